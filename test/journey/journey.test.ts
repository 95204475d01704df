import { assembleJourneys, stageOf, toPath } from '@waymark/journey'
import { describe, expect, it } from 'vitest'
import { stageGrade, storedTouchpoint, walk } from '../helpers/stored-touchpoint.ts'

describe('stageOf()', () => {
  it.each([
    ['page_view', 'awareness', 'awareness'],
    ['made_up_by_the_shop', 'advocacy', 'advocacy'],
    ['page_view', null, undefined],
    ['web_vital', 'awareness', undefined],
    ['identify', 'retention', undefined],
    ['alias', 'retention', undefined],
  ] as const)('puts a %s graded %s in %s', (type, stage, expected) => {
    expect(stageOf(storedTouchpoint({ type, stage: stageGrade(stage) }))).toBe(expected)
  })

  it('puts a touchpoint without a grade nowhere', () => {
    expect(stageOf(storedTouchpoint())).toBeUndefined()
  })
})

describe('toPath()', () => {
  it('collapses repeats, over sessions too, and passes over touchpoints without a stage', async () => {
    const steps = walk('ada', [
      { minute: 0, stage: 'awareness' },
      { minute: 1, stage: 'consideration' },
      { minute: 2, stage: null },
      { minute: 90, stage: 'consideration' },
      { minute: 91, stage: 'decision' },
      { minute: 92, stage: 'consideration' },
    ])
    for await (const journey of assembleJourneys(steps)) {
      expect(toPath(journey)).toEqual(['awareness', 'consideration', 'decision', 'consideration'])
    }
    expect.assertions(1)
  })
})
