import type { Touchpoint } from '@waymark/protocol'
import { createUuid, PROTOCOL_VERSION, TOUCHPOINT_TYPES } from '@waymark/protocol'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Reception } from '../receive.ts'
import { receiveValue } from '../receive.ts'
import { refuse } from '../refusals.ts'
import type { ReceivingRouteContext } from './arrivals.ts'
import { SECURITY_HEADERS } from './headers.ts'

// One transparent pixel, GIF89a.
const GIF = Uint8Array.from(
  atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=='),
  (character) => character.charCodeAt(0),
)

const HEADERS = {
  ...SECURITY_HEADERS,
  'Content-Type': 'image/gif',
  // A picture that is not asked for again is not counted again.
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

// Neither an image in a mail nor a page without script buys anything.
const FORBIDDEN_TYPES: readonly string[] = TOUCHPOINT_TYPES.filter((type) => type !== 'page_view')

/** A parameter, cut to what its field may hold at most. */
function parameter(c: Context, name: string): string | undefined {
  return c.req.query(name)?.slice(0, 2_048) || undefined
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}

function toStatus(reception: Reception): 200 | 400 | Exclude<Reception, { ok: true }>['status'] {
  if (!reception.ok) return reception.status
  return reception.rejected.length > 0 ? 400 : 200
}

/**
 * `GET /v1/pixel.gif?site=…&type=…&url=…`: a touchpoint from where no script runs. It knows nobody:
 * each picture is a visitor of its own, under a consent nobody was asked for.
 */
export function pixelRoute(context: ReceivingRouteContext): Hono {
  const { origins, admission, reader, now, log } = context
  const app = new Hono()

  function readTouchpoint(c: Context, siteId: string, receivedAt: number): Partial<Touchpoint> {
    const referrer = parameter(c, 'referrer')
    const title = parameter(c, 'title')
    // A picture in a page without script can be told which page by the browser alone.
    const url = parameter(c, 'url') ?? c.req.header('referer')?.slice(0, 2_048)
    const origin = url === undefined ? undefined : originOf(url)
    const isOwn = origin !== undefined && origins.isAllowed(siteId, origin)
    return {
      id: parameter(c, 'id') ?? createUuid(receivedAt),
      type: parameter(c, 'type') ?? 'page_view',
      occurredAt: receivedAt,
      ...(isOwn && url !== undefined ? { url } : {}),
      ...(referrer === undefined ? {} : { referrer }),
      ...(title === undefined ? {} : { title }),
      origin: { source: 'pixel', confidence: 1 },
    }
  }

  async function accept(c: Context): Promise<Reception> {
    const receivedAt = now()
    const siteId = parameter(c, 'site') ?? ''
    const touchpoint = readTouchpoint(c, siteId, receivedAt)
    if (FORBIDDEN_TYPES.includes(String(touchpoint.type))) {
      return refuse('bad_envelope', 'a pixel may only tell of page_view and of custom types')
    }
    if (
      origins.hasSite(siteId) &&
      touchpoint.type === 'page_view' &&
      touchpoint.url === undefined
    ) {
      return refuse('origin_not_allowed', `url must be a page of site ${siteId}`)
    }
    const client = reader.client(c)
    const limited = await admission.ofNetwork(client.network)
    if (limited) return limited
    const envelope = {
      protocolVersion: PROTOCOL_VERSION,
      siteId,
      batchId: createUuid(receivedAt),
      anonymousId: createUuid(receivedAt),
      consent: 'unknown',
      context: { sdk: 'pixel' },
      touchpoints: [touchpoint],
    }
    const facts = reader.facts(c, client)
    return admission.run(() =>
      receiveValue(
        envelope,
        { receivedAt, sentAt: Number.NaN, facts, sender: { kind: 'pixel' } },
        context,
      ),
    )
  }

  app.get('/v1/pixel.gif', async (c) => {
    // Whoever only asks for the head looks at nothing.
    if (c.req.raw.method === 'HEAD') return c.body(GIF, 200, HEADERS)
    const reception = await accept(c)
    if (reception.ok) return c.body(GIF, toStatus(reception), HEADERS)
    const { refusal, retryAfterSeconds } = reception
    log({ level: 'warn', event: 'batch_refused', reason: refusal.reason, message: refusal.detail })
    const retry =
      retryAfterSeconds === undefined ? undefined : { 'Retry-After': String(retryAfterSeconds) }
    // The picture in any case: a mail must not show a broken one.
    return c.body(GIF, toStatus(reception), { ...HEADERS, ...retry })
  })
  return app
}
