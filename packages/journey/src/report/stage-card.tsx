import type { Stage } from '@waymark/protocol'
import { durationQuantile } from '../duration-histogram.ts'
import type { StageLane } from '../journey-map.ts'
import {
  channelLabel,
  formatCount,
  formatNumber,
  formatShare,
  formatTypicalDuration,
  typeLabel,
} from './format.ts'
import { FEW_CASES } from './wilson-interval.ts'

const ROWS = 8

/** One stage of the map: who came, what they did there, where they came from. */
export function StageCard({ stage, lane, name }: { stage: Stage; lane: StageLane; name: string }) {
  const headingId = `stage-${stage}`
  return (
    <article class={`card edge-${stage}`} aria-labelledby={headingId}>
      <h3 id={headingId}>{name}</h3>
      {lane.visitors ? <Lane lane={lane} /> : <p class="hint">No visitor was here yet.</p>}
    </article>
  )
}

function Lane({ lane }: { lane: StageLane }) {
  const medianMs = durationQuantile(lane.spent, 0.5)
  return (
    <>
      <dl class="facts">
        <Fact name="Visitors in" value={lane.visitors} />
        <Fact name="Moved on" value={lane.movedOn} of={lane.visitors} />
        <Fact name="Moved back" value={lane.movedBack} of={lane.visitors} />
        <Fact name="Left" value={lane.left} of={lane.visitors} />
        <Fact name="having bought" value={lane.leftBuyers} of={lane.left} isPart />
        <Fact name="Still open" value={lane.open} of={lane.visitors} />
        <div>
          <dt>Median time</dt>
          <dd>{medianMs === undefined ? '–' : formatTypicalDuration(medianMs)}</dd>
        </div>
      </dl>
      {lane.visitors < FEW_CASES ? (
        <p class="caution">Fewer than {FEW_CASES} visitors: read shares with care.</p>
      ) : null}
      <Ranking
        heading="Top touchpoints"
        meaning="Times it happened in this stage, and by how many visitors."
        rows={[...lane.types].map(([type, { count, visitors }]) => ({
          name: typeLabel(type),
          value: count,
          note: formatCount(visitors, 'visitor'),
        }))}
      />
      <Ranking
        heading="Entry channels"
        meaning="Visitors by the channel of the session in which they first got here, and the sessions of that channel that began here."
        rows={[...lane.entries].map(([channel, { visitors, sessions }]) => ({
          name: channelLabel(channel),
          value: visitors,
          note: sessions ? `${formatCount(sessions, 'session')} began here` : undefined,
        }))}
      />
    </>
  )
}

function Fact(props: { name: string; value: number; of?: number; isPart?: boolean }) {
  const { name, value, of, isPart = false } = props
  return (
    <div class={isPart ? 'part' : ''}>
      <dt>{name}</dt>
      <dd>
        {formatNumber(value)}
        {of === undefined ? null : <small>{formatShare(value, of)}</small>}
      </dd>
    </div>
  )
}

interface RankingRow {
  name: string
  value: number
  note: string | undefined
}

function Ranking(props: { heading: string; meaning: string; rows: readonly RankingRow[] }) {
  const { heading, meaning, rows } = props
  const top = [...rows].sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
  const most = Math.max(1, top[0]?.value ?? 0)
  return (
    <>
      <h4>{heading}</h4>
      <ol class="ranking">
        {top.slice(0, ROWS).map(({ name, value, note }) => (
          <li>
            <span class="rank-name">{name}</span>
            <span class="rank-value">{formatNumber(value)}</span>
            <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="4" class="bar-track" />
              <rect width={Math.round((100 * value) / most)} height="4" class="bar-fill" />
            </svg>
            {note ? <span class="rank-note">{note}</span> : null}
          </li>
        ))}
      </ol>
      {top.length > ROWS ? (
        <p class="hint">{`and ${formatNumber(top.length - ROWS)} more`}</p>
      ) : null}
      <p class="meaning">{meaning}</p>
    </>
  )
}
