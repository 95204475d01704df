import { LIMITS } from './limits.ts'
import type { Fields } from './read-field.ts'
import type { Json, Props } from './touchpoint.ts'

// Names by which a copied object could reach a prototype.
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Copies parsed JSON into an object of our own, within `LIMITS.depth` and `LIMITS.keys` and without
 * the keys that reach a prototype. Numbers JSON cannot write, such as the `Infinity` that `1e999`
 * parses to, become `null`.
 *
 * @returns The copy, or a sentence that says which limit it breaks.
 */
export function toProps(input: object): { props: Props } | { problem: string } {
  let problem: string | undefined

  function copy(value: unknown, depth: number): Json {
    if (typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : null
    if (typeof value !== 'object' || value === null || problem) return null
    if (depth > LIMITS.depth) {
      problem = `props must not nest deeper than ${LIMITS.depth} levels`
      return null
    }
    if (Array.isArray(value)) return value.map((entry) => copy(entry, depth + 1))
    return copyObject(value, depth)
  }

  function copyObject(value: object, depth: number): Props {
    const keys = Object.keys(value)
    if (keys.length > LIMITS.keys) problem = `props must not have more than ${LIMITS.keys} keys`
    const result: Record<string, Json> = {}
    for (const key of keys) {
      if (problem) break
      // Any object may be asked for any of its own keys.
      if (!UNSAFE_KEYS.has(key)) result[key] = copy((value as Fields)[key], depth + 1)
    }
    return result
  }

  const props = copyObject(input, 1)
  return problem ? { problem } : { props }
}
