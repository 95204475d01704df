import { isCounted, toLine } from './cart-line.ts'
import type { Field } from './fields.ts'
import { isObject } from './fields.ts'
import type { CartLine } from './storefront.ts'

/** The objects among fields, lists left out. */
export const objectsIn = (fields: readonly Field[]) =>
  fields.filter(([, value]) => isObject(value) && !Array.isArray(value)).slice(0, 200)

/** The lines a body names: objects with an id and a quantity, else the first with an id. */
export function askedLines(fields: readonly Field[]): Partial<CartLine>[] {
  const lines = objectsIn(fields).flatMap(([, value]) => toLine(value) ?? [])
  const counted = lines.filter(isCounted)
  return counted.length ? counted : lines.slice(0, 1)
}
