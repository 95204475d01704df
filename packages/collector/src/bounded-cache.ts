/**
 * Makes a function that remembers its last results, at most so many of them: what a stranger may
 * vary at will must not fill the memory.
 *
 * @param compute - Takes the key, and whatever else is told by it already.
 * @param maxEntries - Past it the oldest result is forgotten.
 */
export function rememberLast<Result, Input extends unknown[] = []>(
  compute: (key: string, ...input: Input) => Result,
  maxEntries: number,
): (key: string, ...input: Input) => Result {
  const known = new Map<string, Result>()
  return (key, ...input) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const result = compute(key, ...input)
    if (known.size >= maxEntries) {
      for (const oldest of known.keys()) {
        known.delete(oldest)
        break
      }
    }
    known.set(key, result)
    return result
  }
}
