import type { Session } from '../session.ts'
import { channelLabel, formatCount, formatDuration } from './format.ts'
import { Instant } from './instant.tsx'
import { safeHref } from './safe-href.ts'
import { TimelineEntry } from './timeline-entry.tsx'

/** One session: how the visitor came in, and each touchpoint in order. */
export function SessionCard({ session, number }: { session: Session; number: number }) {
  const { startedAt, endedAt, touchpoints } = session
  const headingId = `session-${number}`
  // Measurements of a page, not steps of its visitor.
  const steps = touchpoints.filter(({ type }) => type !== 'web_vital')
  return (
    <article class="session" aria-labelledby={headingId}>
      <header>
        <h3 id={headingId}>{`Session ${number}`}</h3>
        <p class="when">
          <Instant at={startedAt} />
          <small>
            {`${formatCount(touchpoints.length, 'touchpoint')} in ${formatDuration(endedAt - startedAt)}`}
          </small>
        </p>
        <Entry session={session} />
      </header>
      <ol class="timeline">
        {steps.map((touchpoint) => (
          <TimelineEntry touchpoint={touchpoint} />
        ))}
      </ol>
      {steps.length < touchpoints.length ? (
        <p class="hint">
          {`${formatCount(touchpoints.length - steps.length, 'web vital')} measured, not shown.`}
        </p>
      ) : null}
    </article>
  )
}

function Entry({ session }: { session: Session }) {
  const { channel, touchpoints } = session
  if (!channel) return <p class="entry">Went on in a page that had stayed open</p>
  const referrer = safeHref(touchpoints.find((touchpoint) => touchpoint.channel)?.referrer)
  return (
    <p class="entry">
      {'Came by '}
      <strong>{channelLabel(channel.channel)}</strong>
      {`, ${channel.source} / ${channel.medium}`}
      {referrer ? (
        <>
          {' from '}
          <a href={referrer} rel="noreferrer" class="path">
            {referrer}
          </a>
        </>
      ) : null}
    </p>
  )
}
