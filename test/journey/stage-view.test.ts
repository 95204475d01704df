import { foldTouchpoints } from '@waymark/journey'
import { describe, expect, it } from 'vitest'
import { createStageView, viewTouchpoints } from '../../packages/journey/src/stage-view.ts'
import { MONDAY_AT, walk } from '../helpers/stored-touchpoint.ts'

const HALVES = {
  awareness: 'before_it',
  consideration: 'before_it',
  decision: 'during',
  retention: 'after',
  advocacy: 'after',
}

describe('createStageView()', () => {
  it('shows the five as they are unless told otherwise', () => {
    const { stages, label, of } = createStageView()
    expect(stages.map(label)).toEqual([
      'Awareness',
      'Consideration',
      'Decision',
      'Retention',
      'Advocacy',
    ])
    expect(of('advocacy')).toBe('advocacy')
  })

  it('shows stages of one name as one, under the first of them', () => {
    const { stages, label, of } = createStageView(HALVES)
    expect(stages).toEqual(['awareness', 'decision', 'retention'])
    expect(stages.map(label)).toEqual(['Before it', 'During', 'After'])
    expect(of('consideration')).toBe('awareness')
  })
})

describe('viewTouchpoints()', () => {
  const journey = walk('ada', [
    { minute: 0, stage: 'awareness' },
    { minute: 1, stage: 'consideration' },
    { minute: 2, stage: null },
    { minute: 3, stage: 'decision' },
    { minute: 4, stage: 'advocacy' },
    { minute: 5, stage: 'retention' },
  ])

  it('counts a visitor of two stages of one name once, and no move between them', async () => {
    const view = createStageView(HALVES)
    const map = await foldTouchpoints(viewTouchpoints(journey, view), { now: MONDAY_AT })
    const { awareness, decision, retention, consideration, advocacy } = map.stages
    expect([awareness, decision, retention].map(({ visitors }) => visitors)).toEqual([1, 1, 1])
    expect([consideration, advocacy].map(({ visitors }) => visitors)).toEqual([0, 0])
    expect([...awareness.moves.keys()]).toEqual(['decision'])
    expect([...retention.moves.keys()]).toEqual([])
  })

  it('passes everything on as it is where nothing is merged', () => {
    expect(viewTouchpoints(journey, createStageView())).toBe(journey)
  })
})
