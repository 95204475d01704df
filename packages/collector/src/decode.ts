import { LIMITS } from '@waymark/protocol'
import type { Gunzip } from './gunzip.ts'
import { isGzip } from './gunzip.ts'
import type { RefusedRequest } from './refusals.ts'
import { refuse } from './refusals.ts'

/** The JSON a body held, or why it held none. */
export type Decoded = { ok: true; value: unknown } | RefusedRequest

const decoder = new TextDecoder()

/**
 * Turns the bytes of a body into parsed JSON. Gzip is told by its first bytes, because a
 * `Content-Encoding` header would cost a browser a preflight.
 */
export async function decode(bytes: Uint8Array, gunzip: Gunzip): Promise<Decoded> {
  let plain = bytes
  if (isGzip(bytes)) {
    try {
      plain = await gunzip(bytes, LIMITS.bodyBytes)
    } catch (error) {
      return error instanceof RangeError
        ? refuse('body_too_large', `body must be at most ${LIMITS.bodyBytes} bytes when unpacked`)
        : refuse('bad_gzip', 'body starts like gzip but does not unpack')
    }
  }
  try {
    return { ok: true, value: JSON.parse(decoder.decode(plain)) }
  } catch {
    // The parser's own message quotes the body, which may hold personal data.
    return refuse('bad_json', 'body must be JSON, plain or gzipped')
  }
}
