import type { Exchange } from '../storefronts/storefront.ts'

type Body = Exchange['requestBody']

/** Characters of a request that are looked at. A cart call has a few hundred. */
const MAX_BODY_LENGTH = 65_536

const shorten = (text: string) => (text.length > MAX_BODY_LENGTH ? undefined : text)

/**
 * Copies what a request sends, if it is small and can be read without consuming it: text, form
 * fields (of files not even the names), blobs. Streams and buffers are left alone.
 */
export function readRequestBody(body: unknown): Body | Promise<Body> {
  if (typeof body === 'string') return shorten(body)
  if (body instanceof URLSearchParams) return [...body]
  if (body instanceof FormData) {
    return [...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  }
  if (body instanceof Blob && body.size <= MAX_BODY_LENGTH) return body.text()
  return undefined
}
