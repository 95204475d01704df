import { STAGES, type StageGrade } from '@waymark/protocol'
import { inferStage } from '@waymark/stage'
import { stageOfKind } from '../../packages/stage/src/kinds.ts'
import type { LabelledUrl } from './labelled-urls.ts'

/** Grades one labelled address. */
export type InferRow = (row: LabelledUrl) => StageGrade

interface Graded extends LabelledUrl {
  wanted: string
  got: string
  kind: string
  isRight: boolean
  isKindRight: boolean
  confidence: number
}

function grade(row: LabelledUrl, infer: InferRow): Graded {
  const { stage, kind, confidence } = infer(row)
  const stages = row.kinds.map(stageOfKind)
  const wanted = stages.includes(stage) ? stage : (stages[0] ?? null)
  return {
    ...row,
    wanted: String(wanted),
    got: String(stage),
    kind,
    isRight: stages.includes(stage),
    isKindRight: row.kinds.includes(kind),
    confidence,
  }
}

const rate = (rows: readonly Graded[], key: 'isRight' | 'isKindRight' = 'isRight') =>
  rows.filter((row) => row[key]).length / rows.length

/** E.g. `97.2 %`. */
export const percent = (value: number) => `${(100 * value).toFixed(1)} %`

function tableBy(rows: readonly Graded[], key: 'section' | 'language' | 'shop') {
  const names = [...new Set(rows.map((row) => row[key]))]
  return Object.fromEntries(
    names.map((name) => {
      const own = rows.filter((row) => row[key] === name)
      const kind = percent(rate(own, 'isKindRight'))
      return [name, { urls: own.length, stage: percent(rate(own)), kind }]
    }),
  )
}

const NAMES = [...STAGES, 'null']

function confusion(rows: readonly Graded[]) {
  return Object.fromEntries(
    NAMES.map((wanted) => [
      wanted,
      Object.fromEntries(
        NAMES.map((got) => [
          got,
          rows.filter((row) => row.wanted === wanted && row.got === got).length,
        ]),
      ),
    ]),
  )
}

function macroF1(rows: readonly Graded[]): number {
  const scores = NAMES.map((name) => {
    const hits = rows.filter((row) => row.wanted === name && row.got === name).length
    const wanted = rows.filter((row) => row.wanted === name).length
    return (2 * hits) / (wanted + rows.filter((row) => row.got === name).length)
  })
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** The kinds that are taken for others most often. */
function confusedKinds(rows: readonly Graded[]) {
  const counts = new Map<string, number>()
  for (const { isKindRight, kinds, kind } of rows) {
    if (isKindRight) continue
    const pair = `${kinds.join(' or ')} as ${kind}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 12)
  return most.map(([pair, count]) => ({ pair, count }))
}

/** How often grades of about one confidence are right. */
function calibration(rows: readonly Graded[]) {
  const bins = [0, 0.5, 0.7, 0.85, 0.92, 0.97].map((from, index, all) => {
    const own = rows.filter((r) => r.confidence >= from && r.confidence < (all[index + 1] ?? 2))
    const said = own.reduce((sum, row) => sum + row.confidence, 0) / own.length
    return { from, urls: own.length, said, right: rate(own) }
  })
  const error = bins
    .filter(({ urls }) => urls > 0)
    .reduce((sum, { urls, said, right }) => sum + (urls / rows.length) * Math.abs(said - right), 0)
  return { bins, error }
}

// The machine and the law: whatever else they are called, never a decision.
const isNoPage = ({ kinds }: LabelledUrl) =>
  kinds.every((kind) => /^(legal|admin|api|asset)$/.test(kind))

/** Grades labelled addresses, under a name to print. */
export function evaluate(
  name: string,
  urls: readonly LabelledUrl[],
  infer: InferRow = ({ url }) => inferStage(url),
) {
  const rows = urls.map((row) => grade(row, infer))
  const decisions = rows.filter(({ wanted }) => wanted === 'decision')

  function print(): void {
    console.log(
      `${name}: ${rows.length} URLs, stage ${percent(rate(rows))}, kind ${percent(rate(rows, 'isKindRight'))}, macro-F1 ${macroF1(rows).toFixed(3)}, decision recall ${percent(rate(decisions))}`,
    )
    for (const key of ['section', 'language', 'shop'] as const) console.table(tableBy(rows, key))
    console.table(confusion(rows))
    console.table(confusedKinds(rows))
    const { bins, error } = calibration(rows)
    console.table(
      bins.map((bin) => ({ ...bin, said: percent(bin.said), right: percent(bin.right) })),
    )
    console.log(`expected calibration error ${percent(error)}`)
  }

  /**
   * Share of right stages: of `all`, of a section, or of `decision`s; of `never-decision`, the
   * share of pages of the machine or the law that are called none; of `kind`, the share of right
   * kinds.
   */
  function rateOf(group: string): number {
    if (group === 'all') return rate(rows)
    if (group === 'kind') return rate(rows, 'isKindRight')
    if (group === 'decision') return rate(decisions)
    if (group === 'never-decision') {
      const none = rows.filter(isNoPage)
      return none.filter(({ got }) => got !== 'decision').length / none.length
    }
    return rate(rows.filter(({ section }) => section.split('-').includes(group)))
  }
  return { print, rateOf, calibrationError: calibration(rows).error }
}
