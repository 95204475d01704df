import type { RecentVisitor } from '../journey-map.ts'
import type { StageView } from '../stage-view.ts'
import { formatAgo, formatNumber } from './format.ts'
import { Instant } from './instant.tsx'
import { ScrollBox } from './scroll-box.tsx'
import { StageChip } from './stage-chip.tsx'
import { VisitorLink } from './visitor-link.tsx'

/** The visitors seen last, each linked to its timeline. */
export function RecentVisitors(props: {
  visitors: readonly RecentVisitor[]
  basePath: string
  now: number
  view: StageView
}) {
  const { visitors, basePath, now, view } = props
  return (
    <section class="panel" aria-labelledby="recent-heading">
      <h2 id="recent-heading">Recent visitors</h2>
      <p class="hint">
        The {formatNumber(visitors.length)} seen last, newest first. A name is a random number given
        to a browser.
      </p>
      <ScrollBox label="Visitors seen last">
        <table>
          <thead>
            <tr>
              <th scope="col">Visitor</th>
              <th scope="col">Last seen</th>
              <th scope="col">Last stage</th>
              <th scope="col" class="number">
                Sessions
              </th>
              <th scope="col" class="number">
                Touchpoints
              </th>
              <th scope="col">Bought</th>
            </tr>
          </thead>
          <tbody>
            {visitors.map(
              ({ anonymousId, lastAt, lastStage, sessions, touchpoints, hasBought }) => (
                <tr>
                  <th scope="row">
                    <VisitorLink basePath={basePath} anonymousId={anonymousId} />
                  </th>
                  <td>
                    <Instant at={lastAt} />
                    <small>{formatAgo(now - lastAt)}</small>
                  </td>
                  <td>
                    {lastStage ? (
                      <StageChip stage={lastStage} name={view.label(lastStage)} />
                    ) : (
                      <StageChip stage={undefined} />
                    )}
                  </td>
                  <td class="number">{formatNumber(sessions)}</td>
                  <td class="number">{formatNumber(touchpoints)}</td>
                  <td>{hasBought ? 'yes' : 'no'}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}
