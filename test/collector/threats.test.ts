import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { CollectorOptions } from '@waymark/collector'
import { memoryStore, sqliteStore } from '@waymark/collector'
import { createReport } from '@waymark/journey'
import { LIMITS } from '@waymark/protocol'
import Database from 'libsql'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isSameDigest } from '../../packages/collector/src/digest.ts'
import { gunzipStream } from '../../packages/collector/src/gunzip.ts'
import { gunzip } from '../../packages/collector/src/runtimes/zlib.ts'
import { anEnvelope, aTouchpoint } from '../helpers/envelope.ts'
import { ADMIN_TOKEN, BROWSER, NOW, ORIGIN, openCollector, SECRET } from './open-collector.ts'

// One block per threat to a public collector. What a browser has to prove is proven in test/browser;
// here is the collector's half.

const server = { authorization: `Bearer ${SECRET}` }
const purchase = (id: string, value: number) =>
  aTouchpoint({ id, type: 'purchase', orderId: 'order-1', value, currency: 'EUR' })

afterEach(() => {
  vi.restoreAllMocks()
})

describe('1: forged purchases', () => {
  it('are told from those that came with the secret', async () => {
    const { send, stored } = openCollector()
    await send(anEnvelope({ batchId: 'forged', touchpoints: [purchase('forged', 999_999)] }))
    await send(anEnvelope({ batchId: 'true', touchpoints: [purchase('true', 24.5)] }), server)
    expect((await stored()).map(({ id, isTrusted }) => [id, isTrusted])).toEqual([
      ['true', true],
      ['forged', undefined],
    ])
  })

  it('change no revenue on the map, and are shown apart', async () => {
    const { send, ask } = openCollector({ report: createReport() })
    const figures = async () => {
      const text = (await (await ask('/map')).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
      return text.match(/(Unconfirmed revenue|Revenue) (€[\d.,]+|–)/g)
    }
    await send(anEnvelope({ batchId: 'true', touchpoints: [purchase('true', 24.5)] }), server)
    expect(await figures()).toEqual(['Revenue €24.50', 'Unconfirmed revenue –'])
    const invented = { ...purchase('invented', 777), orderId: 'order-2' }
    const touchpoints = [purchase('forged', 999_999), invented]
    await send(anEnvelope({ batchId: 'forged', touchpoints }))
    expect(await figures()).toEqual(['Revenue €24.50', 'Unconfirmed revenue €777.00'])
  })

  it.each([
    ['a minute ago', 60_000, BROWSER, undefined],
    ['two days ago', 172_800_000, BROWSER, 'back_dated'],
    ['two days ago', 172_800_000, server, undefined],
  ])('cannot rewrite the past unnoticed: %s', async (_, ageMs, headers, timeDoubt) => {
    const { send, stored } = openCollector()
    const occurredAt = NOW - ageMs
    await send(anEnvelope({ touchpoints: [aTouchpoint({ occurredAt })] }), headers)
    const [touchpoint] = await stored()
    expect([touchpoint?.occurredAt, touchpoint?.timeDoubt]).toEqual([occurredAt, timeDoubt])
  })

  it.each([
    ['a year ahead', NOW + 31_536_000_000, NOW, 'future'],
    ['by a clock of another age', 1_000, 2_000, 'impossible_skew'],
  ])('flags a time %s', async (_, occurredAt, sentAt, timeDoubt) => {
    const { post, stored } = openCollector()
    const touchpoints = [aTouchpoint({ occurredAt })]
    await post(JSON.stringify(anEnvelope({ touchpoints })), BROWSER, `?sentAt=${sentAt}`)
    expect(await stored()).toMatchObject([{ timeDoubt }])
  })
})

describe('2: origin spoofing', () => {
  it.each([
    ['a page of the site', { origin: ORIGIN }, 204],
    ['a page of another site of ours', { origin: 'https://other.example' }, 403],
    ['a stranger’s page', { origin: 'https://evil.test' }, 403],
    ['no page known by name', { origin: 'null' }, 403],
    ['nobody', {}, 403],
    ['the site’s server', server, 204],
    ['a server that guesses', { authorization: `Bearer ${SECRET}x` }, 401],
    ['a server by Basic', { authorization: `Basic ${btoa(`${SECRET}:`)}` }, 204],
    ['a page behind a password of its own', { origin: ORIGIN, authorization: 'Basic YTpi' }, 204],
  ])('%s', async (_, headers: Record<string, string>, status) => {
    const answer = await openCollector().send(anEnvelope(), headers)
    expect(answer.status).toBe(status)
    const isReadable = headers.origin === ORIGIN
    expect(answer.headers.get('access-control-allow-origin')).toBe(isReadable ? ORIGIN : null)
    expect(answer.headers.get('vary')).toBe('Origin')
  })

  it('trusts nobody for an origin, and no site for another’s secret', async () => {
    const { send, stored } = openCollector()
    expect((await send(anEnvelope({ siteId: 'other' }), server)).status).toBe(401)
    await send(anEnvelope())
    expect((await stored())[0]).not.toHaveProperty('isTrusted')
  })
})

describe('3: flooding', () => {
  const limits = { address: { perSecond: 1, burst: 10 }, site: { perSecond: 1, burst: 30 } }
  const from = (address: string): Partial<CollectorOptions> => ({
    limits,
    remoteAddress: (c) => c.req.header('x-test-address') ?? address,
  })
  const envelopeOf = (id: number, siteId = 'shop') =>
    anEnvelope({ siteId, batchId: `b${id}`, touchpoints: [aTouchpoint({ id: `t${id}` })] })
  const floods = (send: (id: number) => Promise<Response>, times: number) =>
    Promise.all(Array.from({ length: times }, (_, id) => send(id)))

  it('is answered 429 with a time to come again, and what was acknowledged is stored', async () => {
    const { send, stored } = openCollector(from('203.0.113.7'))
    const answers = await floods((id) => send(envelopeOf(id)), 100)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(90)
    expect(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true)
    expect(await refused[0]?.json()).toMatchObject({ reason: 'rate_limited', permanent: false })
    expect(await stored()).toHaveLength(10)
  })

  it('of one address leaves the others alone', async () => {
    const { send } = openCollector(from('203.0.113.7'))
    await floods((id) => send(envelopeOf(id)), 100)
    const other = { ...BROWSER, 'x-test-address': '203.0.113.8' }
    expect((await send(envelopeOf(1_000), other)).status).toBe(204)
  })

  it('of one site leaves the others alone', async () => {
    const { send } = openCollector(from('192.168.0.1'))
    const answers = await floods((id) => send(envelopeOf(id)), 100)
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(30)
    const answer = await send(envelopeOf(1, 'other'), { origin: 'https://other.example' })
    expect(answer.status).toBe(204)
  })

  it('of a slow store is answered 503 before memory fills', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const sink = {
      name: 'slow',
      write: async ({ touchpoints }: { touchpoints: readonly unknown[] }) => {
        await gate
        return { stored: touchpoints.length }
      },
      close: async () => {},
    }
    const { send } = openCollector({ sink, limits: { inFlight: 5 } })
    const answers = Array.from({ length: 20 }, (_, id) => send(envelopeOf(id)))
    const refused = await Promise.all(answers.slice(5))
    expect(refused.map(({ status }) => status)).toEqual(Array(15).fill(503))
    expect(refused[0]?.headers.get('retry-after')).toBe('5')
    release()
    const stored = await Promise.all(answers.slice(0, 5))
    expect(stored.map(({ status }) => status)).toEqual(Array(5).fill(204))
  })

  it('asks a limiter that is passed in, by a key that tells no address', async () => {
    const keys: string[] = []
    const address = {
      limit: async ({ key }: { key: string }) => ({ success: keys.push(key) < 2 }),
    }
    const { send } = openCollector({ ...from('203.0.113.7'), limits: { address } })
    const answers = [await send(anEnvelope()), await send(anEnvelope())]
    expect(answers.map(({ status }) => status)).toEqual([204, 429])
    expect(keys.join()).not.toContain('203')
  })
})

describe('4: decompression bomb', () => {
  it.each([
    ['zlib', gunzip],
    ['DecompressionStream', gunzipStream],
  ])(
    'is stopped by %s at the limit of a body, and at a hundred times its own size',
    async (_, unpack) => {
      const asked: number[] = []
      const { post } = openCollector({
        gunzip: (bytes, maxBytes) => {
          asked.push(maxBytes)
          return unpack(bytes, maxBytes)
        },
      })
      for (const length of [60_000_000, 1_000_000]) {
        const bomb = new Uint8Array(gzipSync(' '.repeat(length)))
        const answer = await post(bomb)
        expect([answer.status, (await answer.json()).reason]).toEqual([413, 'body_too_large'])
        const fair = Math.min(LIMITS.bodyBytes, bomb.byteLength * LIMITS.inflateRatio)
        expect(asked.pop()).toBe(fair)
      }
    },
  )
})

describe('5: oversized, deep, wide JSON', () => {
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  const withProps = (props: string) =>
    JSON.stringify(anEnvelope({ touchpoints: [aTouchpoint({ props: {} })] })).replace(
      '"props":{}',
      `"props":${props}`,
    )

  it.each([
    ['as deep as allowed', withProps(deep(LIMITS.depth)), 204],
    ['deeper', withProps(deep(LIMITS.depth + 1)), 202],
    ['so deep that writing it overflows', withProps(deep(20_000)), 202],
    [
      'as wide as allowed',
      withProps(
        JSON.stringify(
          Object.fromEntries(Array.from({ length: LIMITS.keys }, (_, i) => [`k${i}`, 1])),
        ),
      ),
      204,
    ],
    [
      'wider',
      withProps(
        JSON.stringify(
          Object.fromEntries(Array.from({ length: LIMITS.keys + 1 }, (_, i) => [`k${i}`, 1])),
        ),
      ),
      202,
    ],
    [
      'a touchpoint too large',
      withProps(JSON.stringify({ a: 'x'.repeat(LIMITS.touchpointBytes) })),
      202,
    ],
    ['a body too large', ' '.repeat(LIMITS.bodyBytes + 1), 413],
  ])('%s', async (_, body, status) => {
    const { post, store } = openCollector()
    expect((await post(body)).status).toBe(status)
    const [letter] = await store.deadLetters('shop', { now: NOW })
    expect((letter?.body.length ?? 0) <= LIMITS.touchpointBytes).toBe(true)
  })
})

describe('6: framework holes', () => {
  it.each([
    ['Content-Length', (body: string) => ({ body, headers: { 'content-length': '10' } })],
    ['no length', (body: string) => ({ body: new Blob([body]).stream(), duplex: 'half' })],
    [
      'both framings',
      (body: string) => ({
        body,
        headers: { 'content-length': '1', 'transfer-encoding': 'chunked' },
      }),
    ],
  ])('are no way around the size of a body: %s', async (_, framed) => {
    const { app } = openCollector()
    const init = framed('x'.repeat(LIMITS.bodyBytes + 1))
    const headers = { ...BROWSER, ...('headers' in init ? init.headers : {}) }
    const answer = await app.request('/v1/batch', { method: 'POST', ...init, headers })
    expect(answer.status).toBe(413)
  })

  it('are no way for a preflight to give what it does not list', async () => {
    const { app } = openCollector()
    const headers = {
      origin: 'https://shop.example.evil.test',
      'access-control-request-method': 'POST',
    }
    const answer = await app.request('/v1/batch', { method: 'OPTIONS', headers })
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    )
  })
})

describe('7: prototype pollution', () => {
  it('reaches no prototype, and no name of one is stored', async () => {
    const { post, stored, store, ask } = openCollector()
    const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":1}'
    const body = JSON.stringify(
      anEnvelope({
        touchpoints: [aTouchpoint({ props: {} }), aTouchpoint({ id: 'b', type: 'No' })],
      }),
    )
    await post(
      body
        .replace('"props":{}', `"props":${hostile}`)
        .replace('"type":"No"', `"type":"No","x":${hostile}`),
    )
    await post(hostile)
    await ask('/v1/admin/dead-letters', { method: 'POST', body: hostile })
    expect((await stored())[0]?.props).toEqual({ a: 1 })
    expect({}).not.toHaveProperty('polluted')
    expect(JSON.stringify(await store.deadLetters('shop', { now: NOW }))).not.toMatch(
      /__proto__|polluted/,
    )
  })
})

describe('8: ReDoS', () => {
  const strings = [
    ' '.repeat(65_536),
    'a@'.repeat(32_768),
    '1-'.repeat(32_768),
    ','.repeat(65_536),
    'https://'.repeat(8_192),
  ]
  const names = [
    'user-agent',
    'origin',
    'authorization',
    'x-forwarded-for',
    'sec-ch-ua',
    'accept-language',
    'access-control-request-headers',
    'content-encoding',
    'referer',
  ]

  it.each(names)('finds no pattern that sees all of %s', async (name) => {
    const { post, app } = openCollector({
      remoteAddress: () => '203.0.113.7',
      proxy: { addresses: ['203.0.113.7'] },
    })
    const seen: number[] = []
    const { exec } = RegExp.prototype
    vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
      seen.push(String(text).length)
      return exec.call(this, text)
    })
    for (const text of strings) {
      const headers = { ...BROWSER, [name]: `x${text}x` }
      await post('{', headers)
      await app.request('/v1/batch', { method: 'OPTIONS', headers })
      await app.request('/v1/pixel.gif?site=shop', { headers })
      await app.request('/v1/health/loss', { headers })
    }
    vi.restoreAllMocks()
    expect(seen.length).toBeGreaterThan(0)
    expect(Math.max(...seen)).toBeLessThanOrEqual(4_096)
  })
})

describe('9: SQL injection', () => {
  const corpus = [
    `'); DROP TABLE touchpoints; --`,
    `" OR ""="`,
    '`; DELETE FROM batches',
    `\\'; --`,
    '%27%20OR%201=1',
    'x\u0000y',
    '$1 ? :a @b',
  ]

  it('round-trips a corpus of quotes byte for byte, and loses no table', async () => {
    const store = sqliteStore(new Database(':memory:'))
    const { send, stored, ask, app } = openCollector({ sink: store })
    const touchpoints = corpus.map((text, i) =>
      aTouchpoint({
        id: `t${i}`,
        coupon: text,
        items: [{ item_id: text }],
        props: { [text]: text },
      }),
    )
    await send(anEnvelope({ touchpoints }))
    for (const text of corpus) {
      const query = encodeURIComponent(text)
      expect((await ask(`/v1/admin/dead-letters?site=shop&before=${query}`)).status).toBe(200)
      expect((await ask(`/v1/health/loss?site=${query}`)).status).toBe(404)
      await app.request(`/v1/pixel.gif?site=shop&type=email_open&id=${query}&title=${query}`)
      await ask('/v1/admin/dead-letters', {
        method: 'POST',
        body: JSON.stringify({ siteId: 'shop', ids: [text] }),
      })
    }
    const rows = await store.latest('shop', 99)
    const known = rows.filter(({ coupon }) => coupon !== undefined).reverse()
    expect(known.map(({ coupon }) => coupon)).toEqual(corpus)
    expect(known.map(({ items }) => items?.[0]?.item_id)).toEqual(corpus)
    expect(await stored()).toBeDefined()
    await store.close()
  })
})

describe('10: SSRF in forwarders', () => {
  it('finds a collector that asks nobody, whatever address it is given', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const { send, app } = openCollector()
    const urls = [
      'http://169.254.169.254/latest/meta-data',
      'http://127.0.0.1:22/',
      'http://[::1]/',
      'file:///etc/passwd',
    ]
    const touchpoints = urls.map((url, i) =>
      aTouchpoint({ id: `t${i}`, url, referrer: url, props: { url } }),
    )
    expect((await send(anEnvelope({ touchpoints }))).status).toBe(204)
    for (const url of urls)
      await app.request(`/v1/pixel.gif?site=shop&url=${encodeURIComponent(url)}`)
    expect(fetched).not.toHaveBeenCalled()
  })
})

describe('11: stored XSS', () => {
  it('gives back what was sent as JSON that no browser reads as a page', async () => {
    const { send, ask } = openCollector()
    const type = '<script>alert(1)</script>'
    await send(anEnvelope({ touchpoints: [aTouchpoint({ type })] }))
    const answer = await ask('/v1/admin/dead-letters')
    expect(await answer.text()).toContain('alert(1)')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
  })
})

describe('12: CSV formulas', () => {
  it('finds no answer that a spreadsheet opens', async () => {
    const { send, ask, app } = openCollector()
    const types = ['=cmd|1', '+1', '-1', '@SUM', '\t=1', '\r=1']
    const touchpoints = types.map((type, i) => aTouchpoint({ id: `t${i}`, type }))
    const answers = [
      await send(anEnvelope({ touchpoints })),
      await ask('/v1/admin/dead-letters'),
      await ask('/v1/health/loss'),
      await app.request('/healthz'),
    ]
    const contentTypes = answers.map(({ headers }) => headers.get('content-type'))
    expect(new Set(contentTypes)).toEqual(new Set(['application/json']))
  })
})

describe('13: log injection', () => {
  it('keeps an entry on one line, and a body out of it', async () => {
    const { send, post, log } = openCollector()
    const nasty = 'a\r\nlevel=error\u001b[31m\u2028x'
    await send(anEnvelope({ siteId: nasty }))
    await send(anEnvelope({ touchpoints: [aTouchpoint({ type: nasty })] }))
    await post(`{"email":"ada@mail.example${nasty}`)
    const lines = log.map((entry) => JSON.stringify(entry))
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.filter((line) => /[\p{Cc}\u2028]|ada@/u.test(line))).toEqual([])
  })

  it('keeps what a failing library says on one line, and whom it says it of out of it', async () => {
    const said = 'row of ann@mail.example or +41 44 321 18 00\r\nwas refused\u2028'
    const fail = () => Promise.reject(new Error(said))
    const { send, log } = openCollector({ sink: { ...memoryStore(), write: fail } })
    await send(anEnvelope())
    expect(log.map(({ message }) => message)).toContain('row of [email] or [phone] was refused ')
  })

  it.each(['ann@mail.example', '+41 44 321 18 00', 'sk_live_abcdef0123456789', 'Ann Smith'])(
    'has no word of %s, wherever it is put',
    async (secret) => {
      const { app, send, post, log } = openCollector()
      const part = encodeURIComponent(secret)
      const own = { anonymousId: secret, userId: secret, batchId: secret, siteId: secret }
      for (const [name, value] of Object.entries(own)) await send(anEnvelope({ [name]: value }))
      const fields = {
        id: secret,
        type: secret,
        title: secret,
        url: `https://shop.example/${part}`,
      }
      await send(anEnvelope({ touchpoints: [aTouchpoint(fields)] }))
      for (const origin of [`https://${part}@shop.test`, `https://shop.test/?name=${part}`, part]) {
        await send(anEnvelope(), { origin })
      }
      await post('{}', { ...BROWSER, 'content-encoding': secret, 'user-agent': secret })
      const key = { ...BROWSER, authorization: `Basic ${btoa(`${secret}:`)}` }
      const message = { writeKey: secret, userId: secret, event: secret, traits: { name: secret } }
      for (const path of ['/v1/track', '/v1/identify', '/v1/batch', '/mp/collect']) {
        const query = `?measurement_id=${part}&api_secret=${part}&writeKey=${part}`
        const body = JSON.stringify(message)
        await app.request(path + query, { method: 'POST', headers: key, body })
      }
      for (const query of [`site=${part}`, `site=shop&type=${part}`, `site=shop&url=${part}`]) {
        await app.request(`/v1/pixel.gif?${query}`, { headers: BROWSER })
      }
      const lines = log.map((entry) => JSON.stringify(entry)).join('\n')
      expect(log.length).toBeGreaterThan(10)
      expect(lines).not.toContain(secret)
      expect(lines).not.toContain(part)
    },
  )
})

describe('14: CSRF, authorisation', () => {
  const report = { map: async () => '', live: async () => '', visitor: async () => '' }
  const { app: described } = openCollector({ report })
  // Whatever is not named here is for those who may look: a new route is guarded, or listed.
  const forStrangers =
    /^(OPTIONS |POST \/v1\/[a-z]+$|POST \/(beacon\/v1\/batch|(debug\/)?mp\/collect)$|GET \/(healthz|readyz|openapi\.json|sourceConfig\/?|v1\/pixel\.gif|v1\/projects\/:writeKey\/settings)$)/
  const guarded = described.routes.filter(
    ({ method, path }) => method !== 'ALL' && !forStrangers.test(`${method} ${path}`),
  )
  const roles = [
    ['a stranger', {}, false],
    ['a page of the site', { origin: ORIGIN }, false],
    ['the site’s server', server, false],
    [
      'the site’s server, as Segment’s libraries',
      { authorization: `Basic ${btoa(`${SECRET}:`)}` },
      false,
    ],
    ['who guesses', { authorization: `Bearer ${ADMIN_TOKEN.slice(1)}` }, false],
    ['a proxy on this machine', { 'x-test-local': '1', 'x-forwarded-for': '203.0.113.9' }, false],
    ['a page whose name was pointed here', { 'x-test-local': '1', host: 'rebound.example' }, false],
    ['who sits at this machine', { 'x-test-local': '1', host: 'localhost:8787' }, true],
    ['an admin', { authorization: `Bearer ${ADMIN_TOKEN}` }, true],
    ['an admin, by a browser', { authorization: `Basic ${btoa(`x:${ADMIN_TOKEN}`)}` }, true],
  ] as const
  const rows = guarded.flatMap(({ method, path }) =>
    roles.map((role) => [method, path, ...role] as const),
  )

  it('knows at least fifteen routes that strangers may not ask', () => {
    expect(new Set(guarded.map(({ method, path }) => `${method} ${path}`)).size).toBeGreaterThan(15)
  })

  it.each(rows)('%s %s for %s', async (method, path, _, headers, isLetIn) => {
    const { app } = openCollector({
      report,
      isLocal: (c) => c.req.header('x-test-local') !== undefined,
    })
    const body = method === 'POST' ? '{"siteId":"shop","ids":[]}' : undefined
    const address = `${path.replace(':id', 'x')}?days=9`
    const answer = await app.request(address, { method, headers, ...(body ? { body } : {}) })
    const isForeign = method !== 'GET' && 'origin' in headers
    // Nothing is stored of anybody, so a visitor's journey is not found, by who may look for it.
    const letIn = path.startsWith('/map') && path.endsWith(':id') ? [200, 404] : [200]
    expect(isLetIn ? letIn : [isForeign ? 403 : 401]).toContain(answer.status)
  })

  it('wants secrets of at least 128 bits', () => {
    const sites = { shop: { origins: [], secrets: ['short'] } }
    expect(() => openCollector({ sites })).toThrow(RangeError)
    expect(() => openCollector({ adminToken: 'short' })).toThrow(RangeError)
  })
})

describe('15: development surface shipped', () => {
  it('is this, and nothing else', () => {
    const { app } = openCollector({
      report: { map: async () => '', live: async () => '', visitor: async () => '' },
      files: { '/waymark.js': { body: '', contentType: 'text/javascript' } },
    })
    const routes = app.routes.map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(routes)].sort()).toMatchInlineSnapshot(`
      [
        "ALL /*",
        "ALL /map",
        "ALL /map/*",
        "DELETE /v1/admin/visitors/:id",
        "GET /healthz",
        "GET /map",
        "GET /map/live",
        "GET /map/sites/other",
        "GET /map/sites/other/live",
        "GET /map/sites/other/visitors/:id",
        "GET /map/sites/shop",
        "GET /map/sites/shop/live",
        "GET /map/sites/shop/visitors/:id",
        "GET /map/visitors/:id",
        "GET /metrics",
        "GET /openapi.json",
        "GET /readyz",
        "GET /sourceConfig",
        "GET /sourceConfig/",
        "GET /v1/admin/dead-letters",
        "GET /v1/admin/visitors/:id",
        "GET /v1/admin/visitors/:id/export",
        "GET /v1/health/loss",
        "GET /v1/pixel.gif",
        "GET /v1/projects/:writeKey/settings",
        "GET /waymark.js",
        "OPTIONS /beacon/v1/batch",
        "OPTIONS /sourceConfig",
        "OPTIONS /sourceConfig/",
        "OPTIONS /v1/a",
        "OPTIONS /v1/alias",
        "OPTIONS /v1/b",
        "OPTIONS /v1/batch",
        "OPTIONS /v1/g",
        "OPTIONS /v1/group",
        "OPTIONS /v1/i",
        "OPTIONS /v1/identify",
        "OPTIONS /v1/import",
        "OPTIONS /v1/p",
        "OPTIONS /v1/page",
        "OPTIONS /v1/projects/:writeKey/settings",
        "OPTIONS /v1/s",
        "OPTIONS /v1/screen",
        "OPTIONS /v1/t",
        "OPTIONS /v1/track",
        "POST /beacon/v1/batch",
        "POST /debug/mp/collect",
        "POST /mp/collect",
        "POST /v1/a",
        "POST /v1/admin/dead-letters",
        "POST /v1/admin/retain",
        "POST /v1/alias",
        "POST /v1/b",
        "POST /v1/batch",
        "POST /v1/g",
        "POST /v1/group",
        "POST /v1/i",
        "POST /v1/identify",
        "POST /v1/import",
        "POST /v1/p",
        "POST /v1/page",
        "POST /v1/s",
        "POST /v1/screen",
        "POST /v1/t",
        "POST /v1/track",
      ]
    `)
  })
})

describe('16: CORS, cookies, redirects', () => {
  it('finds no credentials, no cookie, no redirect, and Vary on every answer a page may read', async () => {
    const { app, send } = openCollector()
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-a',
    }
    const preflight = await app.request('/v1/batch', {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, ...asked },
    })
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,x-a')
    expect(Number(preflight.headers.get('access-control-max-age'))).toBeGreaterThan(0)
    const answers = [
      preflight,
      await send(anEnvelope()),
      await send(anEnvelope(), { origin: 'https://evil.test' }),
      await send(anEnvelope({ touchpoints: [aTouchpoint({ type: 'No' })] })),
    ]
    for (const { headers, status } of answers) {
      expect(headers.get('vary')).toMatch(/^Origin/)
      expect(headers.has('access-control-allow-credentials')).toBe(false)
      expect(headers.has('set-cookie')).toBe(false)
      expect(status >= 300 && status < 400).toBe(false)
    }
  })

  it.each([
    ['https://collect.example/healthz', {}, true],
    ['http://collect.example/healthz', {}, false],
    ['http://collect.example/healthz', { 'x-forwarded-proto': 'https' }, true],
  ])('asks for https for ever under https only: %s %j', async (url, headers, isStrict) => {
    const { app } = openCollector({
      remoteAddress: () => '192.0.2.1',
      proxy: { addresses: ['192.0.2.1'] },
    })
    const answer = await app.request(url, { headers })
    expect(answer.headers.has('strict-transport-security')).toBe(isStrict)
  })
})

describe('17: cache poisoning of the served SDK', () => {
  it('serves the same bytes whatever else is asked', async () => {
    const body = 'globalThis.waymark = 1'
    const { app } = openCollector({
      files: { '/waymark.js': { body, contentType: 'text/javascript' } },
    })
    const names =
      'x-forwarded-host x-forwarded-proto x-original-url x-rewrite-url x-http-method-override host origin referer range cookie forwarded x-host x-forwarded-prefix accept pragma te via x-forwarded-port x-forwarded-server authorization'.split(
        ' ',
      )
    const queries = [
      '?a=1',
      '?callback=x',
      '?utm_source=%3Cscript%3E',
      '?__proto__=1',
      '?v=../../x',
    ]
    const asked = [
      ...names.map((name) => ['/waymark.js', { [name]: 'evil.test' }] as const),
      ...queries.flatMap((query) =>
        ['evil', '<script>', '/../', '*'].map(
          (value) => [`/waymark.js${query}`, { accept: value }] as const,
        ),
      ),
    ]
    expect(asked).toHaveLength(40)
    for (const [path, headers] of asked) {
      const answer = await app.request(path, { headers })
      expect([answer.status, await answer.text()]).toEqual([200, body])
      expect(answer.headers.get('etag')).toMatch(/^"[^"]+"$/)
    }
  })
})

describe('18: timing on keys', () => {
  it('hashes first, and compares every byte of what is then equally long', () => {
    const bytes = new Uint8Array(32).fill(7)
    const reads = { count: 0 }
    const watched = new Proxy(bytes, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads.count++
        const value: unknown = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    expect(isSameDigest(new Uint8Array(32).fill(8), watched)).toBe(false)
    expect(reads.count).toBe(32)
    expect(isSameDigest(bytes, bytes)).toBe(true)
    expect(isSameDigest(bytes, bytes.subarray(1))).toBe(false)
  })

  it.each([SECRET.slice(0, -1), `${SECRET}x`, SECRET.toUpperCase(), '', ' '])(
    'knows %j for wrong',
    async (secret) => {
      const answer = await openCollector().send(anEnvelope(), { authorization: `Bearer ${secret}` })
      expect(answer.status).toBe(401)
    },
  )
})

describe('19: X-Forwarded-For', () => {
  it('gives nobody fresh tokens, as the socket alone counts', async () => {
    const { send } = openCollector({
      remoteAddress: () => '203.0.113.7',
      limits: { address: { perSecond: 1, burst: 2 } },
    })
    const statuses = []
    for (const i of [1, 2, 3]) {
      const answer = await send(anEnvelope(), { ...BROWSER, 'x-forwarded-for': `198.51.100.${i}` })
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([204, 204, 429])
  })

  it('leaves no address in the store', async () => {
    const { send, stored, store } = openCollector({
      remoteAddress: () => '203.0.113.7',
      proxy: { addresses: ['203.0.113.7'], countryHeader: 'cf-ipcountry' },
    })
    const headers = { ...BROWSER, 'x-forwarded-for': '198.51.100.1', 'cf-ipcountry': 'CH' }
    await send(
      anEnvelope({ touchpoints: [aTouchpoint(), aTouchpoint({ id: 'b', type: 'No' })] }),
      headers,
    )
    const all = JSON.stringify([await stored(), await store.deadLetters('shop', { now: NOW })])
    expect(all).toContain('"country":"CH"')
    expect(all).not.toMatch(/203\.0\.113|198\.51\.100/)
  })
})

describe('20: personal data in URLs', () => {
  const digits = (n: number, length: number) => String(n).padStart(length, '7')
  const secrets = Array.from({ length: 200 }, (_, i) => {
    const kinds = [
      `person${i}@mail.example`,
      `+41 44 ${digits(i, 3)} 18 00`,
      `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx${i}fQ.s1gn${i}ature`,
      `sk_live_abcdef${digits(i, 6)}`,
    ]
    return kinds[i % kinds.length] ?? ''
  })

  it('reaches neither store, nor letters, nor log', async () => {
    const { send, stored, store, log } = openCollector()
    for (const [i, secret] of secrets.entries()) {
      const part = encodeURIComponent(secret)
      const url = `https://shop.example/account?token=${part}&email=${part}&sid=${i}#${part}`
      const touchpoints = [
        aTouchpoint({
          id: `t${i}`,
          url,
          referrer: url,
          title: `Order of ${secret}`,
          props: { note: secret, [secret]: 1, link: url, password: `pw-${secret}` },
        }),
        aTouchpoint({ id: `b${i}`, type: `No ${secret}`, url, props: { note: secret } }),
      ]
      await send(anEnvelope({ batchId: `b${i}`, touchpoints }))
    }
    const kept = JSON.stringify([
      await stored(),
      await store.deadLetters('shop', { now: NOW, limit: 1_000 }),
      log,
    ])
    const found = secrets.filter(
      (secret) => kept.includes(secret) || kept.includes(encodeURIComponent(secret)),
    )
    expect(found).toEqual([])
    expect(await stored()).toHaveLength(200)
  })
})

describe('21: consent', () => {
  it.each(['denied', 'unknown'] as const)(
    'leaves nothing of what came under %s where it is required',
    async (consent) => {
      const { send, stored, store, log } = openCollector({
        sites: { shop: { origins: [ORIGIN], consent: 'required' } },
      })
      await send(
        anEnvelope({
          consent,
          anonymousId: 'somebody',
          touchpoints: [aTouchpoint({ id: 'secretly' })],
        }),
      )
      expect(await stored()).toEqual([])
      const letters = await store.deadLetters('shop', { now: NOW })
      expect(JSON.stringify([letters, log])).not.toMatch(/somebody|secretly/)
    },
  )

  it('is stored beside each touchpoint', async () => {
    const { send, stored } = openCollector()
    await send(
      anEnvelope({ batchId: 'a', consent: 'unknown', touchpoints: [aTouchpoint({ id: 'a' })] }),
    )
    await send(
      anEnvelope({ batchId: 'b', consent: 'granted', touchpoints: [aTouchpoint({ id: 'b' })] }),
    )
    expect((await stored()).map(({ consent }) => consent)).toEqual(['granted', 'unknown'])
  })
})

describe('23: supply chain', () => {
  it('brings libraries of exact versions that run nothing when they are installed', () => {
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
    const { dependencies, scripts = {} } = read('packages/collector/package.json')
    expect(Object.keys(scripts).filter((name) => /install|prepare/.test(name))).toEqual([])
    for (const [name, version] of Object.entries(dependencies)) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
      if (name.startsWith('@waymark/')) continue
      const installed = read(`node_modules/${name}/package.json`)
      expect(installed.version).toBe(version)
      expect(
        Object.keys(installed.scripts ?? {}).filter((name) => /^(pre|post)?install$/.test(name)),
      ).toEqual([])
    }
  })
})
