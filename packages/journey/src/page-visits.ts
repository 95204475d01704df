import type { PageFacts, StageGrade, StoredTouchpoint } from '@waymark/protocol'
import type { OrderedTouchpoints } from './assemble-journeys.ts'
import { type PageAddress, toPageAddress } from './page-address.ts'

/** Grades a page; `inferStage` of `@waymark/stage`. */
export type GradePage = (url: string, facts: PageFacts & { type: 'page_view' }) => StageGrade

/** A page of the shop, with how often it was seen and what it is taken for. */
export interface VisitedPage extends PageAddress {
  /** Address of its newest view, as stored. */
  url: string
  /** Page views. */
  visits: number
  /** Absent where nobody grades. */
  grade?: StageGrade
}

/** What a site's page views say about its pages. */
export interface PageVisits {
  /** The most visited ones; those first of which there is most doubt, counted in visits. */
  pages: readonly VisitedPage[]
  /** Page views of all pages. */
  visits: number
  /** Touchpoints whose stored grade is of other rules than the present ones. */
  outdated: number
}

/** Options for {@link countPageVisits}. */
export interface PageVisitOptions {
  /** Grades by the present rules. @defaultValue the grades that are stored */
  stage?: GradePage
  /** Pages given. @defaultValue `100` */
  limit?: number
  /** Pages kept in mind; past it the rarer half is forgotten. @defaultValue `20_000` */
  memory?: number
}

type Seen = PageAddress & { visits: number; newest: StoredTouchpoint }

/** Visits whose stage is in doubt: many with little evidence come before few with none. */
function doubtOf({ visits, grade }: VisitedPage): number {
  return visits * (1 - (grade?.confidence ?? 0))
}

// A page among the most visited of a shop is seen by one visitor in many, so that it comes back soon
// in whatever order visitors are read.
function forgetRare(seen: Map<string, Seen>, memory: number): void {
  const byVisits = [...seen].sort(([, a], [, b]) => b.visits - a.visits)
  for (const [key] of byVisits.slice(memory / 2)) seen.delete(key)
}

function toVisitedPage({ newest, ...page }: Seen, stage: GradePage | undefined): VisitedPage {
  const { url = '', facts } = newest
  const grade = stage ? stage(url, { ...facts, type: 'page_view' }) : newest.stage
  return { ...page, url, ...(grade ? { grade } : {}) }
}

/**
 * Counts the views of each page in one pass over a site's touchpoints, in bounded memory.
 *
 * @param touchpoints - In any order.
 */
export async function countPageVisits(
  touchpoints: OrderedTouchpoints,
  { stage, limit = 100, memory = 20_000 }: PageVisitOptions = {},
): Promise<PageVisits> {
  const seen = new Map<string, Seen>()
  const ruleVersion = stage?.('/', { type: 'page_view' }).ruleVersion
  let visits = 0
  let outdated = 0
  for await (const touchpoint of touchpoints) {
    const { type, url, stage: grade } = touchpoint
    if (url === undefined) continue
    if (ruleVersion !== undefined && grade?.ruleVersion !== ruleVersion) outdated++
    const address = type === 'page_view' && toPageAddress(url)
    if (!address) continue
    visits++
    const known = seen.get(address.key)
    if (!known) {
      seen.set(address.key, { ...address, visits: 1, newest: touchpoint })
      if (seen.size > memory) forgetRare(seen, memory)
      continue
    }
    known.visits++
    if (touchpoint.occurredAt >= known.newest.occurredAt) known.newest = touchpoint
  }
  const pages = [...seen.values()]
    .sort((a, b) => b.visits - a.visits || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map((page) => toVisitedPage(page, stage))
    .sort((a, b) => doubtOf(b) - doubtOf(a) || b.visits - a.visits)
  return { pages, visits, outdated }
}
