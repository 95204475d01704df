import { PAGE_KINDS } from '@waymark/protocol'
import { decodePath } from '../page-address.ts'
import type { PageVisits, VisitedPage } from '../page-visits.ts'
import { type ProposedRule, proposeRules } from '../propose-rules.ts'
import { Document } from './document.tsx'
import { EmptyState } from './empty-state.tsx'
import { formatCount, formatNumber, formatShare } from './format.ts'
import { pageHost, safeHref } from './safe-href.ts'
import { ScrollBox } from './scroll-box.tsx'
import { StageChip } from './stage-chip.tsx'

/** What the page of stages shows. */
export interface StagesPageProps {
  siteId: string
  basePath: string
  found: PageVisits
}

/** Below it a rule is proposed to be pasted with the others. */
const SURE = 0.9

/** The shop’s most visited pages with their stage, and rules to correct what is wrong. */
export function StagesPage({ siteId, basePath, found }: StagesPageProps) {
  return (
    <Document title="Stages of pages" siteId={siteId} basePath={basePath} page="stages">
      <header class="page-head">
        <h1>Stages of pages</h1>
        {found.pages.length ? (
          <p class="lead">
            Which stage each of the most visited pages is counted to, and why. First come those
            whose many visits rest on little evidence: to correct one of them changes the map most.
          </p>
        ) : null}
      </header>
      {found.pages.length ? (
        <Findings found={found} />
      ) : (
        <EmptyState siteId={siteId} basePath={basePath} />
      )}
    </Document>
  )
}

function Findings({ found }: { found: PageVisits }) {
  const { pages, visits, outdated } = found
  const rules = proposeRules(pages)
  const shown = pages.reduce((sum, page) => sum + page.visits, 0)
  return (
    <>
      {outdated ? (
        <p class="notice">
          {`${formatCount(outdated, 'touchpoint')} stored earlier ${outdated === 1 ? 'has' : 'have'} the stage of other rules than those shown here. To renew: `}
          <code>npx waymark regrade</code>
        </p>
      ) : null}
      <section class="panel" aria-labelledby="pages-heading">
        <h2 id="pages-heading">Most visited pages</h2>
        <p class="hint">
          {`${formatCount(pages.length, 'page')} with ${formatShare(shown, visits)} of ${formatCount(visits, 'page view')}. Confidence is how often evidence of this kind is right; rules of the shop are certain.`}
        </p>
        <PageTable pages={pages} rules={rules} />
      </section>
      <Rules pages={pages} rules={rules} />
    </>
  )
}

interface TableProps {
  pages: readonly VisitedPage[]
  rules: ReadonlyMap<string, ProposedRule>
}

function PageTable({ pages, rules }: TableProps) {
  // A path does not tell the home pages of two hosts apart.
  const hasHosts = new Set(pages.map(({ url }) => pageHost(url))).size > 1
  return (
    <ScrollBox label="Most visited pages">
      <table class="pages">
        <caption>Pages by visits in doubt</caption>
        <thead>
          <tr>
            <th scope="col">Page</th>
            <th scope="col" class="number">
              Views
            </th>
            <th scope="col">Stage</th>
            <th scope="col" class="number">
              Confidence
            </th>
            <th scope="col">Why</th>
            <th scope="col">Rule to paste</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <PageRow page={page} rule={rules.get(page.key)} hasHost={hasHosts} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface RowProps {
  page: VisitedPage
  rule: ProposedRule | undefined
  hasHost: boolean
}

function PageRow({ page, rule, hasHost }: RowProps) {
  const { path, routing, url, visits, grade } = page
  const address = decodePath(routing ? `${path}?${routing}` : path)
  const text = <span class="path">{hasHost ? `${pageHost(url)}${address}` : address}</span>
  const href = safeHref(url)
  return (
    <tr>
      <th scope="row">
        {href ? (
          <a href={href} rel="noreferrer">
            {text}
          </a>
        ) : (
          text
        )}
      </th>
      <td class="number" data-label="Views">
        {formatNumber(visits)}
      </td>
      <td>
        <StageChip stage={grade?.stage} />
        {grade ? <span class="kind">{kindLabel(grade.kind)}</span> : null}
      </td>
      <td class="number" data-label="Confidence">
        {grade ? formatShare(grade.confidence, 1) : '–'}
      </td>
      <td class="why">{grade?.reason ?? 'Nobody graded it.'}</td>
      <td class="rule">{rule ? <code>{toJson(rule)}</code> : whyNoRule(page)}</td>
    </tr>
  )
}

/** On one line, with the spaces at which a narrow cell can break it. */
function toJson(rule: ProposedRule): string {
  return JSON.stringify(rule, null, 1).replaceAll(/\n\s*/g, ' ')
}

function kindLabel(kind: string): string {
  return kind.replace(':', ': ').replaceAll('_', ' ')
}

function whyNoRule({ grade }: VisitedPage): string {
  return grade?.confidence === 1 ? 'none needed' : 'not by its path alone'
}

function Rules({ pages, rules }: TableProps) {
  const doubtful = pages.filter(({ grade }) => (grade?.confidence ?? 1) < SURE)
  const lines = new Set(
    doubtful.flatMap(({ key }) => {
      const rule = rules.get(key)
      return rule ? [`  ${toJson(rule)}`] : []
    }),
  )
  return (
    <section class="panel empty" aria-labelledby="rules-heading">
      <h2 id="rules-heading">Your shop, your words</h2>
      {lines.size ? (
        <p class="hint">
          {`Rules for what is less than ${formatShare(SURE, 1)} sure, with what these pages are taken for now. Correct the kinds, leave out what is right, and save the rest as `}
          <code>rules.json</code>.
        </p>
      ) : (
        <p class="hint">
          No page here is in doubt. Where a stage is wrong all the same, save its rule, corrected,
          as <code>rules.json</code>.
        </p>
      )}
      {lines.size ? (
        <pre tabindex={0}>
          <code>{`[\n${[...lines].join(',\n')}\n]`}</code>
        </pre>
      ) : null}
      <ol class="steps">
        <li>
          Start Waymark with it, so that what arrives is graded by it:
          <pre tabindex={0}>
            <code>npx waymark --stage-rules rules.json</code>
          </pre>
        </li>
        <li>
          Renew what is stored already, while Waymark runs:
          <pre tabindex={0}>
            <code>npx waymark regrade --rules rules.json</code>
          </pre>
        </li>
      </ol>
      <details class="hint">
        <summary>Kinds a rule may name</summary>
        <p>{PAGE_KINDS.join(', ')}</p>
        <p>
          In place of a kind, a rule may name a stage: awareness, consideration, decision,
          retention, advocacy, or null for none.
        </p>
      </details>
    </section>
  )
}
