import type { Journey } from '../journey.ts'
import { toPath } from '../journey.ts'
import { ordersOf } from '../order.ts'
import { Document } from './document.tsx'
import { formatAgo, formatCount, formatDuration, formatMoney, formatNumber } from './format.ts'
import { Instant } from './instant.tsx'
import type { PageProps } from './map-page.tsx'
import { SessionCard } from './session-card.tsx'
import { StageChip } from './stage-chip.tsx'
import { shortId } from './visitor-link.tsx'

const MAX_STAYS = 24
/** Sessions drawn in full; a page of thousands of touchpoints helps nobody. */
const MAX_SESSIONS = 50

/** One visitor's journey as a vertical timeline. */
export function VisitorPage({ siteId, basePath, journey, now }: PageProps & { journey: Journey }) {
  const { anonymousId, sessions } = journey
  const hidden = Math.max(0, sessions.length - MAX_SESSIONS)
  return (
    <Document
      title={`Visitor ${shortId(anonymousId)}`}
      siteId={siteId}
      basePath={basePath}
      page="visitor"
    >
      <header class="page-head">
        <p class="crumb">
          <a href={basePath || '/'}>Journey map</a>
        </p>
        <h1>
          Visitor <span class="id">{anonymousId}</span>
        </h1>
      </header>
      <Summary journey={journey} now={now} />
      <section aria-labelledby="timeline-heading">
        <h2 id="timeline-heading">Timeline</h2>
        {hidden ? (
          <p class="hint">{`${formatCount(hidden, 'earlier session')} not shown.`}</p>
        ) : null}
        {sessions.slice(hidden).map((session, index) => {
          const before = sessions[hidden + index - 1]
          return (
            <>
              {before ? (
                <p class="pause">{`${formatDuration(session.startedAt - before.endedAt)} later`}</p>
              ) : null}
              <SessionCard session={session} number={hidden + index + 1} />
            </>
          )
        })}
        {journey.omitted ? (
          <p class="hint">{`${formatCount(journey.omitted, 'later touchpoint')} left out.`}</p>
        ) : null}
      </section>
    </Document>
  )
}

function Summary({ journey, now }: { journey: Journey; now: number }) {
  const touchpoints = journey.sessions.reduce((sum, session) => sum + session.touchpoints.length, 0)
  const path = toPath(journey)
  const orders = [...ordersOf(journey).values()]
  return (
    <section class="panel" aria-label="Summary">
      <dl class="facts wide">
        <div>
          <dt>First seen</dt>
          <dd>
            <Instant at={journey.firstAt} />
          </dd>
        </div>
        <div>
          <dt>Last seen</dt>
          <dd>
            <Instant at={journey.lastAt} />
            <small>{formatAgo(now - journey.lastAt)}</small>
          </dd>
        </div>
        <div>
          <dt>Sessions</dt>
          <dd>{formatNumber(journey.sessions.length)}</dd>
        </div>
        <div>
          <dt>Touchpoints</dt>
          <dd>{formatNumber(touchpoints)}</dd>
        </div>
        <div>
          <dt>Orders</dt>
          <dd>
            {formatNumber(orders.length)}
            {orders.map(({ valueMinor, currency }) =>
              valueMinor === undefined || currency === undefined ? null : (
                <small>{formatMoney(valueMinor, currency)}</small>
              ),
            )}
          </dd>
        </div>
      </dl>
      <h2 class="small">Path</h2>
      {path.length ? (
        <ol class="stays">
          {path.slice(0, MAX_STAYS).map((stage) => (
            <li>
              <StageChip stage={stage} />
            </li>
          ))}
          {path.length > MAX_STAYS ? (
            <li>{`and ${formatNumber(path.length - MAX_STAYS)} more`}</li>
          ) : null}
        </ol>
      ) : (
        <p class="hint">No touchpoint of this visitor belongs to a stage.</p>
      )}
      <p class="meaning">
        The stages in the order they were visited; several touchpoints of one stage in a row are one
        stay.
      </p>
    </section>
  )
}
