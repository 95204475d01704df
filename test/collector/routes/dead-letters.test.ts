import type { DeadLetter } from '@waymark/collector'
import { SinkError } from '@waymark/collector'
import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../../helpers/envelope.ts'
import type { OpenCollector } from '../open-collector.ts'
import { BROWSER, NOW, ORIGIN, openCollector, SECRET } from '../open-collector.ts'

const PATH = '/v1/admin/dead-letters'
const DAY_MS = 86_400_000
const bad = aTouchpoint({ id: 'bad', type: 'Not A Type' })

async function letters({ ask }: OpenCollector, query = ''): Promise<DeadLetter[]> {
  const answer = await ask(`${PATH}${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()).deadLetters
}

function replay({ ask }: OpenCollector, ids: readonly string[], siteId = 'shop') {
  return ask(PATH, { method: 'POST', body: JSON.stringify({ siteId, ids }) })
}

describe('GET /v1/admin/dead-letters', () => {
  it('lists a touchpoint that was refused, as a body of its own', async () => {
    const collector = openCollector()
    const answer = await collector.send(anEnvelope({ touchpoints: [aTouchpoint(), bad] }))
    expect(answer.status).toBe(202)
    const [letter, ...more] = await letters(collector)
    expect(more).toEqual([])
    expect(letter).toMatchObject({
      siteId: 'shop',
      anonymousId: 'visitor',
      reason: 'bad_type',
      receivedAt: NOW,
      expiresAt: NOW + 14 * DAY_MS,
      isTrusted: false,
      isWhole: true,
    })
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({
      siteId: 'shop',
      anonymousId: 'visitor',
      touchpoints: [{ id: 'bad', type: 'Not A Type' }],
    })
  })

  it.each([
    [
      'text that is no JSON',
      '{"email":"ada@mail.example","url":"https://a.test/?token=s3cret"',
      'bad_json',
    ],
    [
      'no envelope',
      '{"protocolVersion":1,"siteId":"shop","note":"ada@mail.example"}',
      'bad_envelope',
    ],
    ['a list', '["ada@mail.example"]', 'bad_envelope'],
  ])('lists %s once, without personal data', async (_, body, reason) => {
    const collector = openCollector()
    await collector.post(body)
    await collector.post(body)
    const all = await letters(collector)
    expect(all.map((letter) => letter.reason)).toEqual([reason])
    expect(all[0]?.body).toContain('[email]')
    expect(all[0]?.body).not.toMatch(/ada|token=s3cret/)
  })

  it('keeps no letter of a body that belongs to no site', async () => {
    const collector = openCollector()
    await collector.post('{', { origin: 'https://evil.test' })
    await collector.post('{', {})
    await collector.post('{"siteId":"nobody"}', {})
    await collector.post('{"siteId":"shop"}', {})
    expect(await letters(collector)).toEqual([])
  })

  it.each([
    ['denied', {}],
    ['unknown', { 'sec-gpc': '1' }],
  ] as const)('keeps nothing but a count of what came under %s %j', async (consent, headers) => {
    const collector = openCollector()
    const envelope = anEnvelope({ consent, touchpoints: [aTouchpoint(), aTouchpoint({ id: 'b' })] })
    const answer = await collector.send(envelope, { ...BROWSER, ...headers })
    expect(await answer.json()).toMatchObject({ accepted: 0 })
    expect(await letters(collector)).toEqual([])
    const period = { from: NOW, to: NOW + 1 }
    expect(await collector.store.loss('shop', period)).toMatchObject([{ refused: { consent: 2 } }])
  })

  it('does not ask again for what was only to be counted', async () => {
    const sink = {
      name: 'broken',
      write: () => Promise.reject(new SinkError('full')),
      close: async () => {},
    }
    const { send } = openCollector({ sink })
    expect((await send(anEnvelope({ consent: 'denied' }))).status).toBe(202)
    expect((await send(anEnvelope({ touchpoints: [bad] }))).status).toBe(503)
  })

  it('keeps nothing where the site wishes so', async () => {
    const collector = openCollector({ deadLetterDays: 0 })
    await collector.send(anEnvelope({ touchpoints: [bad] }))
    expect(await letters(collector)).toEqual([])
  })

  it('keeps so many of a batch of nothing but errors', async () => {
    const collector = openCollector()
    const touchpoints = Array.from({ length: 300 }, (_, i) => ({ ...bad, id: `bad-${i}` }))
    await collector.send(anEnvelope({ touchpoints }))
    expect(await letters(collector)).toHaveLength(20)
  })

  it('gives pages', async () => {
    const collector = openCollector()
    const touchpoints = ['a', 'b', 'c'].map((id) => ({ ...bad, id }))
    await collector.send(anEnvelope({ touchpoints }))
    const [newest] = await letters(collector, '?limit=1')
    const older = await letters(collector, `?site=shop&before=${newest?.id}`)
    expect(older).toHaveLength(2)
  })

  it('knows no other site', async () => {
    const { ask } = openCollector()
    expect((await ask(`${PATH}?site=constructor`)).status).toBe(404)
  })
})

describe('POST /v1/admin/dead-letters', () => {
  it('takes a letter again once it can be taken, as of when it came', async () => {
    const strict = openCollector({ sites: { shop: { origins: [ORIGIN] } } })
    const origin = { source: 'import', confidence: 1 } as const
    await strict.send(anEnvelope({ touchpoints: [aTouchpoint({ origin })] }))
    const [letter] = await letters(strict)
    if (!letter) throw new Error('no letter')
    const { store } = strict
    await store.write({
      siteId: 'shop',
      batchId: 'b',
      receivedAt: NOW,
      touchpoints: [],
      drops: {},
      deadLetters: [{ ...letter, id: 'trusted', isTrusted: true }],
    })
    const later = openCollector({ sink: store, now: () => NOW + 60_000 })
    const answer = await replay(later, [letter.id, 'trusted', 'nobody'])
    expect(await answer.json()).toEqual({
      replayed: ['trusted'],
      failed: [{ id: letter.id, reason: 'untrusted', detail: expect.stringMatching(/secret/) }],
    })
    expect(await store.latest('shop', 9)).toMatchObject([{ isTrusted: true, receivedAt: NOW }])
    expect((await letters(later)).map(({ id }) => id)).toEqual([letter.id])
  })

  it('says what cannot be taken because it is not all there', async () => {
    const collector = openCollector()
    await collector.post('{"siteId')
    const [letter] = await letters(collector)
    const answer = await replay(collector, [letter?.id ?? ''])
    expect(await answer.json()).toMatchObject({ failed: [{ reason: 'not_whole' }] })
  })

  it.each([
    ['{', 400],
    ['null', 400],
    ['{"siteId":"shop","ids":[1]}', 400],
    ['{"siteId":"nobody","ids":[]}', 404],
    ['x'.repeat(300_000), 413],
  ])('refuses the body %.30s', async (body, status) => {
    const { ask } = openCollector()
    expect((await ask(PATH, { method: 'POST', body })).status).toBe(status)
  })

  it.each([
    { origin: 'https://evil.test' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ])('takes no orders from a page elsewhere: %j', async (headers) => {
    const { ask } = openCollector({ isLocal: () => true })
    const answer = await ask(PATH, { method: 'POST', body: '{"siteId":"shop","ids":[]}', headers })
    expect(answer.status).toBe(403)
  })

  it('wants the admin token, and no site’s secret', async () => {
    const { app } = openCollector()
    const headers = { authorization: `Bearer ${SECRET}` }
    expect((await app.request(PATH, { headers })).status).toBe(401)
    expect((await app.request(PATH, { method: 'POST', headers })).status).toBe(401)
  })
})
