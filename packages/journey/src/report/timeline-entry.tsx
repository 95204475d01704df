import type { StoredItem, StoredTouchpoint } from '@waymark/protocol'
import { formatCount, formatMoney, formatNumber, sentence, typeLabel } from './format.ts'
import { Instant } from './instant.tsx'
import { PageLink } from './page-link.tsx'
import { StageChip } from './stage-chip.tsx'

const MAX_ITEMS = 10
const MAX_PROPS = 8
const MAX_PROP_LENGTH = 120

/** One touchpoint of a timeline: when, what, where, for how much, and why its stage. */
export function TimelineEntry({ touchpoint }: { touchpoint: StoredTouchpoint }) {
  const { type, occurredAt, title, url, stage } = touchpoint
  return (
    <li class={stage?.stage ? `entry-row dot-${stage.stage}` : 'entry-row'}>
      <div class="entry-time">
        <Instant at={occurredAt} isClockOnly />
      </div>
      <div class="entry-body">
        <svg class="entry-dot" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="5" class="dot" />
        </svg>
        <p class="entry-head">
          <strong>{typeLabel(type)}</strong> <code>{type}</code>
        </p>
        {title ? <p class="entry-title">{title}</p> : null}
        {url ? (
          <p>
            <PageLink url={url} />
          </p>
        ) : null}
        <Purchase touchpoint={touchpoint} />
        <Properties touchpoint={touchpoint} />
        <p class="entry-why">
          <StageChip stage={stage?.stage} />
          {stage?.reason
            ? `${stage.reason.replace(/[.!]?$/, `, ${formatSure(stage.confidence)}.`)} `
            : ''}
          <OriginText touchpoint={touchpoint} />
        </p>
      </div>
    </li>
  )
}

function Purchase({ touchpoint }: { touchpoint: StoredTouchpoint }) {
  const { items = [], valueMinor, currency } = touchpoint
  return (
    <>
      {items.length ? (
        <ul class="items">
          {items.slice(0, MAX_ITEMS).map((item) => (
            <li>{itemText(item, currency)}</li>
          ))}
          {items.length > MAX_ITEMS ? (
            <li>{`and ${formatCount(items.length - MAX_ITEMS, 'more item')}`}</li>
          ) : null}
        </ul>
      ) : null}
      {valueMinor !== undefined && currency !== undefined ? (
        <p class="worth">{formatMoney(valueMinor, currency)}</p>
      ) : null}
    </>
  )
}

function itemText(item: StoredItem, currency: string | undefined): string {
  const { item_id, item_name, item_variant, quantity, priceMinor } = item
  const parts = [item_name ?? item_id ?? 'Item']
  if (item_variant) parts.push(`(${item_variant})`)
  if (quantity !== undefined) parts.push(`× ${formatNumber(quantity)}`)
  if (priceMinor !== undefined && currency) parts.push(`at ${formatMoney(priceMinor, currency)}`)
  return parts.join(' ')
}

function Properties({ touchpoint }: { touchpoint: StoredTouchpoint }) {
  const { orderId, step, coupon, quantityDelta, props = {} } = touchpoint
  const rows: [name: string, value: unknown][] = [
    ['Order', orderId],
    ['Step', step && sentence(step)],
    ['Coupon', coupon],
    ['Quantity', quantityDelta && `${quantityDelta > 0 ? '+' : ''}${quantityDelta}`],
    ...Object.entries(props).slice(0, MAX_PROPS),
  ]
  const given = rows.filter(([, value]) => value !== undefined && value !== '')
  if (!given.length) return null
  return (
    <dl class="props">
      {given.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{propText(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function propText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MAX_PROP_LENGTH ? `${text.slice(0, MAX_PROP_LENGTH)}…` : text
}

const ORIGIN_TEXTS: Readonly<Record<StoredTouchpoint['origin']['source'], string>> = {
  api: 'Told by the site',
  attribute: 'Told by the page’s markup',
  event: 'Heard from the page',
  network: 'Seen in a confirmed exchange with the shop',
  cart_difference: 'Read from a change of the cart',
  data_layer: 'Read from the data layer',
  form: 'Read from a form',
  click: 'Read from a click',
  metadata: 'Read from the page’s metadata',
  url: 'Read from the address',
  pixel: 'Told by a picture, where no script ran',
  import: 'Imported',
}

/** Confidence of 0–1 for a reader. */
function formatSure(confidence: number): string {
  return confidence === 1 ? 'for sure' : `${Math.round(100 * confidence)} % sure`
}

function OriginText({ touchpoint }: { touchpoint: StoredTouchpoint }) {
  const { source, storefront, confidence } = touchpoint.origin
  const reader = storefront ? ` (${storefront})` : ''
  return (
    <span class="origin">{`${ORIGIN_TEXTS[source]}${reader}, ${formatSure(confidence)}.`}</span>
  )
}
