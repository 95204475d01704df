import { LIMITS } from './limits.ts'
import type { Fields } from './read-field.ts'
import { FieldError } from './read-field.ts'
import type { Touchpoint } from './touchpoint.ts'

/** At least as long as the JSON of a value, told without writing it. */
function boundJsonLength(value: unknown): number {
  // A control character is written as six, and no number as more than 24.
  if (typeof value === 'string') return 6 * value.length + 2
  if (typeof value !== 'object' || value === null) return 24
  let length = 2
  if (Array.isArray(value)) {
    for (const entry of value) length += 1 + boundJsonLength(entry)
    return length
  }
  // Our own copy, which inherits nothing that could be named here. Any object may be asked for a key.
  for (const key in value) {
    length += 6 * key.length + 4 + boundJsonLength((value as Fields)[key])
  }
  return length
}

/**
 * Holds a touchpoint to its size. Everything but `items` and `props` is cut at limits of its own, far
 * below this one.
 *
 * @throws {FieldError} When it is larger.
 */
export function holdSize({ items, props }: Touchpoint): void {
  const sized = [items, props]
  // Characters, not bytes: never stricter than the sender, who counted bytes. Few are near the limit.
  const isTooLarge =
    boundJsonLength(sized) > LIMITS.touchpointBytes &&
    JSON.stringify(sized).length > LIMITS.touchpointBytes
  if (isTooLarge) {
    throw new FieldError(
      'too_large',
      `a touchpoint must stay under ${LIMITS.touchpointBytes} bytes`,
    )
  }
}
