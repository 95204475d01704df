import type { CartLine, CommerceAction } from '../storefronts/storefront.ts'
import { type ActLog, createActLog } from './act-log.ts'
import { createCheckoutLog } from './checkout-log.ts'
import type { Report } from './report.ts'
import type { SourceMemory } from './source.ts'
import { createViewLog } from './view-log.ts'

/** Makes one touchpoint of one act, whatever reports it, on this page and the next. */
export interface ActionLedger extends Pick<ActLog, 'withdraw'> {
  /** The cart as last seen, on whatever page that was. */
  cart(): readonly CartLine[] | undefined
  /** Keeps the cart for the next page: ids, quantities and prices, nothing else. */
  keepCart(cart: readonly CartLine[] | undefined): void
  /** Takes what evidence says; what is news is told, now or when no better evidence comes. */
  report(report: Report): void
  /** Takes what the site says itself. @returns Whether it was told already. */
  hear(action: CommerceAction): boolean
  /** Begins a page view: what waits is told, what was shown may be shown again. */
  startPage(): void
  /** Takes intents the page before left; a page that shows an error refuses them. */
  resume(isRefused: boolean): void
  /** Tells what waits, or leaves it to the next page to judge where something is kept for it. */
  leavePage(): void
}

/** The world a ledger lives in. */
export interface ActionLedgerOptions {
  memory: SourceMemory
  /** Gets each act once. */
  tell(report: Report): void
  /** Clock, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
  /** @defaultValue `setTimeout` */
  setTimer?: (run: () => void, delayMs: number) => unknown
  /** Whether a request that may prove an act is under way. @defaultValue never */
  isBusy?: () => boolean
  /** Whether what the memory holds outlives the document. @defaultValue it does */
  isKept?: () => boolean
}

/** Age past which an intent of the page before is none of this page's. */
const INTENT_MS = 30_000
const MAX_LINES = 100
const VIEW = /^(view_|search)/
const ONCE_IN_CHECKOUT = /^add_(shipping|payment)_info$/

/** Creates the ledger of one document. */
export function createActionLedger({
  memory,
  tell,
  now = Date.now,
  setTimer = setTimeout,
  isBusy = () => false,
  isKept = () => true,
}: ActionLedgerOptions): ActionLedger {
  const acts = createActLog({ memory, tell, now, setTimer, isBusy })
  const checkouts = createCheckoutLog(memory, now)
  const views = createViewLog()

  /** Whether an action is news; `undefined` for acts, which more than one may tell. */
  function isNews(report: Report): boolean | undefined {
    const { action } = report
    const { type, step = '' } = action
    if (type === 'purchase') return checkouts.isNewOrder(report)
    if (type === 'begin_checkout') return checkouts.isNewCheckout()
    if (type === 'checkout_step') return checkouts.isNewStep(step)
    if (ONCE_IN_CHECKOUT.test(type)) return checkouts.isNewInCheckout(type)
    return VIEW.test(type) ? views.isNew(action) : undefined
  }

  const ledger: ActionLedger = {
    cart() {
      const saved: unknown = memory.get('cart')
      return Array.isArray(saved) ? saved : undefined
    },
    keepCart(cart) {
      if (!cart) return
      const lines = cart.slice(0, MAX_LINES).map(({ name: _, ...line }) => line)
      memory.set('cart', lines)
      // An emptied cart ends the checkout.
      if (!cart.length) checkouts.end()
    },
    report(report) {
      const isNew = isNews(report)
      if (isNew === undefined) return acts.report(report)
      if (!isNew) return
      tell(report)
      if (report.action.type === 'purchase') ledger.keepCart([])
    },
    hear(action) {
      const isNew = isNews({ action, source: 'api', at: now(), url: '' })
      if (isNew && action.type === 'purchase') ledger.keepCart([])
      return isNew === undefined ? acts.hear(action) : !isNew
    },
    withdraw: acts.withdraw,
    startPage() {
      acts.flush()
      views.startPage()
    },
    resume(isRefused) {
      const saved: unknown = memory.get('intents')
      if (!Array.isArray(saved) || !saved.length) return
      memory.set('intents', [])
      // Only `leavePage` writes the key, and only reports.
      for (const report of saved as Report[]) {
        if (!isRefused && now() - report.at < INTENT_MS) acts.resume(report)
      }
    },
    leavePage() {
      acts.flush()
      const intents = acts.takeIntents()
      if (!intents.length) return
      if (isKept()) memory.set('intents', intents)
      else for (const intent of intents) tell(intent)
    },
  }
  return ledger
}
