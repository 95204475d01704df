import type { Context } from 'hono'
import type { RefusedRequest } from '../refusals.ts'
import { refuse } from '../refusals.ts'

/** What a number in a query may be. */
export interface WholeNumberBounds {
  /** Taken where the query does not name it; without one it must. */
  fallback?: number
  min: number
  max: number
}

/**
 * Reads a whole number out of a query. One that cannot be meant is refused: a figure for another
 * period than was asked for reads like an answer.
 */
export function readWholeNumber(
  c: Context,
  name: string,
  { fallback, min, max }: WholeNumberBounds,
): { ok: true; value: number } | RefusedRequest {
  const text = c.req.query(name)
  if (text === undefined && fallback !== undefined) return { ok: true, value: fallback }
  const value = Number(text)
  const isWhole = text !== undefined && /^\d{1,16}$/.test(text)
  if (isWhole && value >= min && value <= max) return { ok: true, value }
  return refuse('bad_envelope', `${name} must be a whole number of ${min} to ${max}`)
}
