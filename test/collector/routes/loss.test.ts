import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../../helpers/envelope.ts'
import { NOW, openCollector } from '../open-collector.ts'

const PATH = '/v1/health/loss'

describe('GET /v1/health/loss', () => {
  it('tells the losses of each day, and of all together', async () => {
    const { send, ask } = openCollector()
    const touchpoints = [0, 1, 5].map((seq) => aTouchpoint({ id: `${seq}`, streamId: 's', seq }))
    await send(anEnvelope({ touchpoints, drops: { queue_full: 2, expired: 1, vetoed: 9 } }))
    const bad = aTouchpoint({ id: 'bad', type: 'No' })
    await send(anEnvelope({ batchId: 'two', touchpoints: [bad] }))
    const answer = await ask(PATH)
    expect(await answer.json()).toEqual({
      siteId: 'shop',
      stored: 3,
      lost: 5,
      rate: 5 / 8,
      days: [
        {
          day: '2026-09-21',
          stored: 3,
          missing: 3,
          drops: { queue_full: 2, expired: 1, vetoed: 9 },
          refused: { bad_type: 1 },
          lost: 5,
          rate: 5 / 8,
        },
      ],
    })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['', '?days=1', '?days=400'])('takes %j for days', async (query) => {
    const { ask } = openCollector({ now: () => NOW })
    expect(await (await ask(PATH + query)).json()).toMatchObject({ lost: 0, rate: 0, days: [] })
  })

  it.each(['?days=abc', '?days=', '?days=0', '?days=401', '?days=1e9', '?days=-3', '?days=1.5'])(
    'refuses %j, and says what is taken',
    async (query) => {
      const answer = await openCollector().ask(PATH + query)
      expect(answer.status).toBe(400)
      expect((await answer.json()).detail).toBe('days must be a whole number of 1 to 400')
    },
  )

  it('knows no other site', async () => {
    const { ask } = openCollector()
    expect((await ask(`${PATH}?site=nobody`)).status).toBe(404)
  })

  it('is for admins', async () => {
    const { app } = openCollector()
    expect((await app.request(PATH)).status).toBe(401)
  })
})
