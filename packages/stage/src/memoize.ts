// Shops have few shapes of addresses; what a stranger sends must not fill the memory.
const MAX_ENTRIES = 5_000

/** Remembers the answers of a pure function of something short. */
export function memoize<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      if (known.size > MAX_ENTRIES) known.clear()
      value = read(key)
      known.set(key, value)
    }
    return value
  }
}
