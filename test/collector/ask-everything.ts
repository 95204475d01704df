import type { ReportInput, Store } from '@waymark/collector'
import { createCollector } from '@waymark/collector'
import { expect } from 'vitest'
import { anEnvelope, aTouchpoint } from '../helpers/envelope.ts'
import { ADMIN_TOKEN, BROWSER, NOW, ORIGIN, SECRET } from './open-collector.ts'

// One request of each kind that asks something of the store, for stores that fail.

/** Which operations of a store are counted: those of what is asked, not of who looks after it. */
export interface Watch {
  count: number
  isOn: boolean
}

async function countOf({ touchpoints }: ReportInput): Promise<string> {
  let count = 0
  for await (const _ of touchpoints) count++
  return `<!doctype html>${count}`
}

/** A collector over a store, with a report that reads all of it. */
export function collectorOf(store: Store, now = () => NOW) {
  const sites = { shop: { origins: [ORIGIN], secrets: [SECRET] } }
  const report = { map: countOf, live: countOf, visitor: countOf }
  return createCollector({ sink: store, sites, adminToken: ADMIN_TOKEN, report, now })
}

type App = ReturnType<typeof collectorOf>

/** Sends touchpoints with these ids, and a bad one beside them. */
export const anAnswer = (app: App, ids: readonly string[]) =>
  app.request('/v1/batch', {
    method: 'POST',
    headers: BROWSER,
    body: JSON.stringify(
      anEnvelope({
        batchId: `batch-${ids.join('-')}`,
        touchpoints: [
          ...ids.map((id, seq) => aTouchpoint({ id, streamId: 'stream', seq })),
          aTouchpoint({ id: `${ids[0]}-bad`, type: 'Not A Type' }),
        ],
      }),
    ),
  })

/** Asks with the admin token. */
export const asAdmin = (app: App, path: string, method = 'GET', body?: string) =>
  app.request(path, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    ...(body === undefined ? {} : { body }),
  })

const aSegmentBatch = (app: App) =>
  app.request('/v1/b', {
    method: 'POST',
    headers: BROWSER,
    body: JSON.stringify({
      writeKey: 'shop',
      batch: [{ type: 'page', messageId: 'foreign', anonymousId: 'somebody' }],
    }),
  })

const aMeasurement = (app: App) =>
  app.request(`/mp/collect?measurement_id=shop&api_secret=${SECRET}`, {
    method: 'POST',
    body: JSON.stringify({
      client_id: 'till',
      events: [{ name: 'purchase', params: { transaction_id: 'till-1' } }],
    }),
  })

async function aReplay(app: App) {
  const listed = await asAdmin(app, '/v1/admin/dead-letters')
  if (!listed.ok) return listed
  const { deadLetters } = await listed.json()
  const ids = deadLetters.map(({ id }: { id: string }) => id)
  return asAdmin(app, '/v1/admin/dead-letters', 'POST', JSON.stringify({ siteId: 'shop', ids }))
}

/** What is asked, and how many touchpoints are stored then. */
type Step = [name: string, ask: (app: App) => Response | Promise<Response>, stored: number]

const STEPS: readonly Step[] = [
  ['a batch', (app) => anAnswer(app, ['a', 'b']), 2],
  ['losses', (app) => asAdmin(app, '/v1/health/loss'), 2],
  ['the map', (app) => asAdmin(app, '/map'), 2],
  ['the newest', (app) => asAdmin(app, '/map/live'), 2],
  ['a visitor', (app) => asAdmin(app, '/v1/admin/visitors/visitor'), 2],
  ['an erasure of nobody', (app) => asAdmin(app, '/v1/admin/visitors/nobody', 'DELETE'), 2],
  ['another batch', (app) => anAnswer(app, ['c']), 3],
  ['a picture', (app) => app.request('/v1/pixel.gif?site=shop&type=email_open&id=mail'), 4],
  ['a batch of Segment’s', aSegmentBatch, 5],
  ['an event of a server', aMeasurement, 6],
  ['retention', (app) => asAdmin(app, '/v1/admin/retain?days=9', 'POST'), 6],
  ['letters taken again', aReplay, 6],
  ['an export', (app) => asAdmin(app, '/v1/admin/visitors/visitor/export'), 6],
  ['an erasure', (app) => asAdmin(app, '/v1/admin/visitors/visitor', 'DELETE'), 3],
]

/**
 * Asks for everything in turn of a collector whose n-th operation fails, and again where it was told
 * to: what is stored after each is what would be stored without a failure.
 */
export async function askEverything(store: Store, watch: Watch, n: number): Promise<void> {
  const app = collectorOf(store)
  let refused = 0
  for (const [name, step, expected] of STEPS) {
    watch.isOn = true
    let { status } = await step(app)
    if (status === 503) {
      refused++
      status = (await step(app)).status
    }
    expect(status, `operation ${n}, ${name}`).toBeLessThan(300)
    watch.isOn = false
    const ids = (await store.latest('shop', 99)).map(({ id }) => id)
    expect(ids, `operation ${n}, ${name}`).toHaveLength(expected)
    expect(new Set(ids).size).toBe(expected)
  }
  // One operation fails, and one request with it, unless that could do without.
  expect(refused, `operation ${n}`).toBeLessThanOrEqual(watch.count < n ? 0 : 1)
}
