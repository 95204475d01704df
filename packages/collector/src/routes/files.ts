import type { Context } from 'hono'
import { Hono } from 'hono'
import { toBase64 } from '../base64.ts'
import type { ServedFile } from '../served-file.ts'
import { SECURITY_HEADERS } from './headers.ts'

const DEFAULT_MAX_AGE_SECONDS = 3_600
// A year is as good as for ever (RFC 8246 advises `immutable` beside a long `max-age`).
const IMMUTABLE = 'public, max-age=31536000, immutable'

// Cloudflare's runtime compresses what says that it is compressed, unless told that it is already; the
// other runtimes do not know the option.
const AS_IT_IS = { encodeBody: 'manual' } as ResponseInit

/** One way to send a file: its bytes, and the strong tag that names exactly these bytes. */
interface Representation {
  encoding?: 'br' | 'gzip'
  bytes: Uint8Array<ArrayBuffer>
  etag: string
}

async function represent(
  body: Uint8Array | string,
  encoding?: 'br' | 'gzip',
): Promise<Representation> {
  // A copy in a buffer of its own: what `crypto.subtle` and an answer take on every runtime.
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body)
  const hash = toBase64(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 22)
  return { ...(encoding ? { encoding } : {}), bytes, etag: `"${hash}"` }
}

/** The file's representations in order of preference, the plain one last. */
function representAll({ body, encodings = {} }: ServedFile): Promise<Representation[]> {
  const { br, gzip } = encodings
  return Promise.all([
    ...(br ? [represent(br, 'br')] : []),
    ...(gzip ? [represent(gzip, 'gzip')] : []),
    represent(body),
  ])
}

/** Whether `Accept-Encoding` names a coding without refusing it (RFC 9110, section 12.5.3). */
function accepts(header: string, coding: string): boolean {
  return header.split(',').some((entry) => {
    const [name = '', ...parameters] = entry.toLowerCase().split(';')
    return name.trim() === coding && !parameters.some((text) => /^\s*q=0(\.0*)?\s*$/.test(text))
  })
}

/** Whether `If-None-Match` names a tag, compared weakly (RFC 9110, section 13.1.2). */
function names(header: string, etag: string): boolean {
  return header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

function serveFile(file: ServedFile): (c: Context) => Promise<Response> {
  const { contentType, maxAgeSeconds = DEFAULT_MAX_AGE_SECONDS, isImmutable = false } = file
  const caching = isImmutable ? IMMUTABLE : `public, max-age=${maxAgeSeconds}, must-revalidate`
  let prepared: Promise<Representation[]> | undefined
  return async (c) => {
    prepared ??= representAll(file)
    const accepted = c.req.header('accept-encoding') ?? ''
    const chosen = (await prepared).find(
      ({ encoding }) => encoding === undefined || accepts(accepted, encoding),
    )
    if (!chosen) return c.notFound()
    const headers = {
      ...SECURITY_HEADERS,
      ETag: chosen.etag,
      Vary: 'Accept-Encoding',
      'Cache-Control': caching,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    }
    if (names(c.req.header('if-none-match') ?? '', chosen.etag)) return c.body(null, 304, headers)
    return new Response(chosen.bytes, {
      headers: {
        ...headers,
        'Content-Type': contentType,
        ...(chosen.encoding ? { 'Content-Encoding': chosen.encoding } : {}),
      },
      ...AS_IT_IS,
    })
  }
}

/** The files browsers load from the collector, by path. */
export function filesRoute(files: Readonly<Record<string, ServedFile>>): Hono {
  const app = new Hono()
  for (const [path, file] of Object.entries(files)) app.get(path, serveFile(file))
  return app
}
