import { describe, expect, it } from 'vitest'
import { NOW, type OpenCollector, openCollector, SECRET } from '../open-collector.ts'

const purchase = {
  name: 'purchase',
  params: {
    transaction_id: 'A-1',
    value: 25,
    currency: 'EUR',
    items: [{ item_id: '42', item_name: 'Mug', price: 12.5, quantity: 2 }],
  },
}
const path = (secret = SECRET, siteId = 'shop') =>
  `/mp/collect?measurement_id=${siteId}&api_secret=${secret}`

function post({ app }: OpenCollector, target: string, body: unknown) {
  return app.request(target, { method: 'POST', body: JSON.stringify(body) })
}

describe('POST /mp/collect', () => {
  it('stores an order once, as trusted', async () => {
    const collector = openCollector()
    const body = { client_id: '1.2', events: [purchase] }
    expect((await post(collector, path(), body)).status).toBe(204)
    expect((await post(collector, path(), body)).status).toBe(204)
    expect(await collector.stored()).toMatchObject([
      {
        type: 'purchase',
        orderId: 'A-1',
        valueMinor: 2_500,
        isTrusted: true,
        occurredAt: NOW,
        items: [{ item_id: '42', priceMinor: 1_250, quantity: 2 }],
      },
    ])
  })

  it('keeps a bad event as a dead letter beside good ones', async () => {
    const collector = openCollector()
    const body = { client_id: '1.2', events: [{ name: '' }, purchase] }
    expect((await post(collector, path(), body)).status).toBe(204)
    expect(await collector.stored()).toHaveLength(1)
    expect(await collector.store.deadLetters('shop', { now: NOW })).toHaveLength(1)
  })

  it.each([
    ['a wrong secret', path('a-secret-that-is-not-the-right-one'), 401],
    ['no secret', '/mp/collect?measurement_id=shop', 401],
    ['another site’s secret', path(SECRET, 'other'), 401],
    ['an unknown site', path(SECRET, 'nobody'), 404],
  ])('takes nothing with %s', async (_, target, status) => {
    const collector = openCollector()
    const answer = await post(collector, target, { client_id: '1.2', events: [purchase] })
    expect(answer.status).toBe(status)
    expect(await collector.stored()).toEqual([])
  })

  it.each([[{}], [null], [{ events: {} }]])('refuses the body %j', async (body) => {
    expect((await post(openCollector(), path(), body)).status).toBe(400)
  })
})

describe('POST /debug/mp/collect', () => {
  it('says what is wrong by its place, and stores nothing', async () => {
    const collector = openCollector()
    const body = { client_id: '1.2', events: [purchase, { name: 'Not A Type' }] }
    const answer = await post(collector, '/debug/mp/collect', body)
    expect(await answer.json()).toEqual({
      validationMessages: [
        {
          fieldPath: 'events[1]',
          description: expect.stringContaining('type must be'),
          validationCode: 'VALUE_INVALID',
        },
      ],
    })
    expect(await collector.stored()).toEqual([])
  })

  it('has nothing to say of what is right', async () => {
    const body = { client_id: '1.2', events: [purchase] }
    const answer = await post(openCollector(), '/debug/mp/collect', body)
    expect(await answer.json()).toEqual({ validationMessages: [] })
  })
})
