import { defined } from '../storefronts/fields.ts'
import type { PageMetadata } from '../storefronts/json-ld.ts'
import type { CommerceAction, Storefront } from '../storefronts/storefront.ts'
import { type DeclaredAction, declaredAct, declaredViews } from './attributes.ts'
import type { Needed } from './by-need.ts'
import type { Seen } from './evidence.ts'
import { isHostedCheckout } from './hosted-checkout.ts'
import { clickedData, formRequest, linkRequest } from './intent.ts'
import type { PaymentErrorReason } from './payment-errors.ts'
import type { CheckoutReader } from './shop-readers.ts'
import type { ShopRecorder } from './shop-recorder.ts'
import type { SourceHost } from './source.ts'
import { toCommerceAction } from './to-commerce-action.ts'

type Kind<K extends Seen['kind']> = Extract<Seen, { kind: K }>

/** Brings what was seen to who can read it, and what they read to the recorder. */
export interface EvidenceReading {
  readClick(shop: Storefront, seen: Kind<'click'>): void
  readSubmit(shop: Storefront, seen: Kind<'submit'>): void
  readExchange(shop: Storefront, seen: Kind<'exchange'>): void
  /** @returns Whether the site tells what other evidence has told already. */
  readCall(seen: Kind<'call'>): boolean | undefined
  /** Reads what the markup says the page shows. */
  readViews(shop: Storefront): void
  /** Records a step of a checkout that has no address of its own. */
  recordStep(shop: Storefront, step: string): void
  recordPaymentError(shop: Storefront, reason: PaymentErrorReason, source: Where): void
  /**
   * Records that a checkout begins where the shopper is sent to one that lets no script of ours in.
   *
   * @returns Whether the address leads there.
   */
  leaveTo(shop: Storefront, url: string, source: 'click' | 'form' | 'url'): boolean
}

/** Where an error was found: in an answer, or on the page. */
type Where = 'network' | 'metadata'

/** What an {@link EvidenceReading} needs. */
export interface EvidenceReadingOptions {
  host: SourceHost
  recorder: ShopRecorder
  checkout: Needed<CheckoutReader>
  /** Whether a request waits for its answer. */
  isBusy(): boolean
  /** What the page's metadata tells now. */
  metadata(): PageMetadata
}

/** Time within which an error told twice is the same one, in the answer and on the page. */
const SAME_ERROR_MS = 10_000

/** Where a payment may be refused. */
const MAY_PAY = /pay|charge|order|checkout/i

/** Creates the {@link EvidenceReading} of one document. */
export function createEvidenceReading({
  host,
  recorder,
  checkout,
  isBusy,
  metadata,
}: EvidenceReadingOptions): EvidenceReading {
  const { document, location } = host.window
  let lastError = { reason: '', at: 0 }

  function recordDeclared(shop: Storefront, declared: DeclaredAction | undefined): void {
    if (!declared) return
    const action = toCommerceAction(declared)
    if (action) return recorder.record(action, 'attribute', shop)
    const { type, items, value, currency } = declared
    const fields = defined({ value, currency, items: items.length ? items : undefined })
    host.record(type, fields, { source: 'attribute' })
  }

  const reading: EvidenceReading = {
    readClick(shop, { event, target, at, url }) {
      recordDeclared(shop, declaredAct(target))
      const exchange = linkRequest(target)
      if (!exchange || reading.leaveTo(shop, exchange.url, 'click')) return
      const isUnderWay = () => !event.defaultPrevented || isBusy()
      const clicked = clickedData(target)
      const intent = { at, url, source: 'click', exchange, clicked, isUnderWay } as const
      recorder.recordIntent(shop, intent, metadata())
    },
    readSubmit(shop, seen) {
      const { event, form, at, url } = seen
      recordDeclared(shop, declaredAct(form, true))
      const exchange = formRequest(seen)
      if (!exchange || reading.leaveTo(shop, exchange.url, 'form')) return
      const isUnderWay = () => !event.defaultPrevented || isBusy()
      const clicked = clickedData(event.submitter ?? form)
      const intent = { at, url, source: 'form', exchange, clicked, isUnderWay } as const
      recorder.recordIntent(shop, intent, metadata())
    },
    readExchange(shop, { exchange, at, url }) {
      recorder.recordExchange(shop, exchange, metadata(), { at, url })
      if (!MAY_PAY.test(exchange.url)) return
      checkout(({ readPaymentError }) => {
        const error = readPaymentError(exchange)
        if (error) reading.recordPaymentError(shop, error, 'network')
      })
    },
    readCall({ type, fields }) {
      const action = toCommerceAction({ ...fields, type })
      return action && recorder.hear(action)
    },
    readViews(shop) {
      for (const view of declaredViews(document)) recordDeclared(shop, view)
    },
    recordStep(shop, step) {
      const reason = 'step the page shows'
      const action: CommerceAction = {
        type: 'checkout_step',
        step,
        items: [],
        confidence: 0.7,
        reason,
      }
      recorder.record(action, 'metadata', shop)
    },
    recordPaymentError({ name }, reason, source) {
      const now = Date.now()
      const isSame = lastError.reason === reason && now - lastError.at < SAME_ERROR_MS
      lastError = { reason, at: now }
      if (isSame) return
      const props = { kind: 'payment_error', reason }
      host.record('friction', { props }, { source, storefront: name, confidence: 0.8 })
    },
    leaveTo(shop, url, source) {
      if (!isHostedCheckout(url, location.href, shop.name)) return false
      const { referrer: _, ...page } = recorder.describe(metadata())
      // As if this shop had the page where checkouts begin: with the cart as it is.
      const shown = shop.readPage({ ...page, url: `${location.origin}/checkout` })
      const begun = shown.find(({ type }) => type === 'begin_checkout')
      const { items = [], confidence = 0.7, ...amounts } = begun ?? {}
      const reason = 'sent to a checkout'
      const action = { ...amounts, items, confidence, reason, type: 'begin_checkout' } as const
      recorder.record(action, source, shop)
      return true
    },
  }
  return reading
}
