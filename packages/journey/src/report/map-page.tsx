import type { JourneyMap } from '../journey-map.ts'
import type { SessionOptions } from '../session.ts'
import type { StageView } from '../stage-view.ts'
import { Document } from './document.tsx'
import { EmptyState } from './empty-state.tsx'
import { FlowChart } from './flow-chart.tsx'
import { formatCount, formatDate, formatNumber, sentence } from './format.ts'
import { KeyFigures } from './key-figures.tsx'
import { RecentVisitors } from './recent-visitors.tsx'
import type { LossFigure } from './report.ts'
import { SchemeLinks } from './scheme-links.tsx'
import { ScrollBox } from './scroll-box.tsx'
import { StageCard } from './stage-card.tsx'
import { MoveTable, StageTable } from './stage-tables.tsx'

/** What the pages of a report share. */
export interface PageProps {
  siteId: string
  basePath: string
  /** Epoch milliseconds. */
  now: number
}

/** What the map page shows: a map, and the limits of a session it was folded with. */
export interface MapPageProps extends PageProps {
  map: JourneyMap
  limits: Required<SessionOptions>
  loss?: LossFigure
  /** The view the map was folded with. */
  view: StageView
  /** Names of the views there are, and of this one. */
  schemes: readonly string[]
  scheme: string | undefined
}

/** The journey map: key figures, the flow, each stage, the same numbers as tables, visitors. */
export function MapPage(props: MapPageProps) {
  const { siteId, basePath, map, loss, schemes, scheme } = props
  const frame = { siteId, basePath, ...(loss ? { footnote: lossText(loss) } : {}) }
  return (
    <Document title="Journey map" page="map" {...frame}>
      <header class="page-head">
        <h1>Journey map</h1>
        {map.period ? (
          <p class="lead">
            {`${periodText(map.period)}: what shoppers did, where they came from, where they went back or left.`}
          </p>
        ) : null}
        {map.visitors ? <SchemeLinks basePath={basePath} names={schemes} current={scheme} /> : null}
      </header>
      {map.visitors ? <Findings {...props} /> : <EmptyState siteId={siteId} basePath={basePath} />}
    </Document>
  )
}

// In parts of ten thousand: a good day's loss would round to no percent at all.
function lossText({ days, stored, lost }: LossFigure): string {
  const recorded = stored + lost
  const perTenThousand = recorded > 0 ? Math.ceil((10_000 * lost) / recorded) : 0
  return `Of ${formatCount(recorded, 'touchpoint')} that browsers numbered or counted in the last ${formatCount(days, 'day')}, ${formatNumber(lost)} did not reach the store: ${formatNumber(perTenThousand)} in 10,000.`
}

function periodText({ firstAt, lastAt }: NonNullable<JourneyMap['period']>): string {
  const [first, last] = [formatDate(firstAt), formatDate(lastAt)]
  return first === last ? first : `${first} to ${last}`
}

function Findings({ map, basePath, now, limits, view }: MapPageProps) {
  return (
    <>
      <KeyFigures map={map} limits={limits} />
      <section class="panel" aria-labelledby="flow-heading">
        <h2 id="flow-heading">From stage to stage</h2>
        <figure>
          <ScrollBox label="Flow chart">
            <FlowChart map={map} view={view} />
          </ScrollBox>
          <figcaption>
            Every number counts visitors, each once. Blocks: visitors who were in the stage.
            Ribbons, and arcs above: those who moved on to a later stage. Bars below: those whose
            journey ended there. Dashed arcs: those who moved back to an earlier stage. One visitor
            can move on, come back and move on again, so the flows of a stage may add up to more
            than its visitors.
          </figcaption>
        </figure>
      </section>
      <section aria-labelledby="stages-heading">
        <h2 id="stages-heading">Stage by stage</h2>
        <p class="hint">
          Shares are of the visitors in the stage; those who left having bought, of those who left.
          The bars of a list compare its entries.
        </p>
        <div class="cards">
          {view.stages.map((stage) => (
            <StageCard stage={stage} lane={map.stages[stage]} name={view.label(stage)} />
          ))}
        </div>
      </section>
      <section class="panel" aria-labelledby="table-heading">
        <h2 id="table-heading">The map in numbers</h2>
        <StageTable map={map} view={view} sessionGapMs={limits.sessionGapMs} />
        <MoveTable map={map} view={view} />
        <Losses map={map} />
      </section>
      <RecentVisitors visitors={map.recent} basePath={basePath} now={now} view={view} />
    </>
  )
}

function Losses({ map }: { map: JourneyMap }) {
  const drops = [...map.drops].filter(([, count]) => count > 0)
  if (!drops.length && !map.omitted) return null
  return (
    <p class="hint">
      {drops.length
        ? `Given up by browsers before they were stored: ${drops
            .map(([reason, count]) => `${sentence(reason)} ${formatNumber(count)}`)
            .join(', ')}. `
        : ''}
      {map.omitted
        ? `Left out of journeys too long to be a person’s: ${formatCount(map.omitted, 'touchpoint')}.`
        : ''}
    </p>
  )
}
