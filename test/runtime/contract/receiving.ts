import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../envelope.ts'
import type { ContractClient } from './contract-client.ts'
import { ORIGIN } from './contract-client.ts'

const ANDROID = 'Mozilla/5.0 (Android 14; Mobile; rv:136.0) Gecko/136.0 Firefox/136.0'

/** What is acknowledged, stored, and how often. */
export function describeReceiving({ ask, askAdmin, post, send, stored }: ContractClient): void {
  describe('receiving', () => {
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

    it('stores what comes at once from many', async () => {
      const envelopes = Array.from({ length: 30 }, () => anEnvelope())
      const answers = await Promise.all(envelopes.map((envelope) => send(envelope)))
      expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(204))
      const counts = envelopes.map(async ({ anonymousId }) => (await stored(anonymousId)).length)
      expect(await Promise.all(counts)).toEqual(Array(30).fill(1))
    })

    it('keeps sites apart', async () => {
      const envelope = anEnvelope()
      await send(envelope)
      await send({ ...envelope, siteId: 'pots' })
      const { anonymousId } = envelope
      const sites = [await stored(anonymousId), await stored(anonymousId, 'pots')]
      expect(sites).toMatchObject([[{ siteId: 'shop' }], [{ siteId: 'pots' }]])
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

    it('reads a gzipped body by its first bytes', async () => {
      const envelope = anEnvelope()
      const body = new Uint8Array(gzipSync(JSON.stringify(envelope)))
      const answer = await post(body, { headers: { 'content-type': 'text/plain' } })
      expect(answer.status).toBe(204)
      expect(await stored(envelope.anonymousId)).toHaveLength(1)
    })

    it('grades an entry, a stage, a device and money', async () => {
      const touchpoints = [
        aTouchpoint({ url: `${ORIGIN}/products/sencha?utm_source=chatgpt.com` }),
        aTouchpoint({ type: 'purchase', orderId: 'A-1', value: 49.9, currency: 'EUR' }),
      ]
      const envelope = anEnvelope({ touchpoints })
      await send(envelope, { 'user-agent': ANDROID })
      const found = await stored(envelope.anonymousId)
      const device = { kind: 'mobile', browser: 'Firefox', os: 'Android' }
      expect(found.find(({ type }) => type === 'page_view')).toMatchObject({
        channel: { channel: 'ai_assistant' },
        stage: { stage: 'consideration' },
        device,
      })
      expect(found.find(({ type }) => type === 'purchase')).toMatchObject({ valueMinor: 4_990 })
    })

    it('stores the country that the runtime, or a proxy it believes, tells', async () => {
      const envelope = anEnvelope()
      await send(envelope, { 'x-country': 'CH' })
      expect(await stored(envelope.anonymousId)).toMatchObject([{ country: 'CH' }])
    })

    it('counts a page without script by a picture', async () => {
      const id = crypto.randomUUID()
      const page = encodeURIComponent(`${ORIGIN}/no-script`)
      const answer = await ask(`/v1/pixel.gif?site=shop&id=${id}&url=${page}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('image/gif')
      expect((await answer.arrayBuffer()).byteLength).toBe(43)
      expect(await (await askAdmin('/map/live')).text()).toContain(id)
    })

    it('shows the picture also where it counts nothing', async () => {
      const answer = await ask('/v1/pixel.gif?site=shop&type=purchase')
      expect(answer.status).toBe(400)
      expect((await answer.arrayBuffer()).byteLength).toBe(43)
    })
  })
}
