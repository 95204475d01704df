/** Where {@link createUuid} takes its bytes and its time from. */
export interface UuidOptions {
  /** Epoch milliseconds. @defaultValue `Date.now()` */
  now?: number
  /**
   * Sixteen random bytes.
   * @defaultValue `crypto.getRandomValues`, or `Math.random` where a page has no `crypto`
   */
  randomBytes?: Uint8Array
}

function randomBytes16(): Uint8Array {
  const bytes = new Uint8Array(16)
  if (globalThis.crypto) return crypto.getRandomValues(bytes)
  // Enough to keep ids apart; they are names, not secrets.
  return bytes.map(() => Math.random() * 256)
}

/**
 * Makes a UUIDv7 (RFC 9562, section 5.7): the first 48 bits are the time, so ids sort by age and a
 * store can take the day of a touchpoint from its id.
 */
export function createUuid(options: UuidOptions = {}): string {
  const { now = Date.now(), randomBytes = randomBytes16() } = options
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12)
  const hex = Array.from(randomBytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) & 3]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** When a UUIDv7 was made: epoch milliseconds. */
export function uuidCreatedAt(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Tells whether a value is a UUID in lower-case text form. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}
