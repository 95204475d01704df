import type { Stage } from '@waymark/protocol'
import { DURATION_ERROR_RATE, durationQuantile } from '../duration-histogram.ts'
import type { JourneyMap, StageLane } from '../journey-map.ts'
import type { StageView } from '../stage-view.ts'
import {
  formatDuration,
  formatNumber,
  formatRange,
  formatShare,
  formatTypicalDuration,
} from './format.ts'
import { ScrollBox } from './scroll-box.tsx'
import { wilsonInterval } from './wilson-interval.ts'

const columnsOf = (gap: string): readonly [name: string, meaning: string][] => [
  ['Visitors in', 'visitors with a touchpoint in the stage, each once'],
  ['Moved on', 'visitors who went from here straight to a later stage, at least once'],
  ['Moved back', 'visitors who went from here straight to an earlier stage, at least once'],
  ['Left', `visitors whose last stage this is and who have been silent for over ${gap}`],
  ['Having bought', 'those among “Left” with a purchase anywhere in their journey'],
  ['Still open', 'visitors whose last stage this is and who may still be there'],
  [
    'Median time',
    `time between touchpoints spent here per visitor, longer silences counted as ${gap}, within ${100 * DURATION_ERROR_RATE} % and rounded; visitors of whom nothing followed are not in it`,
  ],
]

/** The numbers of the flow chart by stage, and what each column means. */
export function StageTable(props: { map: JourneyMap; view: StageView; sessionGapMs: number }) {
  const { map, view, sessionGapMs } = props
  const columns = columnsOf(formatDuration(sessionGapMs))
  return (
    <>
      <ScrollBox label="Visitors by stage">
        <table>
          <caption>Visitors by stage</caption>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              {columns.map(([name]) => (
                <th scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.stages.map((stage) => (
              <StageRow name={view.label(stage)} lane={map.stages[stage]} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <dl class="meanings">
        {columns.map(([name, meaning]) => (
          <div>
            <dt>{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
        <div>
          <dt>Shares</dt>
          <dd>of the visitors in the stage, with the 95 % Wilson interval of “Moved on”</dd>
        </div>
        <div>
          <dt>Order</dt>
          <dd>
            touchpoints by time, then by their number within the page; those of no stage move nobody
          </dd>
        </div>
      </dl>
    </>
  )
}

function StageRow({ name, lane }: { name: string; lane: StageLane }) {
  const { visitors } = lane
  const medianMs = durationQuantile(lane.spent, 0.5)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{formatNumber(visitors)}</td>
      <td class="number">
        {formatNumber(lane.movedOn)}
        <small>{rateText(lane.movedOn, visitors)}</small>
      </td>
      {[lane.movedBack, lane.left].map((count) => (
        <td class="number">
          {formatNumber(count)}
          <small>{formatShare(count, visitors)}</small>
        </td>
      ))}
      <td class="number">{formatNumber(lane.leftBuyers)}</td>
      <td class="number">{formatNumber(lane.open)}</td>
      <td class="number">{medianMs === undefined ? '–' : formatTypicalDuration(medianMs)}</td>
    </tr>
  )
}

function rateText(part: number, whole: number): string {
  if (!whole) return '–'
  return `${formatShare(part, whole)} (${formatRange(wilsonInterval(part, whole))})`
}

/** Moves between each two stages. */
export function MoveTable({ map, view }: { map: JourneyMap; view: StageView }) {
  return (
    <>
      <ScrollBox label="Moves between stages">
        <table>
          <caption>Moves between stages</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              {view.stages.map((to) => (
                <th scope="col" class="number">{`to ${view.label(to)}`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.stages.map((from) => (
              <tr>
                <th scope="row">{view.label(from)}</th>
                {view.stages.map((to) => (
                  <MoveCell lane={map.stages[from]} to={to} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p class="meaning">
        Visitors who made the move at least once, and in brackets how often it was made. A move is a
        change of stage from one touchpoint of a visitor to the next, over sessions too. Entries
        left of the diagonal are moves back.
      </p>
    </>
  )
}

function MoveCell({ lane, to }: { lane: StageLane; to: Stage }) {
  const move = lane.moves.get(to)
  if (!move) return <td class="number none">–</td>
  return (
    <td class="number">
      {formatNumber(move.visitors)}
      <small>{`(${formatNumber(move.count)})`}</small>
    </td>
  )
}
