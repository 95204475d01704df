/** A metric that writes itself in Prometheus' text format. */
export interface Metric {
  /** Lines without an end, the first two of which tell what it is. */
  lines(): string[]
}

/** A number that only grows, one per set of label values. */
export interface Counter extends Metric {
  /** Adds to what has these label values, in the order of the counter's labels. */
  add(values: readonly string[], count?: number): void
}

/** Durations, counted by how long they took at most. */
export interface Histogram extends Metric {
  observe(seconds: number): void
}

function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
}

function head(name: string, help: string, type: 'counter' | 'histogram'): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}

/**
 * Makes a counter.
 *
 * @param name - With its unit, ending in `_total`.
 * @param labels - Names of its labels. Their values must be of a closed set: each set of them is kept
 * for ever.
 */
export function createCounter(name: string, help: string, labels: readonly string[] = []): Counter {
  const counts = new Map<string, { values: readonly string[]; count: number }>()
  const toLine = (values: readonly string[]) => {
    const pairs = labels.map((label, index) => `${label}=${quote(values[index] ?? '')}`)
    return pairs.length > 0 ? `${name}{${pairs.join(',')}}` : name
  }
  return {
    add(values, count = 1) {
      // No value of a closed set holds a line break.
      const key = values.join('\n')
      const known = counts.get(key)
      if (known) known.count += count
      else counts.set(key, { values, count })
    },
    lines: () => [
      ...head(name, help, 'counter'),
      ...[...counts.values()].map(({ values, count }) => `${toLine(values)} ${count}`),
    ],
  }
}

/**
 * Makes a histogram.
 *
 * @param name - Ending in `_seconds`.
 * @param bounds - Upper bounds in seconds, ascending; one without a bound is added.
 */
export function createHistogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const buckets = bounds.map((bound) => ({ bound, count: 0 }))
  let count = 0
  let sum = 0
  return {
    observe(seconds) {
      count++
      sum += seconds
      // Each bucket holds those below it too, as the format wants it.
      for (const bucket of buckets) if (seconds <= bucket.bound) bucket.count++
    },
    lines: () => [
      ...head(name, help, 'histogram'),
      ...buckets.map((bucket) => `${name}_bucket{le="${bucket.bound}"} ${bucket.count}`),
      `${name}_bucket{le="+Inf"} ${count}`,
      `${name}_sum ${sum}`,
      `${name}_count ${count}`,
    ],
  }
}
