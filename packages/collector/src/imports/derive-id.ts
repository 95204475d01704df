const encoder = new TextEncoder()

/**
 * Derives a UUID from a name: the same parts give the same id, so that a message sent again is
 * stored once. Version 8 (RFC 9562, section 5.8) of the parts' SHA-256.
 *
 * @param parts - Joined by a character that JSON text never holds bare, so that no two lists of
 * parts make one name.
 */
export async function deriveId(...parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(parts.join('\0')))
  const hex = Array.from(new Uint8Array(digest, 0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
