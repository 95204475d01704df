import type { PageKind, Stage, StageGrade } from '@waymark/protocol'
import { decodePath } from './page-address.ts'
import type { VisitedPage } from './page-visits.ts'

/** A rule as `createStageInference()` of `@waymark/stage` takes it. */
export type ProposedRule = { pattern: string } & ({ kind: PageKind } | { stage: Stage | null })

/** Fewest pages of a folder that make a rule of the folder. */
const FOLDER_PAGES = 3
// A folder that names a language or a country holds everything.
const LOCALE = /^[a-z]{2,3}([_-][a-z]{2,4})?$/i
// What a pattern would read as something else, from the first such letter to the last.
const SPECIAL = /[:*?+(){}#\\](.*[:*?+(){}#\\])?/s

/** Segments of a path as a pattern has them: decoded first, as an encoded slash is one. */
const segmentsOf = (path: string) =>
  decodePath(path)
    .split('/')
    .filter(Boolean)
    .map((segment) => segment.replace(SPECIAL, '*'))

function toRule(segments: readonly string[], { kind, stage }: StageGrade): ProposedRule {
  const pattern = `/${segments.join('/')}`
  return kind === 'other' ? { pattern, stage } : { pattern, kind }
}

/** Whether a rule can help: the path tells the page, and nothing has told its stage for certain. */
function isOpen({ path, routing, grade }: VisitedPage): boolean {
  return !routing && !path.includes('#') && grade !== undefined && grade.confidence < 1
}

/**
 * Proposes a rule for each page that a rule by path can tell: what the page is taken for, to be
 * corrected by who knows better. Pages of one folder that are all taken for the same share a rule.
 *
 * @returns By {@link VisitedPage.key}.
 */
export function proposeRules(pages: readonly VisitedPage[]): Map<string, ProposedRule> {
  const folders = new Map<string, { kinds: Set<string>; count: number }>()
  for (const { path, grade } of pages) {
    const folder = segmentsOf(path).slice(0, -1).join('/')
    const known = folders.get(folder) ?? { kinds: new Set(), count: 0 }
    known.kinds.add(`${grade?.kind} ${grade?.stage}`)
    known.count++
    folders.set(folder, known)
  }
  const rules = new Map<string, ProposedRule>()
  for (const page of pages) {
    if (!isOpen(page) || !page.grade) continue
    const segments = segmentsOf(page.path)
    const parents = segments.slice(0, -1)
    const folder = folders.get(parents.join('/'))
    const isFolder =
      folder !== undefined &&
      folder.count >= FOLDER_PAGES &&
      folder.kinds.size === 1 &&
      !LOCALE.test(parents.at(-1) ?? 'xx')
    rules.set(page.key, toRule(isFolder ? [...parents, ':page'] : segments, page.grade))
  }
  return rules
}
