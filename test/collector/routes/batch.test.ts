import type { CollectorOptions, LogEntry, Sink } from '@waymark/collector'
import { createCollector, memoryStore, SinkError } from '@waymark/collector'
import type { Envelope } from '@waymark/protocol'
import { LIMITS } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../../helpers/envelope.ts'

const ORIGIN = 'https://shop.example'
const NOW = 1_790_000_100_000

function setUp(options: Partial<CollectorOptions> = {}) {
  const store = memoryStore()
  const log: LogEntry[] = []
  const app = createCollector({
    sink: store,
    sites: { shop: { origins: [ORIGIN] }, other: { origins: ['https://other.example'] } },
    now: () => NOW,
    log: (entry) => log.push(entry),
    ...options,
  })
  const post = async (body: string, init: RequestInit = {}, query = '') =>
    app.request(`/v1/batch${query}`, {
      method: 'POST',
      body,
      headers: { origin: ORIGIN },
      ...init,
    })
  const send = (envelope: Envelope, init?: RequestInit) => post(JSON.stringify(envelope), init)
  return { app, store, log, post, send }
}

function failingSink(error: Error): Sink {
  return { name: 'failing', write: () => Promise.reject(error), close: async () => {} }
}

describe('POST /v1/batch', () => {
  it('answers 204 without a body once all is stored', async () => {
    const { send, store } = setUp()
    const answer = await send(anEnvelope())
    expect(answer.status).toBe(204)
    expect(answer.body).toBeNull()
    expect(await store.latest('shop', 9)).toHaveLength(1)
  })

  it('answers only after the sink has stored', async () => {
    const events: string[] = []
    const sink: Sink = {
      ...memoryStore(),
      write: async ({ touchpoints }) => {
        events.push('writing')
        // A turn of the loop: whatever was going to answer early would have.
        await new Promise((resolve) => setImmediate(resolve))
        events.push('stored')
        return { stored: touchpoints.length }
      },
    }
    await setUp({ sink }).send(anEnvelope())
    events.push('answered')
    expect(events).toEqual(['writing', 'stored', 'answered'])
  })

  it('never forbids storing an answer, which would cost the page its keepalive budget', async () => {
    const { post, send } = setUp()
    const answers = [
      await send(anEnvelope()),
      await post('{'),
      await send(anEnvelope({ siteId: 'x' })),
    ]
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual([null, null, null])
  })

  it('takes JSON under any content type', async () => {
    const { send } = setUp()
    const answer = await send(anEnvelope(), {
      headers: { origin: ORIGIN, 'content-type': 'image/png' },
    })
    expect(answer.status).toBe(204)
  })

  it('reads the time of the attempt from the query', async () => {
    const { post, store } = setUp()
    await post(JSON.stringify(anEnvelope()), {}, `?sentAt=${NOW + 3_600_000}`)
    expect(await store.latest('shop', 1)).toMatchObject([
      { occurredAt: 1_789_996_400_000, receivedAt: NOW, clockSkewMs: -3_600_000 },
    ])
  })

  it.each(['', '?sentAt=', '?sentAt=soon', '?sentAt=-1', '?sentAt=1e999'])(
    'takes the times as they are under %j',
    async (query) => {
      const { post, store } = setUp()
      await post(JSON.stringify(anEnvelope()), {}, query)
      const [stored] = await store.latest('shop', 1)
      expect(stored).toMatchObject({ occurredAt: 1_790_000_000_000 })
      expect(stored).not.toHaveProperty('clockSkewMs')
    },
  )

  it('stores the drops of an envelope without touchpoints', async () => {
    const { send, store } = setUp()
    const answer = await send(anEnvelope({ touchpoints: [], drops: { queue_full: 2 } }))
    expect(answer.status).toBe(204)
    expect(await store.drops('shop')).toEqual({ queue_full: 2 })
  })

  it('writes nothing where there is nothing to write', async () => {
    const { send } = setUp({ sink: failingSink(new Error('must not be called')) })
    expect((await send(anEnvelope({ touchpoints: [] }))).status).toBe(204)
  })

  it('logs rejects by reason and count, without their content', async () => {
    const { send, log } = setUp()
    await send(anEnvelope({ touchpoints: [aTouchpoint({ type: 'Ada Lovelace' }), aTouchpoint()] }))
    expect(log).toContainEqual({
      level: 'warn',
      event: 'touchpoints_rejected',
      siteId: 'shop',
      reason: 'bad_type',
      count: 1,
    })
    expect(JSON.stringify(log)).not.toContain('Lovelace')
  })

  it.each([new SinkError('disk full'), new Error('connection lost')])(
    'asks to send again when the sink fails with %s',
    async (error) => {
      const { send, log } = setUp({ sink: failingSink(error) })
      const answer = await send(anEnvelope(), { headers: { origin: ORIGIN } })
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After')
      const refusal = await answer.json()
      expect(refusal).toMatchObject({ reason: 'store_unavailable', permanent: false })
      expect(JSON.stringify(refusal)).not.toContain(error.message)
      expect(log).toContainEqual(expect.objectContaining({ message: error.message }))
    },
  )

  it('answers 500 without a stack when a rule passed in throws', async () => {
    const stage = () => {
      throw new Error('rule 7 is broken')
    }
    const { send, store } = setUp({ stage })
    const answer = await send(anEnvelope())
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({
      reason: 'internal',
      permanent: false,
      detail: expect.not.stringContaining('rule 7'),
    })
    expect(await store.latest('shop', 9)).toEqual([])
  })

  it.each([
    ['a version it does not know', { protocolVersion: 2 }, 422, 'unsupported_version', false],
    ['a site it does not know', { siteId: 'nobody' }, 404, 'unknown_site', false],
    ['a site id of the language', { siteId: '__proto__' }, 404, 'unknown_site', false],
    [
      'too many touchpoints',
      { touchpoints: Array(LIMITS.touchpointsPerEnvelope + 1).fill(aTouchpoint()) },
      413,
      'too_many_touchpoints',
      true,
    ],
  ])('refuses %s', async (_, fields, status, reason, permanent) => {
    const answer = await setUp().send(anEnvelope(fields))
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ reason, permanent, detail: expect.any(String) })
  })

  it('keeps the body out of its complaint about it', async () => {
    const answer = await setUp().post('{"email":"ada@mail.example"')
    expect(await answer.text()).not.toContain('ada')
  })

  it('refuses a request without an origin for as long as it lacks the secret', async () => {
    const answer = await setUp().send(anEnvelope(), { headers: {} })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ reason: 'origin_required', permanent: false })
  })

  it('takes a request without an origin for a site that lists any', async () => {
    const { send } = setUp({ sites: { shop: { origins: ['*'] } } })
    expect((await send(anEnvelope(), { headers: {} })).status).toBe(204)
  })

  it('takes a request without an origin from this machine itself', async () => {
    const { send } = setUp({ isLocal: () => true })
    expect((await send(anEnvelope(), { headers: { host: 'localhost' } })).status).toBe(204)
    const proxied = { host: 'localhost', 'x-forwarded-for': '203.0.113.9' }
    expect((await send(anEnvelope(), { headers: proxied })).status).toBe(403)
  })

  it('refuses a page of another site of the same collector', async () => {
    const { send, store } = setUp()
    const answer = await send(anEnvelope(), { headers: { origin: 'https://other.example' } })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(await store.latest('shop', 9)).toEqual([])
  })

  it('lets the page read why it was refused', async () => {
    const answer = await setUp().post('{', { headers: { origin: ORIGIN } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN)
  })

  it('varies by origin even without one', async () => {
    const answer = await setUp().send(anEnvelope(), { headers: {} })
    expect(answer.headers.get('vary')).toBe('Origin')
  })
})

describe('OPTIONS /v1/batch', () => {
  it('gives a stranger nothing', async () => {
    const { app } = setUp()
    const headers = { origin: 'https://evil.test', 'access-control-request-method': 'POST' }
    const answer = await app.request('/v1/batch', { method: 'OPTIONS', headers })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('access-control-allow-methods')).toBeNull()
    expect(answer.headers.get('vary')).toContain('Origin')
  })
})
