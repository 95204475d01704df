/** A body within its limit, or why there is none. */
export type BodyVerdict = { ok: true; bytes: Uint8Array } | { ok: false; reason: 'too_large' }

async function readCounting(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<BodyVerdict> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream: the rest is not read.
    if (size > maxBytes) return { ok: false, reason: 'too_large' }
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return { ok: true, bytes }
}

/**
 * Reads a request body of at most `maxBytes`, however it is framed, without ever holding more.
 *
 * @throws When the connection ends before the body does.
 */
export async function readBody(request: Request, maxBytes: number): Promise<BodyVerdict> {
  const declared = request.headers.get('content-length')
  const isFramedByLength = declared !== null && !request.headers.has('transfer-encoding')
  if (isFramedByLength && Number(declared) > maxBytes) return { ok: false, reason: 'too_large' }
  if (!isFramedByLength) {
    return request.body
      ? readCounting(request.body, maxBytes)
      : { ok: true, bytes: new Uint8Array() }
  }
  // A server reads no further than the length it was told, so the fast way is safe; what was never
  // on a wire may lie.
  const bytes = new Uint8Array(await request.arrayBuffer())
  return bytes.byteLength > maxBytes ? { ok: false, reason: 'too_large' } : { ok: true, bytes }
}
