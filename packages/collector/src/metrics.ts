import type { LogEntry } from './options.ts'
import { createCounter, createHistogram } from './prometheus-text.ts'
import type { Sink } from './sinks/sink.ts'

/** Counts what a collector does, without a word about whom: labels are of closed sets. */
export interface Metrics {
  /**
   * Counts a request that was answered.
   *
   * @param route - Method and path as they were registered, or `other`.
   */
  countRequest(route: { method: string; path: string }, status: number): void
  /** The sink, with what it is given and how long it takes counted. */
  watchSink(sink: Sink): Sink
  /** The log, with refused requests counted by reason. */
  watchLog(log: (entry: LogEntry) => void): (entry: LogEntry) => void
  /** Everything since the start, in Prometheus' text format. */
  toText(): string
}

/** From a commit on a fast disk to a sink that is about to be given up. */
const WRITE_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Each metric by its name, unit and labels. */
function createFamilies() {
  return {
    requests: createCounter('waymark_requests_total', 'Requests answered.', [
      'method',
      'path',
      'status',
    ]),
    refused: createCounter(
      'waymark_requests_refused_total',
      'Requests with touchpoints refused as a whole.',
      ['reason'],
    ),
    touchpoints: createCounter(
      'waymark_touchpoints_total',
      'Touchpoints by what became of them: failed ones are sent again.',
      ['outcome'],
    ),
    rejected: createCounter('waymark_touchpoints_rejected_total', 'Touchpoints refused for good.', [
      'reason',
    ]),
    deadLetters: createCounter(
      'waymark_dead_letters_total',
      'Refused touchpoints and requests that were kept for a limited time.',
    ),
    drops: createCounter(
      'waymark_client_drops_total',
      'Touchpoints clients told they gave up, repeats of a batch included.',
      ['reason'],
    ),
    writes: createHistogram(
      'waymark_sink_write_seconds',
      'Time until a batch was durable, or had failed.',
      WRITE_BOUNDS,
    ),
  }
}

/**
 * Makes the metrics of one collector.
 *
 * @param elapsedMs - A clock that never jumps, in milliseconds.
 */
export function createMetrics(elapsedMs: () => number = () => performance.now()): Metrics {
  const { requests, refused, touchpoints, rejected, deadLetters, drops, writes } = createFamilies()
  // Shown before the first of them, so that a rate can be asked for from the start.
  for (const outcome of ['stored', 'duplicate', 'failed']) touchpoints.add([outcome], 0)
  deadLetters.add([], 0)

  async function write(sink: Sink, batch: Parameters<Sink['write']>[0]) {
    const startedAt = elapsedMs()
    try {
      const result = await sink.write(batch)
      touchpoints.add(['stored'], result.stored)
      touchpoints.add(['duplicate'], result.duplicates ?? 0)
      deadLetters.add([], batch.deadLetters?.length ?? 0)
      for (const [reason, count] of Object.entries(batch.refused ?? {})) {
        rejected.add([reason], count)
      }
      if (result.erased) rejected.add(['erased'], result.erased)
      for (const [reason, count] of Object.entries(batch.drops)) drops.add([reason], count)
      return result
    } catch (error) {
      touchpoints.add(['failed'], batch.touchpoints.length)
      throw error
    } finally {
      writes.observe((elapsedMs() - startedAt) / 1_000)
    }
  }

  return {
    countRequest: ({ method, path }, status) => requests.add([method, path, String(status)]),
    watchSink: (sink) => ({
      name: sink.name,
      write: (batch) => write(sink, batch),
      close: () => sink.close(),
    }),
    watchLog: (log) => (entry) => {
      if (entry.event === 'batch_refused') refused.add([entry.reason ?? 'other'])
      log(entry)
    },
    toText() {
      const all = [requests, refused, touchpoints, rejected, deadLetters, drops, writes]
      return `${all.flatMap((metric) => metric.lines()).join('\n')}\n`
    },
  }
}
