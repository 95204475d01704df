import type { Journey, JourneyOptions, OrderedTouchpoints } from '@waymark/journey'
import { assembleJourneys } from '@waymark/journey'
import { describe, expect, it } from 'vitest'
import { MINUTE_MS, MONDAY_AT, walk } from '../helpers/stored-touchpoint.ts'

async function journeysOf(touchpoints: OrderedTouchpoints, options?: JourneyOptions) {
  const journeys: Journey[] = []
  for await (const journey of assembleJourneys(touchpoints, options)) journeys.push(journey)
  return journeys
}

const ada = walk('ada', [{ minute: 0 }, { minute: 5 }, { minute: 60 }])
const bob = walk('bob', [{ minute: 2 }])

describe('assembleJourneys()', () => {
  it('gives one journey per visitor, in the order they are read', async () => {
    const journeys = await journeysOf([...ada, ...bob])
    expect(journeys.map(({ anonymousId }) => anonymousId)).toEqual(['ada', 'bob'])
  })

  it('gives no journey for no touchpoints', async () => {
    expect(await journeysOf([])).toEqual([])
  })

  it('cuts a journey into sessions', async () => {
    const [journey] = await journeysOf(ada)
    expect(journey?.sessions.map(({ touchpoints }) => touchpoints.length)).toEqual([2, 1])
  })

  it('says when a journey began and when it was last seen', async () => {
    const [journey] = await journeysOf(ada)
    expect(journey).toMatchObject({ firstAt: MONDAY_AT, lastAt: MONDAY_AT + 60 * MINUTE_MS })
  })

  it('reads what arrives asynchronously', async () => {
    async function* read() {
      yield* ada
      yield* bob
    }
    expect(await journeysOf(read())).toEqual(await journeysOf([...ada, ...bob]))
  })

  it('counts what it omits past the limit of a journey', async () => {
    const journeys = await journeysOf([...ada, ...bob], { touchpointLimit: 2 })
    expect(journeys.map(({ omitted }) => omitted)).toEqual([1, 0])
  })
})
