import { PAGE_KINDS } from '@waymark/protocol'
import { inferStage } from '@waymark/stage'
import { describe, expect, it } from 'vitest'
import { stageOfKind } from '../../packages/stage/src/kinds.ts'
import { evaluate } from './evaluate.ts'
import { type Half, labelledUrls } from './labelled-urls.ts'

// What the rules reach, rounded down; never below what is promised: 0.9 of all, 0.85 of translated
// and misleading addresses, 0.95 of decisions found.
const FLOORS: readonly [half: Half, floors: Record<string, number>][] = [
  ['rules', { all: 0.96, platforms: 0.95, languages: 0.97, misleading: 0.97, decision: 0.97 }],
  ['held-out', { all: 0.93, platforms: 0.92, languages: 0.93, misleading: 0.9, decision: 0.95 }],
]

describe('labelled URLs', () => {
  it('are at least 800, of kinds that exist', () => {
    const kinds = labelledUrls.flatMap((row) => row.kinds)
    expect(labelledUrls.length).toBeGreaterThanOrEqual(800)
    expect(kinds.filter((kind) => !PAGE_KINDS.includes(kind))).toEqual([])
  })

  it.each(FLOORS)('are graded by the rules as well as ever: the %s half', (half, floors) => {
    const report = evaluate(half)
    report.print()
    const missed = Object.entries(floors).filter(([name, floor]) => !(report.rateOf(name) >= floor))
    expect(missed).toEqual([])
    expect(report.calibrationError).toBeLessThan(0.02)
  })

  it('have no page of the machine or the law that is called a decision', () => {
    const wrong = labelledUrls.filter(
      ({ url, kinds }) =>
        kinds.every((kind) => /^(legal|admin|api|asset)$/.test(kind)) &&
        inferStage(url).stage === 'decision',
    )
    expect(wrong).toEqual([])
  })

  it('have a stage for each kind that the design names', () => {
    expect(Object.fromEntries(PAGE_KINDS.map((kind) => [kind, stageOfKind(kind)]))).toMatchObject({
      home: 'awareness',
      help: 'consideration',
      'checkout_step:review': 'decision',
      contact: 'retention',
      loyalty: 'advocacy',
      legal: null,
      other: null,
    })
  })
})
