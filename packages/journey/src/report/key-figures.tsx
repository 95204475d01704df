import type { Child } from 'hono/jsx'
import type { JourneyMap } from '../journey-map.ts'
import { type Revenue, revenueOf } from '../revenue.ts'
import type { SessionOptions } from '../session.ts'
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatNumber,
  formatRange,
  formatShare,
} from './format.ts'
import { FEW_CASES, wilsonInterval } from './wilson-interval.ts'

/** The totals of a map, each with what it counts. */
export function KeyFigures(props: { map: JourneyMap; limits: Required<SessionOptions> }) {
  const { map, limits } = props
  return (
    <section aria-label="Key figures">
      <dl class="figures">
        <Figure
          name="Visitors"
          meaning="Browsers with at least one touchpoint, each counted once. Where nothing may be stored, each page counts as one."
        >
          {formatNumber(map.visitors)}
        </Figure>
        <Figure
          name="Sessions"
          meaning={`A visitor’s touchpoints without a silence of over ${formatDuration(limits.sessionGapMs)}, for ${formatDuration(limits.sessionCapMs)} at most.`}
        >
          {formatNumber(map.sessions)}
        </Figure>
        <Figure
          name="Touchpoints"
          meaning="Everything recorded: page views, what shoppers did, and web vitals."
        >
          {formatNumber(map.touchpoints)}
        </Figure>
        <Figure name="Buyers" meaning={buyersMeaning(map)}>
          {formatNumber(map.buyers)}
          <small>{formatShare(map.buyers, map.visitors)}</small>
        </Figure>
        <Figure name="Orders" meaning="Purchases, each order id counted once.">
          {formatNumber(map.orders.size)}
        </Figure>
        <RevenueFigures map={map} />
      </dl>
    </section>
  )
}

/**
 * Revenue as the shop's servers tell it, and apart from it what only browsers told; that alone where
 * no server tells anything.
 */
function RevenueFigures({ map }: { map: JourneyMap }) {
  const revenue = revenueOf(map)
  const confirmed = revenue.filter(({ isConfirmed }) => isConfirmed)
  const told = revenue.filter(({ isConfirmed }) => !isConfirmed)
  if (![...map.orders.values()].some(({ isConfirmed }) => isConfirmed)) {
    const meaning = `Value of ${ordersText(told)}, by currency, before refunds, as browsers told it: no server of the shop has confirmed one.`
    return <Money name="Revenue" meaning={meaning} revenue={told} />
  }
  return (
    <>
      <Money
        name="Revenue"
        meaning={`Value of ${ordersText(confirmed)} that servers of the shop told of, by currency, before refunds.`}
        revenue={confirmed}
      />
      <Money
        name="Unconfirmed revenue"
        meaning={`Value of ${ordersText(told)} that browsers told of, and no server of the shop: anybody can make these up.`}
        revenue={told}
      />
    </>
  )
}

function ordersText(revenue: readonly Revenue[]): string {
  return formatCount(
    revenue.reduce((sum, { orders }) => sum + orders, 0),
    'order',
  )
}

function Money(props: { name: string; meaning: string; revenue: readonly Revenue[] }) {
  const { name, meaning, revenue } = props
  return (
    <Figure name={name} meaning={meaning}>
      {revenue.length
        ? revenue.map(({ currency, valueMinor }) => (
            <span class="money">{formatMoney(valueMinor, currency)}</span>
          ))
        : '–'}
    </Figure>
  )
}

function buyersMeaning({ buyers, visitors }: JourneyMap): string {
  const range = formatRange(wilsonInterval(buyers, visitors))
  const caution = visitors < FEW_CASES ? ' Few visitors: read the share with care.' : ''
  return `Visitors with a purchase, of all visitors (95 % interval ${range}).${caution}`
}

function Figure({ name, meaning, children }: { name: string; meaning: string; children?: Child }) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd class="value">{children}</dd>
      <dd class="meaning">{meaning}</dd>
    </div>
  )
}
