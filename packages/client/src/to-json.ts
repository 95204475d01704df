import { LIMITS } from '@waymark/protocol'

// Captured at load: pages replace it. Used for single strings only, because a page's
// `Array.prototype.toJSON` (Prototype.js) corrupts what it writes for arrays.
const { stringify } = JSON

/**
 * Writes any value as JSON without ever throwing and without running the page's `toJSON` methods,
 * dates apart. Cycles and nesting past `LIMITS.depth` become `null`, bigints strings; functions,
 * symbols and properties whose getter throws are left out of objects.
 *
 * @returns JSON text; an empty text for a value JSON has no form for.
 */
export function toJson(value: unknown, depth = 0): string {
  if (typeof value === 'bigint') return `"${value}"`
  if (typeof value !== 'object' || value === null) return stringify(value) ?? ''
  // Two levels more than `props` may have: the touchpoint and `props` itself.
  if (depth > LIMITS.depth + 1) return 'null'
  const inner = (read: () => unknown) => {
    try {
      return toJson(read(), depth + 1)
    } catch {
      return ''
    }
  }
  if (value instanceof Date) return inner(() => value.toISOString()) || 'null'
  if (Array.isArray(value)) return `[${Array.from(value, (entry) => inner(() => entry) || 'null')}]`
  // Any object may be read by name; each name once, as a getter may answer differently next time.
  const members = keysOf(value).map((key) => [
    key,
    inner(() => (value as Record<string, unknown>)[key]),
  ])
  return `{${members.filter(([, json]) => json).map(([key, json]) => `${stringify(key)}:${json}`)}}`
}

/** Own names; none of a proxy that refuses to tell. */
function keysOf(value: object): string[] {
  try {
    return Object.keys(value)
  } catch {
    return []
  }
}
