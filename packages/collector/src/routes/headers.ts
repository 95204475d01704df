/** Headers every answer carries. Spread into the answer's own, which costs less than a middleware. */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  // For what is no page; a page brings its own.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const

/** Sent over https only: from then on a browser asks for this host in no other way, for a year. */
export const STRICT_TRANSPORT_SECURITY = 'max-age=31536000'

// A day is the longest any browser believes; Chromium cuts at two hours (checked 2026-10).
const PREFLIGHT_MAX_AGE_SECONDS = 86_400

/** CORS headers of an answer the page may read, or only `Vary` where it may not. */
export function corsHeaders(
  origin: string | undefined,
  isAllowed: boolean,
): Record<string, string> {
  if (origin === undefined || !isAllowed) return { Vary: 'Origin' }
  // Never `Access-Control-Allow-Credentials`: nothing here depends on cookies.
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After',
  }
}

/** Whether a text lists header names, and no more of them than anybody needs. */
function isHeaderList(text: string | undefined): text is string {
  return text !== undefined && text.length <= 2_048 && /^[\w!#$%&'*+.^`|~, -]+$/.test(text)
}

/** Headers that answer a preflight: whatever headers it asks for, for as long as a browser keeps it. */
export function preflightHeaders(
  origin: string,
  requestedHeaders: string | undefined,
  method: 'GET' | 'POST' = 'POST',
): Record<string, string> {
  return {
    Vary: 'Origin, Access-Control-Request-Headers',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': method,
    ...(isHeaderList(requestedHeaders) ? { 'Access-Control-Allow-Headers': requestedHeaders } : {}),
    'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_SECONDS),
  }
}
