import { LIMITS } from '@waymark/protocol'
import type { Gunzip } from './gunzip.ts'
import { isGzip } from './gunzip.ts'
import type { RefusedRequest } from './refusals.ts'
import { refuse } from './refusals.ts'

/** The JSON a body held, or why it held none, with its text as far as it could be read. */
export type Decoded = { ok: true; value: unknown } | (RefusedRequest & { text?: string })

/** How a body was sent. */
export interface BodyCoding {
  gunzip: Gunzip
  /** `Content-Encoding` of the request; only told to explain what cannot be read. */
  contentEncoding?: string
  /** Most bytes when unpacked. @defaultValue `LIMITS.bodyBytes` */
  maxBytes?: number
}

// A page of JSON of a few hundred bytes may well be one word repeated.
const ALWAYS_UNPACKED_BYTES = 16_384

const decoder = new TextDecoder()

/**
 * Turns the bytes of a body into parsed JSON. Gzip is told by its first bytes, because a
 * `Content-Encoding` header would cost a browser a preflight, and proxies lie about it.
 */
export async function decode(bytes: Uint8Array, coding: BodyCoding): Promise<Decoded> {
  const { gunzip, contentEncoding = 'identity', maxBytes: most = LIMITS.bodyBytes } = coding
  let plain = bytes
  if (isGzip(bytes)) {
    const fair = Math.max(bytes.byteLength * LIMITS.inflateRatio, ALWAYS_UNPACKED_BYTES)
    const maxBytes = Math.min(most, fair)
    try {
      plain = await gunzip(bytes, maxBytes)
    } catch (error) {
      return error instanceof RangeError
        ? refuse('body_too_large', `body must be at most ${maxBytes} bytes when unpacked`)
        : refuse('bad_gzip', 'body starts like gzip but does not unpack')
    }
  }
  const text = decoder.decode(plain)
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    if (!/^(identity|(x-)?gzip)?$/i.test(contentEncoding.trim())) {
      return refuse('unsupported_encoding', 'body must be plain or gzipped')
    }
    // The parser's own message quotes the body, which may hold personal data.
    return { ...refuse('bad_json', 'body must be JSON, plain or gzipped'), text }
  }
}
