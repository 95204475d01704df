import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../envelope.ts'
import type { ContractClient } from './contract-client.ts'

/** What an admin asks for: dead letters, visitors, losses. */
export function describeAdmin({
  ask,
  askAdmin,
  readAdmin,
  send,
  post,
  stored,
}: ContractClient): void {
  describe('administration', () => {
    it('keeps what was refused for good, and takes it again when asked to', async () => {
      const bad = aTouchpoint({ type: 'Not A Type' })
      await send(anEnvelope({ touchpoints: [bad] }))
      const path = '/v1/admin/dead-letters'
      const { deadLetters } = await readAdmin(path)
      const [letter] = deadLetters
      expect(letter).toMatchObject({ siteId: 'shop', reason: 'bad_type', isWhole: true })
      expect(letter.body).toContain(bad.id)
      const body = JSON.stringify({ siteId: 'shop', ids: [letter.id] })
      expect(await readAdmin(path, { method: 'POST', body })).toEqual({
        replayed: [],
        failed: [{ id: letter.id, reason: 'bad_type', detail: expect.any(String) }],
      })
    })

    it('keeps no letter of what consent refused', async () => {
      const title = crypto.randomUUID()
      await send(anEnvelope({ consent: 'denied', touchpoints: [aTouchpoint({ title })] }))
      const letters = await (await askAdmin('/v1/admin/dead-letters')).text()
      expect(letters).not.toContain(title)
    })

    it('shows, exports and erases a visitor, and refuses what comes later', async () => {
      const userId = `user-${crypto.randomUUID()}`
      const envelope = { ...anEnvelope(), userId }
      await send(envelope)
      const path = `/v1/admin/visitors/${userId}`
      expect(await readAdmin(path)).toMatchObject({
        ids: [{ id: userId, joined: [envelope.anonymousId] }, { id: envelope.anonymousId }],
      })
      const rows = await (await askAdmin(`${path}/export`)).text()
      expect(rows.trimEnd().split('\n')).toHaveLength(envelope.touchpoints.length)
      expect(await readAdmin(path, { method: 'DELETE' })).toMatchObject({
        erased: { touchpoints: envelope.touchpoints.length, deadLetters: 0 },
      })
      expect((await send(envelope)).status).toBe(204)
      expect(await stored(envelope.anonymousId)).toEqual([])
    })

    it('erases dead letters of a visitor, too', async () => {
      const envelope = anEnvelope({ touchpoints: [aTouchpoint({ type: 'Not A Type' })] })
      await send(envelope)
      const path = `/v1/admin/visitors/${envelope.anonymousId}`
      expect(await readAdmin(path, { method: 'DELETE' })).toMatchObject({
        erased: { touchpoints: 0, deadLetters: 1 },
      })
      const letters = await (await askAdmin('/v1/admin/dead-letters')).text()
      expect(letters).not.toContain(envelope.anonymousId)
    })

    it('lets go of what is old, which nothing is here', async () => {
      expect(await readAdmin('/v1/admin/retain?days=400', { method: 'POST' })).toEqual({
        siteId: 'shop',
        deleted: 0,
      })
    })

    it('tells what was lost', async () => {
      const streamId = crypto.randomUUID()
      const touchpoints = [0, 4].map((seq) => aTouchpoint({ streamId, seq }))
      const before = await readAdmin('/v1/health/loss')
      await send(anEnvelope({ touchpoints, drops: { queue_full: 2 } }))
      const after = await readAdmin('/v1/health/loss')
      expect([after.stored - before.stored, after.lost - before.lost]).toEqual([2, 5])
    })

    it('counts what it did for Prometheus', async () => {
      const countOf = async (line: RegExp) =>
        Number(line.exec(await (await askAdmin('/metrics')).text())?.[1] ?? 0)
      const stores = /^waymark_touchpoints_total\{.*stored.*\} (\d+)$/m
      const refusals = /^waymark_requests_refused_total\{.*bad_json.*\} (\d+)$/m
      const before = [await countOf(stores), await countOf(refusals)]
      await send(anEnvelope())
      await post('{')
      const after = [await countOf(stores), await countOf(refusals)]
      expect(after).toEqual(before.map((count) => count + 1))
    })

    it('answers every route its document names', async () => {
      const { openapi, paths } = await (await ask('/openapi.json')).json()
      expect(openapi).toMatch(/^3\.1\./)
      const operations = Object.entries<object>(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
      )
      expect(operations.length).toBeGreaterThan(20)
      const isMissing = async ([method, path]: readonly [string, string]) => {
        const target = path.replace('{siteId}', 'shop').replace(/\{\w+\}/, 'nobody')
        const answer = await askAdmin(target, { method })
        const isNoRoute = answer.status === 404 && /"not_found"/.test(await answer.text())
        return isNoRoute || answer.status === 500
      }
      const missing = await Promise.all(
        operations.map(async (operation) => ((await isMissing(operation)) ? [operation] : [])),
      )
      expect(missing.flat()).toEqual([])
    })
  })
}
