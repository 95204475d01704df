/**
 * Makes a UUIDv7 (RFC 9562, section 5.7): the first 48 bits are the time, so ids sort by age and a
 * store can take the day of a touchpoint from its id.
 *
 * @param now - Epoch milliseconds.
 * @param random - In `[0, 1)`. Ids are names, not secrets.
 */
export function createUuid(now = Date.now(), random = Math.random): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7xxx-yxxx-xxxxxxxxxxxx`.replace(/[xy]/g, (place) =>
    // The variant's place takes 8 to b.
    Math.floor(place === 'x' ? random() * 16 : random() * 4 + 8).toString(16),
  )
}

/** When a UUIDv7 was made: epoch milliseconds; meaningless for what is none. */
export function uuidCreatedAt(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Tells whether a value is a UUID in lower-case text form. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}
