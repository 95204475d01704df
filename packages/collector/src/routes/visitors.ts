import { LIMITS } from '@waymark/protocol'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { exportVisitor } from '../export-visitor.ts'
import { refuse } from '../refusals.ts'
import { retainDays } from '../retain-days.ts'
import { eraseVisitor, findVisitor, MAX_VISITOR_IDS } from '../sinks/visitor.ts'
import { SECURITY_HEADERS } from './headers.ts'
import type { ReadingRouteContext } from './loss.ts'
import { readWholeNumber } from './whole-number.ts'

const PATH = '/v1/admin/visitors/:id'
const HEADERS = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }
// What a request may take; a long retention is asked for again from where it stopped.
const STEPS_PER_REQUEST = 20
const MAX_DAYS = 36_500

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

  /** The site and ids a request names, or the answer to one that names none of ours. */
  function chosenBy(c: Context): { siteId: string; ids: string[] } | Response {
    const siteId = c.req.query('site') ?? siteIds[0] ?? ''
    if (!siteIds.includes(siteId)) {
      const { refusal } = refuse('unknown_site', 'site must be one this collector serves')
      return c.json(refusal, 404, HEADERS)
    }
    const ids = [...new Set([c.req.param('id') ?? '', ...(c.req.queries('also') ?? [])])]
    const isEach = ids.every((id) => id !== '' && id.length <= LIMITS.userIdLength)
    if (isEach && ids.length <= MAX_VISITOR_IDS) return { siteId, ids }
    const { refusal } = refuse('bad_envelope', `ids must be at most ${MAX_VISITOR_IDS}, each short`)
    return c.json(refusal, 400, HEADERS)
  }

  app.get(PATH, guard, async (c) => {
    const chosen = chosenBy(c)
    if (chosen instanceof Response) return chosen
    const { siteId, ids } = chosen
    const visitor = await findVisitor(store, { siteId, id: ids[0] ?? '', now: now() })
    return c.json({ siteId, ...visitor }, 200, HEADERS)
  })

  app.get(`${PATH}/export`, guard, async (c) => {
    const chosen = chosenBy(c)
    if (chosen instanceof Response) return chosen
    const lines = exportVisitor(store, { ...chosen, now: now() })
    // Asked before the answer begins, so that a store that fails can still be told.
    const first = await lines.next()
    return c.body(toBody(rest(first, lines)), 200, {
      ...HEADERS,
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': 'attachment; filename="visitor.ndjson"',
    })
  })

  app.delete(PATH, guard, async (c) => {
    const chosen = chosenBy(c)
    if (chosen instanceof Response) return chosen
    const erased = await eraseVisitor(store, { ...chosen, now: now() })
    return c.json({ ...chosen, erased }, 200, HEADERS)
  })

  app.post('/v1/admin/retain', guard, async (c) => {
    const siteId = c.req.query('site') ?? siteIds[0] ?? ''
    if (!siteIds.includes(siteId)) {
      const { refusal } = refuse('unknown_site', 'site must be one this collector serves')
      return c.json(refusal, 404, HEADERS)
    }
    const days = readWholeNumber(c, 'days', { min: 1, max: MAX_DAYS })
    if (!days.ok) return c.json(days.refusal, days.status, HEADERS)
    const after = readWholeNumber(c, 'after', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER })
    if (!after.ok) return c.json(after.refusal, after.status, HEADERS)
    const asked = {
      siteId,
      days: days.value,
      after: after.value,
      now: now(),
      maxSteps: STEPS_PER_REQUEST,
    }
    return c.json({ siteId, ...(await retainDays(store, asked)) }, 200, HEADERS)
  })
  return app
}
