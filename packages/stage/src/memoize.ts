// Shops have few shapes of addresses; what a stranger sends must not fill the memory.
const MAX_ENTRIES = 5_000
const MAX_LENGTH = 40

/** Remembers the answers of a pure function of one short text. */
export function memoize<Value extends string | object | null>(
  read: (text: string) => Value,
): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    if (known.size < MAX_ENTRIES && text.length < MAX_LENGTH) known.set(text, value)
    return value
  }
}
