import { LIMITS } from '@waymark/protocol'
import { quietly } from './quietly.ts'

/**
 * `JSON.parse` and `JSON.stringify`, captured at load: pages replace them. `stringify` writes single
 * strings only, because a page's `Array.prototype.toJSON` (Prototype.js) corrupts what it writes for
 * arrays.
 */
export const { parse: parseJson, stringify } = JSON

// Far more than a touchpoint under the size limit has. Every node of a web of references, such as
// `window`, is reachable by more paths than could ever be walked.
const MAX_VALUES = 10_000

/**
 * Writes any value as JSON without ever throwing and without running the page's `toJSON` methods.
 * Nesting past `LIMITS.depth`, and with it cycles, values past a bound on their number and objects
 * that cannot be read become `null`, bigints strings; functions, symbols and properties whose
 * getter throws are left out of objects.
 *
 * @returns JSON text; an empty text for a value JSON has no form for.
 */
export function toJson(value: unknown): string {
  let valueCount = 0

  function write(value: unknown, depth: number): string {
    if (typeof value === 'bigint') return `"${value}"`
    if (typeof value !== 'object' || value === null) return stringify(value) ?? ''
    return quietly(() => writeObject(value, depth)) ?? 'null'
  }

  function writeObject(value: object, depth: number): string {
    if (depth > LIMITS.depth) return 'null'
    if (value instanceof Date) return `"${value.toISOString()}"`
    const inner = (read: () => unknown) =>
      ++valueCount > MAX_VALUES ? 'null' : write(quietly(read), depth + 1)
    // Spread, because Prototype.js replaces `Array.from`.
    if (Array.isArray(value)) return `[${[...value].map((entry) => inner(() => entry) || 'null')}]`
    // Any object may be read by name; each name once, as a getter may answer differently next time.
    const members = (quietly(() => Object.keys(value)) ?? []).flatMap((key) => {
      const json = inner(() => (value as Record<string, unknown>)[key])
      return json ? `${stringify(key)}:${json}` : []
    })
    return `{${members}}`
  }

  return write(value, 0)
}

/** Makes one JSON object of two that have members. */
export function joinJson(one: string, other: string): string {
  return `${one.slice(0, -1)},${other.slice(1)}`
}
