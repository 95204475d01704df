import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../envelope.ts'
import { ADMIN_TOKEN, SECRET } from '../fixtures/options.ts'
import type { ContractClient } from './contract-client.ts'
import { anAddress, ORIGIN } from './contract-client.ts'

/** What a proxy adds: a request that has it did not come from this machine. */
const forwarded = () => ({ 'x-forwarded-for': anAddress() })

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

/** Who may send, whose consent counts, and who may look. */
export function describeProtection(client: ContractClient): void {
  const { url, ask, askAdmin, post, send, stored, knowsLoopback } = client

  describe('protection', () => {
    it('stores nothing after consent was denied', async () => {
      const envelope = anEnvelope({ consent: 'denied' })
      const answer = await send(envelope)
      expect(await answer.json()).toMatchObject({ accepted: 0, rejected: [{ reason: 'consent' }] })
      expect(await stored(envelope.anonymousId)).toEqual([])
    })

    it('stores nothing unasked where the browser asks not to be recorded', async () => {
      const envelope = anEnvelope({ consent: 'unknown' })
      const answer = await send(envelope, { 'sec-gpc': '1' })
      expect(await answer.json()).toMatchObject({ rejected: [{ reason: 'consent' }] })
      expect(await stored(envelope.anonymousId)).toEqual([])
    })

    it('marks personal data out of what it stores', async () => {
      const url = `${ORIGIN}/search?q=ada%40example.com&session=1`
      const envelope = anEnvelope({ touchpoints: [aTouchpoint({ url, title: 'ada@example.com' })] })
      await send(envelope)
      const text = JSON.stringify(await stored(envelope.anonymousId))
      expect(text).toContain('/search')
      expect(text).not.toMatch(/ada|session=/)
    })

    it('flags a bot, and stores what it sent', async () => {
      const envelope = anEnvelope()
      await send(envelope, { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' })
      expect(await stored(envelope.anonymousId)).toMatchObject([{ botSigns: expect.any(Array) }])
    })

    it('holds what a site it does not know sends', async () => {
      const answer = await send(anEnvelope({ siteId: 'constructor' }))
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ reason: 'unknown_site', permanent: false })
    })

    it('answers a preflight with the headers it asks for', async () => {
      const answer = await ask('/v1/batch', {
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

    it('allows the preflight of another origin nothing', async () => {
      const answer = await ask('/v1/batch', {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
      })
      const allowed = [...answer.headers.keys()].filter((name) => name.startsWith('access-control'))
      expect(allowed).toEqual([])
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

    it.each([
      ['the site’s secret', `Bearer ${SECRET}`, 204],
      ['the secret as a password', `Basic ${btoa(`shop:${SECRET}`)}`, 204],
      ['a wrong secret', `Bearer ${SECRET}x`, 401],
      ['the admin token', `Bearer ${ADMIN_TOKEN}`, 401],
    ])('answers a server with %s', async (_, authorization, status) => {
      const envelope = anEnvelope()
      const init = { method: 'POST', body: JSON.stringify(envelope) }
      const headers = { ...forwarded(), authorization }
      expect((await ask('/v1/batch', { ...init, headers })).status).toBe(status)
      const isStored = status === 204
      expect(await stored(envelope.anonymousId)).toMatchObject(
        isStored ? [{ isTrusted: true }] : [],
      )
    })

    it('takes a sender without origin or secret from this machine only', async () => {
      const send = async (headers: Record<string, string>) =>
        (await ask('/v1/batch', { method: 'POST', body: JSON.stringify(anEnvelope()), headers }))
          .status
      expect([await send({}), await send(forwarded())]).toEqual([knowsLoopback ? 204 : 403, 403])
    })

    it.each(['/v1/health/loss', '/v1/admin/dead-letters', '/v1/admin/visitors/x', '/metrics'])(
      'keeps %s to admins',
      async (path) => {
        expect((await ask(path, { headers: forwarded() })).status).toBe(401)
      },
    )

    it('lets no page of another origin act in an admin’s name', async () => {
      const headers = { origin: 'https://evil.test' }
      const path = '/v1/admin/visitors/nobody'
      expect((await askAdmin(path, { method: 'DELETE', headers })).status).toBe(403)
    })

    it('shows the report on loopback, where the runtime can tell', async () => {
      expect((await ask('/map/live')).status).toBe(knowsLoopback ? 200 : 401)
    })

    it('asks for the token when a proxy passed the request on', async () => {
      const answer = await ask('/map', { headers: forwarded() })
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
      expect((await ask('/map', { headers: { ...forwarded(), authorization } })).status).toBe(
        status,
      )
    })

    it('locks the report down', async () => {
      const { headers } = await askAdmin('/map')
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'; style-src 'sha256-[^']+'; script-src 'none'/,
      )
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    })
  })
}
