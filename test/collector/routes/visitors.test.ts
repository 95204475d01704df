import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../../helpers/envelope.ts'
import type { OpenCollector } from '../open-collector.ts'
import { NOW, ORIGIN, openCollector, SECRET } from '../open-collector.ts'

const PATH = '/v1/admin/visitors'
const send = ({ send }: OpenCollector, anonymousId: string, id: string, userId?: string) =>
  send(
    anEnvelope({
      batchId: `batch-${id}`,
      anonymousId,
      ...(userId === undefined ? {} : { userId }),
      touchpoints: [aTouchpoint({ id })],
    }),
  )

async function shared(): Promise<OpenCollector> {
  const collector = openCollector()
  await send(collector, 'tablet', 'a')
  await send(collector, 'tablet', 'b', 'ann')
  await send(collector, 'tablet', 'c', 'bob')
  await send(collector, 'phone', 'd', 'ann')
  await send(collector, 'stranger', 'e')
  const bad = aTouchpoint({ id: 'bad', type: 'Not A Type' })
  await collector.send(anEnvelope({ anonymousId: 'phone', userId: 'ann', touchpoints: [bad] }))
  return collector
}

const remaining = async ({ stored }: OpenCollector) => (await stored()).map(({ id }) => id).sort()

describe('GET /v1/admin/visitors/:id', () => {
  it('shows the ids joined to one, since people may share a device', async () => {
    const { ask } = await shared()
    const { ids, isComplete } = await (await ask(`${PATH}/phone`)).json()
    expect(isComplete).toBe(true)
    expect(ids.map(({ id }: { id: string }) => id)).toEqual(['phone', 'ann', 'tablet', 'bob'])
    expect(ids[0]).toMatchObject({ touchpoints: 1, deadLetters: 1, joined: ['ann'] })
    expect(ids[2]).toMatchObject({ touchpoints: 3, deadLetters: 0, joined: ['ann', 'bob'] })
    expect(ids[0].firstAt).toBe(ids[0].lastAt)
  })

  it('tells where there are more than it shows', async () => {
    const collector = openCollector()
    for (let i = 0; i < 120; i++) await send(collector, `visitor-${i}`, `id-${i}`, 'kiosk')
    const { ids, isComplete } = await (await collector.ask(`${PATH}/kiosk`)).json()
    expect([ids.length, isComplete]).toEqual([100, false])
  })

  it('tells of nobody where nothing is stored', async () => {
    const answer = await openCollector().ask(`${PATH}/nobody`)
    expect(await answer.json()).toMatchObject({ ids: [{ touchpoints: 0, isErased: false }] })
  })
})

describe('GET /v1/admin/visitors/:id/export', () => {
  it('gives every row of exactly the ids named, as lines of JSON', async () => {
    const { ask } = await shared()
    const answer = await ask(`${PATH}/phone/export?also=bob`)
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
    const lines = (await answer.text()).trimEnd().split('\n')
    const rows = lines.map((line) => JSON.parse(line))
    expect(rows.map(({ touchpoint }) => touchpoint?.id)).toEqual(['d', 'c', undefined])
    expect(rows[2].deadLetter).toMatchObject({ anonymousId: 'phone', reason: 'bad_type' })
  })

  it('is empty where there is nothing', async () => {
    const answer = await openCollector().ask(`${PATH}/nobody/export`)
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })
})

describe('DELETE /v1/admin/visitors/:id', () => {
  const remove = ({ ask }: OpenCollector, rest: string) =>
    ask(`${PATH}/${rest}`, { method: 'DELETE' })

  it('erases exactly the ids named', async () => {
    const collector = await shared()
    const answer = await remove(collector, 'ann?also=phone')
    expect(await answer.json()).toEqual({
      siteId: 'shop',
      ids: ['ann', 'phone'],
      erased: { touchpoints: 2, deadLetters: 1 },
    })
    expect(await remaining(collector)).toEqual(['a', 'c', 'e'])
    expect(await collector.store.deadLetters('shop', { now: NOW })).toEqual([])
  })

  it('stops late retries, which no sender is told', async () => {
    const collector = await shared()
    await remove(collector, 'phone')
    expect((await send(collector, 'phone', 'late')).status).toBe(204)
    expect((await send(collector, 'phone', 'd', 'ann')).status).toBe(204)
    expect(await remaining(collector)).toEqual(['a', 'b', 'c', 'e'])
    const [loss] = await collector.store.loss('shop', { from: NOW, to: NOW + 1 })
    // The other batch was counted when it came first.
    expect(loss?.refused.erased).toBe(1)
    expect(loss?.missing).toBe(0)
    expect(JSON.stringify(collector.log)).not.toContain('phone')
  })

  it('stops a dead letter that is taken again, and keeps it no longer', async () => {
    const strict = openCollector({ sites: { shop: { origins: [ORIGIN] } } })
    const origin = { source: 'import', confidence: 1 } as const
    await strict.send(anEnvelope({ anonymousId: 'v', touchpoints: [aTouchpoint({ origin })] }))
    const { store, ask } = strict
    const [letter] = await store.deadLetters('shop', { now: NOW })
    if (!letter) throw new Error('no letter')
    await remove(strict, 'v')
    // As another process may have read it just before.
    const { anonymousId: _, ...unnamed } = { ...letter, isTrusted: true }
    const batch = { siteId: 'shop', batchId: 'b', receivedAt: NOW, touchpoints: [], drops: {} }
    await store.write({ ...batch, deadLetters: [unnamed] })
    const body = JSON.stringify({ siteId: 'shop', ids: [letter.id] })
    const answer = await ask('/v1/admin/dead-letters', { method: 'POST', body })
    expect(await answer.json()).toEqual({
      replayed: [],
      failed: [{ id: letter.id, reason: 'erased', detail: 'its visitor was erased' }],
    })
    expect(await strict.stored()).toEqual([])
    expect(await store.deadLetters('shop', { now: NOW })).toEqual([])
  })

  it('erases letters that only their text tells of', async () => {
    const collector = openCollector()
    await collector.post('{"protocolVersion":1,"siteId":"shop","userId":7,"note":"x"}')
    await collector.post('{"siteId":"shop","broken":{"userId":"7"}')
    await collector.post('{"siteId":"shop","broken":{"userId":"77"}')
    await remove(collector, '7')
    const letters = await collector.store.deadLetters('shop', { now: NOW })
    expect(letters.map(({ body }) => body)).toEqual([expect.stringContaining('77')])
  })
})

describe('POST /v1/admin/retain', () => {
  it('lets go of what is older', async () => {
    const old = openCollector({ now: () => NOW - 9 * 86_400_000 })
    await send(old, 'v', 'old')
    const collector = openCollector({ sink: old.store })
    await send(collector, 'v', 'new')
    const answer = await collector.ask('/v1/admin/retain?days=7', { method: 'POST' })
    expect(await answer.json()).toEqual({ siteId: 'shop', deleted: 1 })
    expect(await old.store.latest('shop', 9)).toMatchObject([{ id: 'new' }])
  })

  it.each(['', '?days=0', '?days=x', '?days=7&after=x'])('refuses %j', async (query) => {
    const { ask } = openCollector()
    expect((await ask(`/v1/admin/retain${query}`, { method: 'POST' })).status).toBe(400)
  })
})

describe('a visitor’s rights', () => {
  const requests = [
    ['GET', `${PATH}/v`],
    ['GET', `${PATH}/v/export`],
    ['DELETE', `${PATH}/v`],
    ['POST', '/v1/admin/retain?days=7'],
  ] as const

  it.each(requests)('%s %s needs the admin token, and no site’s secret', async (method, path) => {
    const { app } = openCollector()
    const headers = { authorization: `Bearer ${SECRET}` }
    expect((await app.request(path, { method, headers })).status).toBe(401)
  })

  it.each(requests)('%s %s knows no other site', async (method, path) => {
    const query = path.includes('?') ? '&' : '?'
    const answer = await openCollector().ask(`${path}${query}site=constructor`, { method })
    expect(answer.status).toBe(404)
  })

  it.each(['DELETE', 'POST'])('takes no %s of a page elsewhere', async (method) => {
    const { ask } = openCollector({ isLocal: () => true })
    const path = method === 'POST' ? '/v1/admin/retain?days=7' : `${PATH}/v`
    const answer = await ask(path, { method, headers: { origin: 'https://evil.test' } })
    expect(answer.status).toBe(403)
  })

  it('refuses more ids than it shows', async () => {
    const query = Array.from({ length: 100 }, (_, i) => `also=v${i}`).join('&')
    expect((await openCollector().ask(`${PATH}/v?${query}`, { method: 'DELETE' })).status).toBe(400)
  })
})
