import { LIMITS } from '@waymark/protocol'

// Captured at load: pages replace it. Used for single strings only, because a page's
// `Array.prototype.toJSON` (Prototype.js) corrupts what it writes for arrays.
const { stringify } = JSON

/**
 * Writes any value as JSON without ever throwing and without running the page's `toJSON` methods,
 * dates apart. Cycles and nesting past `LIMITS.depth` become `null`, bigints strings; functions,
 * symbols and properties whose getter throws are left out.
 *
 * @returns JSON text; `undefined` for a value JSON has no form for.
 */
export function toJson(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return stringify(value)
  if (typeof value === 'bigint') return `"${value}"`
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null'
  if (typeof value === 'boolean' || value === null) return `${value}`
  if (typeof value !== 'object') return undefined
  // Two levels more than `props` may have: the touchpoint and `props` itself.
  if (depth > LIMITS.depth + 1) return 'null'
  try {
    if (value instanceof Date) return `"${value.toISOString()}"`
    if (Array.isArray(value)) {
      return `[${Array.from(value, (entry) => toJson(entry, depth + 1) ?? 'null')}]`
    }
    return objectToJson(value, depth)
  } catch {
    return 'null'
  }
}

function objectToJson(value: object, depth: number): string {
  const members: string[] = []
  for (const key of Object.keys(value)) {
    try {
      // Read once: a getter may answer differently the second time.
      const json = toJson((value as Record<string, unknown>)[key], depth + 1)
      if (json !== undefined) members.push(`${stringify(key)}:${json}`)
    } catch {
      // A throwing getter costs its own property only.
    }
  }
  return `{${members}}`
}
