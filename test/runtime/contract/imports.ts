import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SECRET } from '../fixtures/options.ts'
import type { ContractClient } from './contract-client.ts'
import { ORIGIN } from './contract-client.ts'

const basic = (name: string) => ({ authorization: `Basic ${btoa(`${name}:`)}` })

const anOrder = (anonymousId: string) => ({
  type: 'track',
  event: 'Order Completed',
  messageId: anonymousId,
  anonymousId,
  properties: { order_id: anonymousId, total: 25, currency: 'EUR' },
})

/** What other people's clients send, as they send it. */
export function describeImports({ ask, post, stored }: ContractClient): void {
  const aVisitor = () => `visitor-${crypto.randomUUID()}`

  describe('imports', () => {
    it('take a batch of Segment’s client, gzipped, and its repeat', async () => {
      const anonymousId = aVisitor()
      const message = { type: 'page', messageId: anonymousId, anonymousId }
      const body = JSON.stringify({ writeKey: 'shop', batch: [message] })
      for (const _ of ['first', 'again']) {
        const answer = await post(gzipSync(body), { headers: { 'content-encoding': 'gzip' } })
        expect(await answer.json()).toEqual({ success: true })
      }
      expect(await stored(anonymousId)).toMatchObject([{ type: 'page_view' }])
    })

    it.each(['/v1/t', '/v1/track'])('take a message of a page at %s', async (path) => {
      const anonymousId = aVisitor()
      const body = JSON.stringify({ ...anOrder(anonymousId), type: undefined, writeKey: 'shop' })
      const answer = await ask(path, { method: 'POST', body, headers: { origin: ORIGIN } })
      expect(await answer.json()).toEqual({ success: true })
      const [touchpoint] = await stored(anonymousId)
      expect(touchpoint).toMatchObject({ type: 'purchase', valueMinor: 2_500 })
      expect(touchpoint).not.toHaveProperty('isTrusted')
    })

    it.each(['/v1/batch', '/v1/import'])('take a server’s batch at %s as trusted', async (path) => {
      const anonymousId = aVisitor()
      const body = JSON.stringify({ batch: [anOrder(anonymousId)] })
      const answer = await ask(path, { method: 'POST', body, headers: basic(SECRET) })
      expect(await answer.json()).toEqual({ success: true })
      expect(await stored(anonymousId)).toMatchObject([{ type: 'purchase', isTrusted: true }])
    })

    it('take a beacon of RudderStack’s client', async () => {
      const anonymousId = aVisitor()
      const body = JSON.stringify({ batch: [anOrder(anonymousId)] })
      const path = '/beacon/v1/batch?writeKey=shop'
      const answer = await ask(path, { method: 'POST', body, headers: { origin: ORIGIN } })
      expect(answer.status).toBe(200)
      expect(await stored(anonymousId)).toMatchObject([{ type: 'purchase' }])
    })

    it('take nothing under a key nobody has', async () => {
      const body = JSON.stringify({ batch: [anOrder(aVisitor())] })
      const answer = await ask('/v1/b', { method: 'POST', body, headers: basic('nobody') })
      expect(answer.status).toBe(401)
    })

    it('tell Segment’s client to send here', async () => {
      const answer = await ask('/v1/projects/shop/settings', { headers: { origin: ORIGIN } })
      expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN)
      expect(await answer.json()).toMatchObject({
        integrations: { 'Segment.io': { apiKey: 'shop', apiHost: expect.stringMatching(/\/v1$/) } },
      })
    })

    it('tell RudderStack’s client to send to nobody else', async () => {
      const answer = await ask('/sourceConfig/', { headers: { origin: ORIGIN, ...basic('shop') } })
      expect(await answer.json()).toMatchObject({ source: { id: 'shop', destinations: [] } })
    })

    it.each(['/v1/t', '/v1/batch', '/beacon/v1/batch', '/v1/projects/shop/settings'])(
      'allow Authorization in the preflight of %s',
      async (path) => {
        const headers = { origin: ORIGIN, 'access-control-request-headers': 'authorization' }
        const answer = await ask(path, { method: 'OPTIONS', headers })
        expect(answer.headers.get('access-control-allow-headers')).toBe('authorization')
      },
    )

    it('take events of GA4’s Measurement Protocol with the secret only', async () => {
      const id = `order-${crypto.randomUUID()}`
      const params = { transaction_id: id, value: 25, currency: 'EUR' }
      const body = JSON.stringify({ client_id: id, events: [{ name: 'purchase', params }] })
      const collect = async (secret: string) =>
        (
          await ask(`/mp/collect?measurement_id=shop&api_secret=${secret}`, {
            method: 'POST',
            body,
          })
        ).status
      expect([await collect(`${SECRET}x`), await collect(SECRET)]).toEqual([401, 204])
      expect(await stored(id)).toMatchObject([{ type: 'purchase', orderId: id, isTrusted: true }])
    })

    it('say what is wrong with an event of GA4', async () => {
      const body = JSON.stringify({ client_id: '1.2', events: [{ name: '' }] })
      const answer = await ask('/debug/mp/collect', { method: 'POST', body })
      const { validationMessages } = await answer.json()
      expect(validationMessages).toHaveLength(1)
    })
  })
}
