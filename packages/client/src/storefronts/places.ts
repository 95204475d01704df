import { isObject } from './fields.ts'
import type { Place } from './platform.ts'
import type { StorefrontSession } from './storefront.ts'

/** Characters of a body that patterns are tried on. */
const MAX_TEXT = 20_000
const MAX_LEAVES = 2_000
/** Characters of a path: patterns run over it, and would take as long as it is deep. */
const MAX_PATH = 300

/** Looks up what a {@link Place} names; empty text counts as nothing. */
export function valueAt(root: unknown, place: Place, session: StorefrontSession): unknown {
  if (typeof place === 'function') return place(root, session)
  for (const path of place.split('|')) {
    let value = root
    for (const key of path ? path.split('.') : []) {
      value = isObject(value) ? value[key] : undefined
    }
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

/** GraphQL connections wrap each line in an edge. */
const unwrap = (entry: unknown) => (isObject(entry) && isObject(entry.node) ? entry.node : entry)

/**
 * Lists what a {@link Place} names, with its keys: the entries of a list, a map or a connection, or
 * the parts of text with commas. `undefined` where there is none of them.
 */
export function listAt(
  root: unknown,
  place: Place,
  session: StorefrontSession,
): (readonly [key: string, entry: unknown])[] | undefined {
  if (typeof place === 'string' && place.includes('+')) {
    const lists = place.split('+').map((part) => listAt(root, part, session))
    return lists.some(Boolean) ? lists.flatMap((list) => list ?? []) : undefined
  }
  const value = valueAt(root, place, session)
  if (typeof value === 'string') return Object.entries(value.split(','))
  if (!isObject(value)) return undefined
  const list = Array.isArray(value.edges)
    ? value.edges
    : Array.isArray(value.nodes)
      ? value.nodes
      : value
  return Object.entries(list).map(([key, entry]) => [key, unwrap(entry)])
}

/**
 * Writes a tree as lines of `path=value`, so that one pattern can ask for a field and its value.
 */
export function toLines(root: unknown): string {
  const lines: string[] = []
  const pending: [string, unknown][] = [['', root]]
  // The list grows while it is walked.
  for (const [path, value] of pending) {
    if (pending.length > MAX_LEAVES) break
    if (!isObject(value)) {
      if (path) lines.push(`${path}=${String(value).slice(0, 300)}`)
      continue
    }
    const keys = path.length > MAX_PATH ? [] : Object.keys(value)
    if (!keys.length && path) lines.push(`${path}=`)
    for (const key of keys) pending.push([path ? `${path}.${key}` : key, value[key]])
  }
  return lines.join('\n').slice(0, MAX_TEXT)
}
