/** A body within its limits, or why there is none. */
export type BodyVerdict =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: 'too_large' | 'timeout' }

/** Limits of {@link readBody}. */
export interface BodyLimits {
  maxBytes: number
  /** How long the whole body may take, in milliseconds. */
  timeoutMs: number
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

async function readCounting(reader: Reader, maxBytes: number): Promise<BodyVerdict> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes) {
      // The rest is not read; that the sender minds is no failure of ours.
      void reader.cancel().catch(() => {})
      return { ok: false, reason: 'too_large' }
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return { ok: true, bytes }
}

async function readDeclared(request: Request, maxBytes: number): Promise<BodyVerdict> {
  // A server reads no further than the length it was told, so the fast way is safe; what was never
  // on a wire may lie.
  const bytes = new Uint8Array(await request.arrayBuffer())
  return bytes.byteLength > maxBytes ? { ok: false, reason: 'too_large' } : { ok: true, bytes }
}

/**
 * Reads a request body of at most `maxBytes`, however it is framed, without ever holding more, and
 * waits for it only so long.
 *
 * @throws When the connection ends before the body does.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<BodyVerdict> {
  const { maxBytes, timeoutMs } = limits
  const declared = request.headers.get('content-length')
  const isFramedByLength = declared !== null && !request.headers.has('transfer-encoding')
  if (isFramedByLength && Number(declared) > maxBytes) return { ok: false, reason: 'too_large' }
  const reader = isFramedByLength ? undefined : request.body?.getReader()
  if (!isFramedByLength && !reader) return { ok: true, bytes: new Uint8Array() }

  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<BodyVerdict>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: 'timeout' }), timeoutMs)
  })
  const reading = reader ? readCounting(reader, maxBytes) : readDeclared(request, maxBytes)
  try {
    const verdict = await Promise.race([reading, timeout])
    if (!verdict.ok && verdict.reason === 'timeout') {
      // Whatever still comes, and how it ends, concerns nobody any more.
      reading.catch(() => {})
      void reader?.cancel().catch(() => {})
    }
    return verdict
  } finally {
    clearTimeout(timer)
  }
}
