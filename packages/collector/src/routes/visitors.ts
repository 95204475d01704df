import { LIMITS } from '@waymark/protocol'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { exportVisitor } from '../export-visitor.ts'
import type { RefusedRequest } from '../refusals.ts'
import { refuse } from '../refusals.ts'
import { retainDays } from '../retain-days.ts'
import { eraseVisitor, findVisitor, MAX_VISITOR_IDS } from '../sinks/visitor.ts'
import type { ReadingRouteContext } from './reading.ts'
import { READING_HEADERS, readSite, refuseReading } from './reading.ts'
import { readWholeNumber } from './whole-number.ts'

const PATH = '/v1/admin/visitors/:id'
// What a request may take; a long retention is asked for again from where it stopped.
const STEPS_PER_REQUEST = 20
const MAX_DAYS = 36_500

/** What a request asks for. */
interface Chosen {
  ok: true
  siteId: string
  ids: string[]
}

async function* rest<Item>(first: IteratorResult<Item>, items: AsyncIterator<Item>) {
  for (let item = first; !item.done; item = await items.next()) yield item.value
}

function toBody(lines: AsyncIterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return?.()
    },
  })
}

/**
 * A visitor's rights, for whoever may look: `GET /v1/admin/visitors/:id` shows which ids are joined
 * to one; `GET …/export` gives, and `DELETE` erases, what holds exactly that id and those named by
 * `also`. `POST /v1/admin/retain?days=…` lets go of what is older.
 */
export function visitorsRoute({ store, siteIds, guard, now }: ReadingRouteContext): Hono {
  const app = new Hono()

  /** The site and ids a request names. */
  function readChosen(c: Context): Chosen | RefusedRequest {
    const site = readSite(c, siteIds)
    if (!site.ok) return site
    const ids = [...new Set([c.req.param('id') ?? '', ...(c.req.queries('also') ?? [])])]
    const isEach = ids.every((id) => id !== '' && id.length <= LIMITS.userIdLength)
    if (isEach && ids.length <= MAX_VISITOR_IDS) return { ok: true, siteId: site.siteId, ids }
    return refuse('bad_envelope', `ids must be at most ${MAX_VISITOR_IDS}, each short`)
  }

  app.get(PATH, guard, async (c) => {
    const chosen = readChosen(c)
    if (!chosen.ok) return refuseReading(c, chosen)
    const { siteId, ids } = chosen
    const visitor = await findVisitor(store, { siteId, id: ids[0] ?? '', now: now() })
    return c.json({ siteId, ...visitor }, 200, READING_HEADERS)
  })

  app.get(`${PATH}/export`, guard, async (c) => {
    const chosen = readChosen(c)
    if (!chosen.ok) return refuseReading(c, chosen)
    const { siteId, ids } = chosen
    const lines = exportVisitor(store, { siteId, ids, now: now() })
    // Asked before the answer begins, so that a store that fails can still be told.
    const first = await lines.next()
    return c.body(toBody(rest(first, lines)), 200, {
      ...READING_HEADERS,
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': 'attachment; filename="visitor.ndjson"',
    })
  })

  app.delete(PATH, guard, async (c) => {
    const chosen = readChosen(c)
    if (!chosen.ok) return refuseReading(c, chosen)
    const { siteId, ids } = chosen
    const erased = await eraseVisitor(store, { siteId, ids, now: now() })
    return c.json({ siteId, ids, erased }, 200, READING_HEADERS)
  })

  app.post('/v1/admin/retain', guard, async (c) => {
    const site = readSite(c, siteIds)
    if (!site.ok) return refuseReading(c, site)
    const days = readWholeNumber(c, 'days', { min: 1, max: MAX_DAYS })
    if (!days.ok) return refuseReading(c, days)
    const after = readWholeNumber(c, 'after', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER })
    if (!after.ok) return refuseReading(c, after)
    const { siteId } = site
    const asked = {
      siteId,
      days: days.value,
      after: after.value,
      now: now(),
      maxSteps: STEPS_PER_REQUEST,
    }
    return c.json({ siteId, ...(await retainDays(store, asked)) }, 200, READING_HEADERS)
  })
  return app
}
