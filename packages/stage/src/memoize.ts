// Shops have few shapes of addresses; what a stranger sends must not fill the memory.
const MAX_ENTRIES = 5_000

/** Remembers the answers of a pure function of one short text. */
export function memoize<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      value = read(text)
      if (known.size < MAX_ENTRIES) known.set(text, value)
    }
    return value
  }
}
