/**
 * Unpacks one gzipped body.
 *
 * @throws {RangeError} When the result would be over `maxBytes`; any other error means that the
 * bytes are not gzip. It stops unpacking there, whatever the input promises.
 */
export type Gunzip = (bytes: Uint8Array, maxBytes: number) => Promise<Uint8Array>

/** Tells gzip by its magic bytes (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** {@link Gunzip} by the web's own `DecompressionStream`, for runtimes without zlib. */
export async function gunzipStream(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  // Always a plain buffer here: a shared one cannot be a request's body.
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
  const unpacked = new Uint8Array(maxBytes)
  let size = 0
  for await (const chunk of packed.pipeThrough(new DecompressionStream('gzip'))) {
    if (size + chunk.byteLength > maxBytes) throw new RangeError(`more than ${maxBytes} bytes`)
    unpacked.set(chunk, size)
    size += chunk.byteLength
  }
  return unpacked.subarray(0, size)
}
