/**
 * Makes a function that remembers its last results, at most so many of them: what a stranger may
 * vary at will must not fill the memory.
 *
 * @param maxEntries - Past it the oldest result is forgotten.
 */
export function rememberLast<Result>(
  compute: (key: string) => Result,
  maxEntries: number,
): (key: string) => Result {
  const known = new Map<string, Result>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const result = compute(key)
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
