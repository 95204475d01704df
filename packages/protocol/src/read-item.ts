import { LIMITS } from './limits.ts'
import type { Fields } from './read-field.ts'
import { describe, FieldError, isFields, readNumber, readText } from './read-field.ts'
import type { Item } from './touchpoint.ts'

const ITEM_TEXTS = [
  'item_id',
  'item_name',
  'item_variant',
  'item_brand',
  'item_category',
  'item_list_id',
  'item_list_name',
  'sku',
  'coupon',
] as const
const ITEM_NUMBERS = ['price', 'quantity', 'discount', 'index'] as const

function readItem(input: unknown): Item {
  if (!isFields(input)) {
    throw new FieldError('bad_field', `items must be objects: current value is ${describe(input)}`)
  }
  const item: Item = {}
  for (const key of ITEM_TEXTS) {
    const value = readText(input, key)
    if (value !== undefined) item[key] = value
  }
  for (const key of ITEM_NUMBERS) {
    const value = readNumber(input, key)
    if (value !== undefined) item[key] = value
  }
  return item
}

/** Reads the optional `items` of a touchpoint. @throws {FieldError} At the first wrong one. */
export function readItems({ items }: Fields): readonly Item[] | undefined {
  if (items === undefined || items === null) return undefined
  if (!Array.isArray(items)) {
    throw new FieldError('bad_field', `items must be an array: current value is ${describe(items)}`)
  }
  if (items.length > LIMITS.itemsPerTouchpoint) {
    throw new FieldError('too_large', `items must not be more than ${LIMITS.itemsPerTouchpoint}`)
  }
  return items.map(readItem)
}
