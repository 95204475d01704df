import { PAGE_KINDS } from '@waymark/protocol'
import { inferStage } from '@waymark/stage/rules'
import { describe, expect, it } from 'vitest'
import { stageOfKind } from '../../packages/stage/src/kinds.ts'
import { evaluate, type InferRow, percent } from './evaluate.ts'
import { type Half, halfOf, labelledUrls, routeUrls, unseenUrls } from './labelled-urls.ts'

// What the rules reach, rounded down; never below what is promised: 0.9 of all, 0.85 of translated
// and misleading addresses, 0.95 of decisions found.
const FLOORS: readonly [half: Half, floors: Record<string, number>][] = [
  ['rules', { all: 0.96, platforms: 0.95, languages: 0.97, misleading: 0.97, decision: 0.97 }],
  ['held-out', { all: 0.93, platforms: 0.92, languages: 0.93, misleading: 0.9, decision: 0.95 }],
]

// What is promised of addresses nobody wrote rules for.
const TARGETS = {
  all: 0.9,
  languages: 0.85,
  misleading: 0.85,
  decision: 0.95,
  'never-decision': 1,
}

const inferByRoutes: InferRow = ({ url }) => inferStage(url)

describe('labelled URLs', () => {
  it('are at least 800, of kinds that exist', () => {
    const kinds = [...labelledUrls, ...routeUrls, ...unseenUrls].flatMap((row) => row.kinds)
    expect(labelledUrls.length).toBeGreaterThanOrEqual(800)
    expect(kinds.filter((kind) => !PAGE_KINDS.includes(kind))).toEqual([])
  })

  it.each(FLOORS)('are graded by the rules as well as ever: the %s half', (half, floors) => {
    const rows = labelledUrls.filter(({ shop }) => halfOf(shop) === half)
    const report = evaluate(half, rows)
    report.print()
    const missed = Object.entries(floors).filter(([name, floor]) => !(report.rateOf(name) >= floor))
    expect(missed).toEqual([])
    expect(report.calibrationError).toBeLessThan(0.02)
  })

  it('are graded as promised where they were labelled without a look at the rules', () => {
    const report = evaluate('unseen', unseenUrls)
    report.print()
    const reached = Object.entries(TARGETS).map(([name, target]) => ({
      name,
      target,
      rate: report.rateOf(name),
    }))
    console.table(
      reached.map(({ name, target, rate }) => ({
        of: name,
        target: percent(target),
        reached: percent(rate),
        verdict: rate < target ? 'below target' : '',
      })),
    )
    expect(reached.filter(({ target, rate }) => !(rate >= target))).toEqual([])
  })

  it.each([
    ['rules', labelledUrls.filter(({ shop }) => halfOf(shop) === 'rules')],
    ['held-out', labelledUrls.filter(({ shop }) => halfOf(shop) === 'held-out')],
    ['unseen', unseenUrls],
  ] as const)('are graded by routes alone as well as ever: %s', (name, urls) => {
    const english = urls.filter(({ language }) => language === 'en')
    const report = evaluate(`routes alone, English, ${name}`, english, inferByRoutes)
    report.print()
    const whole = evaluate(name, urls, inferByRoutes)
    expect(report.rateOf('all')).toBeGreaterThan(0.9)
    expect(report.rateOf('decision')).toBeGreaterThan(0.95)
    // Of any language.
    expect(whole.rateOf('never-decision')).toBe(1)
  })

  it('have no page of the machine or the law that is called a decision', () => {
    expect(evaluate('both halves', labelledUrls).rateOf('never-decision')).toBe(1)
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
