import type { StoredTouchpoint } from '@waymark/protocol'
import { Document } from './document.tsx'
import { formatAgo, formatCount, formatMoney, typeLabel } from './format.ts'
import { Instant } from './instant.tsx'
import type { PageProps } from './map-page.tsx'
import { PageLink } from './page-link.tsx'
import { ScrollBox } from './scroll-box.tsx'
import { StageChip } from './stage-chip.tsx'
import { VisitorLink } from './visitor-link.tsx'

const REFRESH_SECONDS = 2

// Quiet hours are no proof that it works, and none that it does not.
const WORKING_MS = 3_600_000

/** Most touchpoints the live view lists. */
export const LIVE_ROWS = 100

/** "Is it working?": the touchpoints that arrived last. */
export function LivePage(
  props: PageProps & { touchpoints: readonly StoredTouchpoint[]; isPaused: boolean },
) {
  const { siteId, basePath, touchpoints, now, isPaused } = props
  const newest = touchpoints[0]
  const silentMs = newest && now - newest.receivedAt
  return (
    <Document
      title="Live"
      siteId={siteId}
      basePath={basePath}
      page="live"
      {...(isPaused ? {} : { refreshSeconds: REFRESH_SECONDS })}
    >
      <header class="page-head">
        <h1>Is it working?</h1>
        <p class="lead">
          {silentMs === undefined
            ? 'Nothing has arrived yet.'
            : `${silentMs < WORKING_MS ? 'Yes. ' : ''}The last touchpoint arrived ${formatAgo(silentMs)}.`}
        </p>
        <p class="controls">
          {isPaused ? (
            <a class="button" href={`${basePath}/live`}>
              Resume
            </a>
          ) : (
            <a class="button" href={`${basePath}/live?pause`}>
              Pause
            </a>
          )}
          <span class="hint">
            {isPaused ? 'Paused.' : `Loads again every ${REFRESH_SECONDS} seconds.`}
          </span>
        </p>
      </header>
      {newest ? (
        <Arrivals touchpoints={touchpoints} basePath={basePath} now={now} />
      ) : (
        <Checklist siteId={siteId} />
      )}
    </Document>
  )
}

function Arrivals(props: {
  touchpoints: readonly StoredTouchpoint[]
  basePath: string
  now: number
}) {
  const { touchpoints, basePath, now } = props
  // Several come with every page, and would push the rest out of sight.
  const shown = touchpoints.filter(({ type }) => type !== 'web_vital')
  const vitals = touchpoints.length - shown.length
  return (
    <section class="panel" aria-labelledby="arrivals-heading">
      <h2 id="arrivals-heading">Newest touchpoints</h2>
      <p class="hint">
        {`${formatCount(shown.length, 'touchpoint')}, by time of arrival, newest first.`}
        {vitals ? ` ${formatCount(vitals, 'web vital')} beside them, not shown.` : ''}
      </p>
      <ScrollBox label="Touchpoints by arrival">
        <table class="arrivals">
          <thead>
            <tr>
              <th scope="col">Arrived</th>
              <th scope="col">What</th>
              <th scope="col">Page</th>
              <th scope="col">Stage</th>
              <th scope="col" class="number">
                Value
              </th>
              <th scope="col">Visitor</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((touchpoint) => (
              <Arrival touchpoint={touchpoint} basePath={basePath} now={now} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

function Arrival(props: { touchpoint: StoredTouchpoint; basePath: string; now: number }) {
  const { touchpoint, basePath, now } = props
  const { type, receivedAt, url, title, stage, valueMinor, currency, anonymousId } = touchpoint
  return (
    <tr>
      <td class="arrived">
        <Instant at={receivedAt} isClockOnly />
        <small>{formatAgo(now - receivedAt)}</small>
      </td>
      <td class="what">
        {typeLabel(type)} <code>{type}</code>
        <Detail touchpoint={touchpoint} />
      </td>
      <td class="page-cell">
        {title ? <span class="entry-title">{title}</span> : null}
        {url ? <PageLink url={url} /> : null}
      </td>
      <td>
        <StageChip stage={stage?.stage} />
      </td>
      <td class="number">
        {valueMinor !== undefined && currency !== undefined
          ? formatMoney(valueMinor, currency)
          : ''}
      </td>
      <td class="visitor">
        <VisitorLink basePath={basePath} anonymousId={anonymousId} />
      </td>
    </tr>
  )
}

/** What tells touchpoints of one type apart at a glance. */
function Detail({ touchpoint }: { touchpoint: StoredTouchpoint }) {
  const { step, orderId, props } = touchpoint
  const detail = [step, orderId, props?.name].find((text) => typeof text === 'string')
  return detail ? <small>{detail}</small> : null
}

function Checklist({ siteId }: { siteId: string }) {
  return (
    <section class="panel empty" aria-labelledby="check-heading">
      <h2 id="check-heading">Open the shop in another window</h2>
      <p>The first page view appears here within seconds. If it does not, check in this order:</p>
      <ol class="steps">
        <li>
          The page’s source has the script tag, and its site is <code>{siteId}</code>.
        </li>
        <li>
          In the browser’s network panel <code>waymark.js</code> loads with status 200, and requests
          to <code>/v1/batch</code> are answered with 204.
        </li>
        <li>
          The shop’s origin is one this collector accepts; otherwise the answer says{' '}
          <code>origin_not_allowed</code>.
        </li>
        <li>
          The visitor has agreed, where the tag asks for consent, and sends no Global Privacy
          Control signal.
        </li>
        <li>No content blocker is at work in this browser.</li>
      </ol>
    </section>
  )
}
