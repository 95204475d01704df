import { LIMITS } from '@waymark/protocol'
import { Hono } from 'hono'
import { readBody } from '../read-body.ts'
import type { ReceiveContext } from '../receive.ts'
import type { RefusedRequest } from '../refusals.ts'
import { refuse } from '../refusals.ts'
import { replayDeadLetters } from '../replay.ts'
import type { ReadingRouteContext } from './reading.ts'
import { checkSite, READING_HEADERS, readSite, refuseReading } from './reading.ts'
import { readWholeNumber } from './whole-number.ts'

const PATH = '/v1/admin/dead-letters'
const MAX_LETTERS = 1_000

/** What the route works with. */
export interface DeadLettersRouteContext extends ReadingRouteContext {
  receiving: ReceiveContext
  bodyTimeoutMs: number
}

type ReplayRequest = { ok: true; siteId: string; ids: string[] } | RefusedRequest

function readReplay(text: string): ReplayRequest {
  try {
    const { siteId, ids } = Object(JSON.parse(text))
    const isList = Array.isArray(ids) && ids.length <= MAX_LETTERS
    if (typeof siteId === 'string' && isList && ids.every((id) => typeof id === 'string')) {
      return { ok: true, siteId, ids }
    }
  } catch {
    return refuse('bad_json', 'body must be JSON')
  }
  return refuse('bad_envelope', `body must name a siteId and at most ${MAX_LETTERS} ids`)
}

/**
 * `GET /v1/admin/dead-letters?site=…&limit=…&before=…` lists what was refused for good, newest
 * first; `POST` with `{ siteId, ids }` takes letters again.
 */
export function deadLettersRoute(context: DeadLettersRouteContext): Hono {
  const { store, siteIds, guard, now, receiving, bodyTimeoutMs } = context
  const app = new Hono()

  app.get(PATH, guard, async (c) => {
    const site = readSite(c, siteIds)
    if (!site.ok) return refuseReading(c, site)
    const limit = readWholeNumber(c, 'limit', { fallback: 100, min: 1, max: MAX_LETTERS })
    if (!limit.ok) return refuseReading(c, limit)
    const { siteId } = site
    const before = c.req.query('before')
    const deadLetters = await store.deadLetters(siteId, {
      now: now(),
      limit: limit.value,
      ...(before === undefined ? {} : { before }),
    })
    return c.json({ siteId, deadLetters }, 200, READING_HEADERS)
  })

  app.post(PATH, guard, async (c) => {
    const body = await readBody(c.req.raw, {
      maxBytes: LIMITS.bodyBytes,
      timeoutMs: bodyTimeoutMs,
    }).catch(() => undefined)
    if (!body?.ok) return refuseReading(c, refuse('body_too_large', 'body must be a short list'))
    const asked = readReplay(new TextDecoder().decode(body.bytes))
    if (!asked.ok) return refuseReading(c, asked)
    const { siteId, ids } = asked
    const site = checkSite(siteId, siteIds)
    if (!site.ok) return refuseReading(c, site)
    return c.json(
      await replayDeadLetters(store, { siteId, ids, now: now() }, receiving),
      200,
      READING_HEADERS,
    )
  })
  return app
}
