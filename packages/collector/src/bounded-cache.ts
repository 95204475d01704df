/** A map that forgets its oldest entry where it would grow past its bound. */
export type BoundedMap<Value> = Pick<Map<string, Value>, 'get' | 'has'> & {
  set(key: string, value: Value): void
}

/** Makes a map of at most so many entries: what a stranger may vary must not fill the memory. */
export function createBoundedMap<Value>(maxEntries: number): BoundedMap<Value> {
  const entries = new Map<string, Value>()
  return {
    get: (key) => entries.get(key),
    has: (key) => entries.has(key),
    set(key, value) {
      if (entries.size >= maxEntries && !entries.has(key)) {
        for (const oldest of entries.keys()) {
          entries.delete(oldest)
          break
        }
      }
      entries.set(key, value)
    },
  }
}

/**
 * Makes a function that remembers its last results, at most so many of them.
 *
 * @param compute - Takes the key, and whatever else is told by it already.
 * @param maxEntries - Past it the oldest result is forgotten.
 */
export function rememberLast<Result, Input extends unknown[] = []>(
  compute: (key: string, ...input: Input) => Result,
  maxEntries: number,
): (key: string, ...input: Input) => Result {
  const known = createBoundedMap<Result>(maxEntries)
  return (key, ...input) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const result = compute(key, ...input)
    known.set(key, result)
    return result
  }
}
