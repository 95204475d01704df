import { gzipSync } from 'node:zlib'
import { SinkError } from '@waymark/collector'
import { describe, expect, it } from 'vitest'
import { anEnvelope } from '../../helpers/envelope.ts'
import {
  BROWSER,
  NOW,
  type OpenCollector,
  ORIGIN,
  openCollector,
  SECRET,
} from '../open-collector.ts'

const basic = (name: string, password = '') => ({
  authorization: `Basic ${btoa(`${name}:${password}`)}`,
})
const page = { ...BROWSER, 'content-type': 'text/plain', ...basic('shop') }

const aMessage = (fields: object = {}) => ({
  type: 'track',
  event: 'Product Added',
  messageId: 'm-1',
  anonymousId: 'visitor-1',
  originalTimestamp: new Date(NOW - 120_000).toISOString(),
  properties: { product_id: '42', price: 10, quantity: 1, currency: 'EUR' },
  ...fields,
})

function post({ app }: OpenCollector, path: string, body: unknown, headers: HeadersInit = page) {
  return app.request(path, { method: 'POST', body: JSON.stringify(body), headers })
}

describe('POST /v1/<type>', () => {
  it.each([
    ['t', 'add_to_cart'],
    ['track', 'add_to_cart'],
    ['p', 'page_view'],
    ['page', 'page_view'],
    ['s', 'screen_view'],
    ['i', 'identify'],
    ['g', 'group'],
    ['a', 'alias'],
  ])('takes /v1/%s as %s', async (name, type) => {
    const collector = openCollector()
    const body = { ...aMessage({ type: undefined, userId: '7' }), writeKey: 'shop' }
    const answer = await post(collector, `/v1/${name}`, body)
    expect([answer.status, await answer.json()]).toEqual([200, { success: true }])
    expect(await collector.stored()).toMatchObject([{ type, anonymousId: 'visitor-1' }])
  })

  it('stores a message sent again once, alone or in a batch', async () => {
    const collector = openCollector()
    await post(collector, '/v1/t', aMessage())
    await post(collector, '/v1/t', aMessage())
    await post(collector, '/v1/b', { batch: [aMessage(), aMessage({ messageId: 'm-2' })] })
    expect(await collector.stored()).toHaveLength(2)
  })

  it('lets it happen as long before its arrival as before its sending', async () => {
    const collector = openCollector()
    const hour = 3_600_000
    const at = (time: number) => new Date(time).toISOString()
    await post(
      collector,
      '/v1/t',
      aMessage({ originalTimestamp: at(NOW - hour - 60_000), sentAt: at(NOW - hour) }),
    )
    expect(await collector.stored()).toMatchObject([{ occurredAt: NOW - 60_000 }])
  })

  it('keeps what the visitor’s consent tool said', async () => {
    const collector = openCollector()
    const context = (Analytics: boolean) => ({ consent: { categoryPreferences: { Analytics } } })
    const batch = [
      aMessage({ context: context(true) }),
      aMessage({ messageId: 'm-2', context: context(false) }),
    ]
    expect((await post(collector, '/v1/b', { batch })).status).toBe(200)
    expect(await collector.stored()).toMatchObject([{ consent: 'granted' }])
    const period = { from: NOW, to: NOW + 1 }
    expect(await collector.store.loss('shop', period)).toMatchObject([{ refused: { consent: 1 } }])
    expect(await collector.store.deadLetters('shop', { now: NOW })).toEqual([])
  })
})

describe('Segment batches', () => {
  it.each(['/v1/batch', '/v1/b', '/v1/import', '/beacon/v1/batch'])(
    'come in at %s',
    async (path) => {
      const collector = openCollector()
      const answer = await post(collector, path, { batch: [aMessage()], sentAt: new Date(NOW) })
      expect(await answer.json()).toEqual({ success: true })
      expect(await collector.stored()).toHaveLength(1)
    },
  )

  it('share /v1/batch with our envelopes', async () => {
    const collector = openCollector()
    expect((await collector.send(anEnvelope())).status).toBe(204)
    expect((await post(collector, '/v1/batch', { batch: [aMessage()] })).status).toBe(200)
    expect(await collector.stored()).toHaveLength(2)
  })

  it('are read gzipped under a form’s content type', async () => {
    const collector = openCollector()
    const headers = {
      ...basic(SECRET),
      'content-type': 'application/x-www-form-urlencoded',
      'content-encoding': 'gzip',
    }
    const body = gzipSync(JSON.stringify({ batch: [aMessage()] }))
    const answer = await collector.app.request('/v1/batch', { method: 'POST', body, headers })
    expect(answer.status).toBe(200)
    expect(await collector.stored()).toMatchObject([{ isTrusted: true }])
  })

  it('keep their good messages beside bad ones, which are dead letters by their place', async () => {
    const collector = openCollector()
    const batch = [
      aMessage({ messageId: undefined, traits: { email: 'ada@mail.example' } }),
      aMessage(),
      aMessage({ messageId: 'm-2', anonymousId: 'visitor-2', event: '???' }),
      'no message',
    ]
    const answer = await post(collector, '/v1/batch', { batch })
    expect([answer.status, await answer.json()]).toEqual([200, { success: true }])
    expect(await collector.stored()).toHaveLength(1)
    const letters = await collector.store.deadLetters('shop', { now: NOW })
    expect(letters.map(({ reason }) => reason).sort()).toEqual([
      'bad_field',
      'bad_field',
      'bad_type',
    ])
    expect(JSON.stringify(letters)).not.toContain('ada@')
    const [loss] = await collector.store.loss('shop', { from: NOW, to: NOW + 1 })
    expect(loss?.refused).toEqual({ bad_field: 2, bad_type: 1 })
  })

  it('may hold more than one envelope does', async () => {
    const collector = openCollector()
    const batch = Array.from({ length: 1_400 }, (_, i) => aMessage({ messageId: `m-${i}` }))
    expect(JSON.stringify({ batch }).length).toBeGreaterThan(262_144)
    expect((await post(collector, '/v1/batch', { batch })).status).toBe(200)
    expect(await collector.store.version('shop')).toBe(1_400)
  })

  it.each([
    ['too many messages', JSON.stringify({ batch: Array(2_501).fill(0) })],
    ['too many bytes', JSON.stringify({ batch: ['x'.repeat(600_000)] })],
    ['no JSON', '{"batch":['],
  ])('of %s are answered 400', async (_, body) => {
    const { app } = openCollector()
    const answer = await app.request('/v1/b', { method: 'POST', body, headers: page })
    expect(answer.status).toBe(400)
  })

  it('are asked for again while nothing can be stored, and stored once', async () => {
    const collector = openCollector()
    let isBroken = true
    const { store } = collector
    const { app } = openCollector({
      sink: {
        ...store,
        write: (batch) => (isBroken ? Promise.reject(new SinkError('full')) : store.write(batch)),
      },
    })
    const send = () => post({ ...collector, app }, '/v1/b', { batch: [aMessage()] })
    const refused = await send()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    isBroken = false
    expect((await send()).status).toBe(200)
    expect((await send()).status).toBe(200)
    expect(await collector.stored()).toHaveLength(1)
  })

  it('past the site’s rate are answered 429', async () => {
    const collector = openCollector({ limits: { site: { perSecond: 1, burst: 1 } } })
    await post(collector, '/v1/b', { batch: [aMessage()] })
    const answer = await post(collector, '/v1/b', { batch: [aMessage()] })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('write keys', () => {
  const batch = [aMessage()]

  it.each([
    ['as the user name', '/v1/b', { batch }, basic(SECRET)],
    ['as the password beside the site', '/v1/b', { batch }, basic('shop', SECRET)],
    ['in the body', '/v1/b', { batch, writeKey: SECRET }, {}],
    ['in the query', `/v1/b?writeKey=${SECRET}`, { batch }, {}],
    [
      'as a token beside the site',
      '/v1/b',
      { batch, writeKey: 'shop' },
      { authorization: `Bearer ${SECRET}` },
    ],
  ])('that are the site’s secret are trusted %s', async (_, path, body, headers) => {
    const collector = openCollector()
    expect((await post(collector, path, body, headers as HeadersInit)).status).toBe(200)
    expect(await collector.stored()).toMatchObject([
      { isTrusted: true, origin: { source: 'import' } },
    ])
  })

  it('that are the site’s id are public: what comes with one is not trusted', async () => {
    const collector = openCollector()
    await post(collector, '/v1/b', { batch })
    const [touchpoint] = await collector.stored()
    expect(touchpoint).toMatchObject({ origin: { source: 'api' } })
    expect(touchpoint).not.toHaveProperty('isTrusted')
  })

  it.each([
    ['no key', {}, 401],
    ['an unknown key', basic('nobody'), 401],
    ['another site’s page', { ...basic('shop'), origin: 'https://evil.test' }, 403],
    ['a public key from no page', basic('shop'), 403],
    ['a wrong password', basic('shop', 'a-secret-that-is-not-the-right-one'), 401],
  ])('%s opens nothing', async (_, headers, status) => {
    const collector = openCollector()
    expect((await post(collector, '/v1/b', { batch }, headers as HeadersInit)).status).toBe(status)
    expect(await collector.stored()).toEqual([])
  })
})

describe('preflights', () => {
  it.each(['/v1/t', '/v1/b', '/v1/batch', '/beacon/v1/batch'])(
    'allow Authorization at %s',
    async (path) => {
      const { app } = openCollector()
      const answer = await app.request(path, {
        method: 'OPTIONS',
        headers: { origin: ORIGIN, 'access-control-request-headers': 'authorization,anonymousid' },
      })
      expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,anonymousid')
      expect(Number(answer.headers.get('access-control-max-age'))).toBeGreaterThan(0)
    },
  )
})

describe('settings of other clients', () => {
  it('send Segment’s browser library here', async () => {
    const { app } = openCollector()
    const url = 'https://collect.example/v1/projects/shop/settings'
    const answer = await app.request(url, { headers: { origin: ORIGIN } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(await answer.json()).toEqual({
      integrations: {
        'Segment.io': { apiKey: 'shop', apiHost: 'collect.example/v1', protocol: 'https' },
      },
    })
  })

  it('name RudderStack’s source, without a destination', async () => {
    const { app } = openCollector()
    const answer = await app.request('/sourceConfig', { headers: { ...page } })
    expect(await answer.json()).toMatchObject({ source: { id: 'shop', destinations: [] } })
  })

  it.each(['/v1/projects/nobody/settings', `/v1/projects/${SECRET}/settings`, '/sourceConfig'])(
    'tell nothing at %s',
    async (path) => {
      const { app } = openCollector()
      expect((await app.request(path)).status).toBe(404)
    },
  )
})
