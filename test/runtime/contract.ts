import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Envelope, StoredTouchpoint } from '@waymark/protocol'
import { LIMITS } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from './envelope.ts'
import { ADMIN_TOKEN, SCRIPT } from './fixtures/options.ts'

/** One runtime that serves the fixture. */
export interface Served {
  /** Base URL; read by each test, as it is known only once the runtime listens. */
  url: () => string
  /** Whether the runtime can tell that a socket is loopback. */
  knowsLoopback: boolean
}

const ORIGIN = 'https://shop.example'
const asAdmin = { authorization: `Bearer ${ADMIN_TOKEN}` }

/** Sends a request with a `Host` header of its own, which `fetch` does not let one choose. */
function statusWithHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    sent.on('error', reject).end()
  })
}

/** What every runtime answers, whatever it stores in. */
export function describeContract(name: string, { url, knowsLoopback }: Served): void {
  const post = (body: BodyInit, init: RequestInit = {}) =>
    fetch(`${url()}/v1/batch?sentAt=${Date.now()}`, {
      method: 'POST',
      body,
      ...init,
      headers: { origin: ORIGIN, ...init.headers },
    })
  const send = (envelope: Envelope) => post(JSON.stringify(envelope))

  /** Reads back what is stored of a visitor. */
  async function stored(anonymousId: string): Promise<StoredTouchpoint[]> {
    const answer = await fetch(`${url()}/map/visitors/${anonymousId}`, { headers: asAdmin })
    const [, json = ''] = /<pre>(.*)<\/pre>/s.exec(await answer.text()) ?? []
    return JSON.parse(json.replaceAll('&lt;', '<').replaceAll('&amp;', '&'))
  }

  describe(`collector on ${name}`, () => {
    it('is alive', async () => {
      const answer = await fetch(`${url()}/healthz`)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ status: 'ok' })
    })

    it('serves the script with a strong tag, and nothing when the browser has it', async () => {
      const answer = await fetch(`${url()}/waymark.js`)
      expect(await answer.text()).toBe(SCRIPT)
      const etag = answer.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[^"]+"$/)
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      const again = await fetch(`${url()}/waymark.js`, { headers: { 'if-none-match': etag } })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
    })

    it('acknowledges a batch once it is stored', async () => {
      const envelope = anEnvelope()
      const answer = await send(envelope)
      expect(answer.status).toBe(204)
      expect(answer.headers.get('cache-control')).toBeNull()
      const [touchpoint] = await stored(envelope.anonymousId)
      expect(touchpoint).toMatchObject({ id: envelope.touchpoints[0]?.id, siteId: 'shop' })
    })

    it('stores a batch that is sent again once', async () => {
      const envelope = anEnvelope()
      const answers = [await send(envelope), await send(envelope)]
      expect(answers.map(({ status }) => status)).toEqual([204, 204])
      expect(await stored(envelope.anonymousId)).toHaveLength(1)
    })

    it('stores parallel repeats once', async () => {
      const envelope = anEnvelope()
      const answers = await Promise.all(Array.from({ length: 6 }, () => send(envelope)))
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(204))
      expect(await stored(envelope.anonymousId)).toHaveLength(1)
    })

    it('stores the good touchpoints beside the bad ones', async () => {
      const touchpoints = [aTouchpoint(), aTouchpoint({ type: 'Not A Type' })]
      const envelope = anEnvelope({ touchpoints })
      const answer = await send(envelope)
      expect(answer.status).toBe(202)
      expect(await answer.json()).toMatchObject({
        accepted: 1,
        rejected: [{ index: 1, id: touchpoints[1]?.id, reason: 'bad_type' }],
      })
      expect(await stored(envelope.anonymousId)).toHaveLength(1)
    })

    it('stores nothing after consent was denied', async () => {
      const envelope = anEnvelope({ consent: 'denied' })
      const answer = await send(envelope)
      expect(await answer.json()).toMatchObject({ accepted: 0, rejected: [{ reason: 'consent' }] })
      expect(await stored(envelope.anonymousId)).toEqual([])
    })

    it('reads a gzipped body by its first bytes', async () => {
      const envelope = anEnvelope()
      const body = new Uint8Array(gzipSync(JSON.stringify(envelope)))
      const answer = await post(body, { headers: { 'content-type': 'text/plain' } })
      expect(answer.status).toBe(204)
      expect(await stored(envelope.anonymousId)).toHaveLength(1)
    })

    it.each([
      ['broken JSON', () => '{"protocolVersion":1', 400, 'bad_json'],
      ['an empty body', () => '', 400, 'bad_json'],
      ['broken gzip', () => new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), 400, 'bad_gzip'],
      ['no envelope', () => '[]', 400, 'bad_envelope'],
      ['a body too large', () => 'x'.repeat(LIMITS.bodyBytes + 1), 413, 'body_too_large'],
      [
        'a body too large once unpacked',
        () => new Uint8Array(gzipSync(' '.repeat(20_000_000))),
        413,
        'body_too_large',
      ],
    ])('refuses %s for good', async (_, body, status, reason) => {
      const answer = await post(body())
      expect(answer.status).toBe(status)
      expect(await answer.json()).toMatchObject({ reason, permanent: true })
    })

    it('refuses a chunked body as soon as it is too large', async () => {
      const chunk = new TextEncoder().encode(' '.repeat(65_536))
      let sentChunks = 0
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          sentChunks++
          if (sentChunks > 6) controller.close()
          else controller.enqueue(chunk)
        },
      })
      // `duplex` is required by fetch for a stream and missing from the DOM's types.
      const answer = await post(body, { duplex: 'half' } as RequestInit)
      expect(answer.status).toBe(413)
    })

    it('survives JSON nested as deep as a body allows', async () => {
      const depth = 60_000
      const title = '['.repeat(depth) + ']'.repeat(depth)
      const good = aTouchpoint()
      const body = JSON.stringify(
        anEnvelope({ touchpoints: [good, aTouchpoint({ title: 'deep' })] }),
      )
      const answer = await post(body.replace('"deep"', title))
      expect(await answer.json()).toMatchObject({
        accepted: 1,
        rejected: [{ reason: 'bad_field' }],
      })
      expect((await fetch(`${url()}/healthz`)).status).toBe(200)
    })

    it('holds what a site it does not know sends', async () => {
      const answer = await send(anEnvelope({ siteId: 'constructor' }))
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ reason: 'unknown_site', permanent: false })
    })

    it('answers a preflight with the headers it asks for', async () => {
      const answer = await fetch(`${url()}/v1/batch`, {
        method: 'OPTIONS',
        headers: {
          origin: ORIGIN,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,x-trace',
        },
      })
      expect(answer.status).toBe(204)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'access-control-allow-origin': ORIGIN,
        'access-control-allow-headers': 'content-type,x-trace',
        'access-control-max-age': expect.stringMatching(/^\d+$/),
        vary: expect.stringContaining('Origin'),
      })
      expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
    })

    it.each([ORIGIN, 'http://localhost:5173'])(
      'lets a page of %s read the answer',
      async (origin) => {
        const answer = await post(JSON.stringify(anEnvelope()), { headers: { origin } })
        expect(answer.status).toBe(204)
        expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
        expect(answer.headers.get('vary')).toContain('Origin')
      },
    )

    it('takes nothing from a page of another origin', async () => {
      const envelope = anEnvelope()
      const headers = { origin: 'https://shop.example.evil.test' }
      const answer = await post(JSON.stringify(envelope), { headers })
      expect(answer.status).toBe(403)
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      expect(answer.headers.get('vary')).toContain('Origin')
      expect(await stored(envelope.anonymousId)).toEqual([])
    })

    it('counts a page without script by a picture', async () => {
      const id = crypto.randomUUID()
      const page = encodeURIComponent(`${ORIGIN}/no-script`)
      const answer = await fetch(`${url()}/v1/pixel.gif?site=shop&id=${id}&url=${page}`)
      expect(answer.status).toBe(200)
      expect((await answer.arrayBuffer()).byteLength).toBe(43)
      const live = await fetch(`${url()}/map/live`, { headers: asAdmin })
      expect(await live.text()).toContain(id)
    })

    it('keeps what it refused for good, and takes it again when asked to', async () => {
      const bad = aTouchpoint({ type: 'Not A Type' })
      await send(anEnvelope({ touchpoints: [bad] }))
      const path = `${url()}/v1/admin/dead-letters`
      const { deadLetters } = await (await fetch(path, { headers: asAdmin })).json()
      const [letter] = deadLetters
      expect(letter).toMatchObject({ siteId: 'shop', reason: 'bad_type', isWhole: true })
      expect(letter.body).toContain(bad.id)
      const body = JSON.stringify({ siteId: 'shop', ids: [letter.id] })
      const answer = await fetch(path, { method: 'POST', headers: asAdmin, body })
      expect(await answer.json()).toEqual({
        replayed: [],
        failed: [{ id: letter.id, reason: 'bad_type' }],
      })
    })

    it('takes a batch of another client, and its repeat', async () => {
      const anonymousId = `visitor-${crypto.randomUUID()}`
      const message = { type: 'page', messageId: anonymousId, anonymousId }
      const body = JSON.stringify({ writeKey: 'shop', batch: [message] })
      for (const _ of ['first', 'again']) {
        const answer = await post(gzipSync(body), { headers: { 'content-encoding': 'gzip' } })
        expect(await answer.json()).toEqual({ success: true })
      }
      expect(await stored(anonymousId)).toMatchObject([{ type: 'page_view' }])
    })

    it('shows, exports and erases a visitor, and refuses what comes later', async () => {
      const userId = `user-${crypto.randomUUID()}`
      const envelope = { ...anEnvelope(), userId }
      await send(envelope)
      const path = `${url()}/v1/admin/visitors/${userId}`
      const shown = await (await fetch(path, { headers: asAdmin })).json()
      expect(shown).toMatchObject({
        ids: [{ id: userId, joined: [envelope.anonymousId] }, { id: envelope.anonymousId }],
      })
      const rows = await (await fetch(`${path}/export`, { headers: asAdmin })).text()
      expect(rows.trimEnd().split('\n')).toHaveLength(envelope.touchpoints.length)
      const erased = await fetch(path, { method: 'DELETE', headers: asAdmin })
      expect(await erased.json()).toMatchObject({
        erased: { touchpoints: envelope.touchpoints.length, deadLetters: 0 },
      })
      expect((await send(envelope)).status).toBe(204)
      expect(await stored(envelope.anonymousId)).toEqual([])
    })

    it('lets go of what is old, which nothing is here', async () => {
      const init = { method: 'POST', headers: asAdmin }
      const answer = await fetch(`${url()}/v1/admin/retain?days=400`, init)
      expect(await answer.json()).toEqual({ siteId: 'shop', deleted: 0 })
    })

    it('tells what was lost', async () => {
      const streamId = crypto.randomUUID()
      const touchpoints = [0, 4].map((seq) => aTouchpoint({ streamId, seq }))
      const ask = async () => (await fetch(`${url()}/v1/health/loss`, { headers: asAdmin })).json()
      const before = await ask()
      await send(anEnvelope({ touchpoints, drops: { queue_full: 2 } }))
      const after = await ask()
      expect([after.stored - before.stored, after.lost - before.lost]).toEqual([2, 5])
    })

    it.each(['/v1/health/loss', '/v1/admin/dead-letters'])('keeps %s to admins', async (path) => {
      const headers = { 'x-forwarded-for': '203.0.113.9' }
      expect((await fetch(url() + path, { headers })).status).toBe(401)
    })

    it('shows the report on loopback, where the runtime can tell', async () => {
      expect((await fetch(`${url()}/map/live`)).status).toBe(knowsLoopback ? 200 : 401)
    })

    it('asks for the token when a proxy passed the request on', async () => {
      const headers = { 'x-forwarded-for': '203.0.113.9' }
      const answer = await fetch(`${url()}/map`, { headers })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toContain('Basic')
    })

    it('asks for the token when another host name was pointed here', async () => {
      expect(await statusWithHost(`${url()}/map`, 'rebound.example')).toBe(401)
    })

    it.each([
      ['a Bearer token', `Bearer ${ADMIN_TOKEN}`, 200],
      ['a password', `Basic ${btoa(`anyone:${ADMIN_TOKEN}`)}`, 200],
      ['a wrong token', `Bearer ${ADMIN_TOKEN}x`, 401],
      ['a scheme it does not know', `Digest ${ADMIN_TOKEN}`, 401],
    ])('answers %s', async (_, authorization, status) => {
      const headers = { authorization, 'x-forwarded-for': '203.0.113.9' }
      expect((await fetch(`${url()}/map`, { headers })).status).toBe(status)
    })

    it('locks the report down', async () => {
      const { headers } = await fetch(`${url()}/map`, { headers: asAdmin })
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'; style-src 'sha256-[^']+'; script-src 'none'/,
      )
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    })

    it('says in JSON that nothing is there', async () => {
      const answer = await fetch(`${url()}/nothing`)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ reason: 'not_found' })
    })
  })
}
