import type { CartLine, CommerceAction } from '../storefronts/storefront.ts'
import { type ActLog, createActLog, type Reception } from './act-log.ts'
import { createCheckoutLog } from './checkout-log.ts'
import { isIntent, type Report, splitByProduct } from './report.ts'
import type { SourceMemory } from './source-memory.ts'
import { createViewLog } from './view-log.ts'

/** Makes one touchpoint of one act, whatever reports it, on this page and the next. */
export interface ActionLedger extends Pick<ActLog, 'withdraw'> {
  /** The cart as last seen, on whatever page that was. */
  cart(): readonly CartLine[] | undefined
  /** Keeps the cart for the next page. */
  keepCart(cart: readonly CartLine[] | undefined): void
  /**
   * Takes what evidence says; what is news is told, now or when no better evidence comes.
   *
   * @returns Whether other evidence has told all of it before.
   */
  report(report: Report): Reception
  /** Takes what the site says itself. @returns Whether it was told already. */
  hear(action: CommerceAction): boolean
  /** Begins a page view: what waits is told, what was shown may be shown again. */
  startPage(): void
  /** Takes intents the page before left; a page that shows an error refuses them. */
  resume(isRefused: boolean): void
  /** Takes one intent of the page before. */
  resumeIntent(intent: Report): void
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
  const acts = createActLog({
    ...{ memory, now, setTimer, isBusy },
    tell(report) {
      tell(report)
      keepIntents()
    },
  })
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

  /**
   * Leaves intents to the next page, in time: what is written only as the page is left may come too
   * late for the page that follows.
   */
  function keepIntents(): void {
    const intents = acts.intents()
    const saved: unknown = memory.get('intents')
    const isEmpty = !intents.length && !(Array.isArray(saved) && saved.length)
    if (isKept() && !isEmpty) memory.set('intents', intents)
  }

  const ledger: ActionLedger = {
    cart() {
      const saved: unknown = memory.get('cart')
      return Array.isArray(saved) ? saved : undefined
    },
    keepCart(cart) {
      if (!cart) return
      memory.set('cart', cart.slice(0, MAX_LINES))
      // An emptied cart ends the checkout.
      if (!cart.length) checkouts.end()
    },
    report(report) {
      const isNew = isNews(report)
      if (isNew === undefined) {
        const reception = acts.report(report)
        keepIntents()
        // Only when all have heard of a form is it known whether the page stopped it.
        if (isIntent(report.source)) setTimer(keepIntents, 0)
        return reception
      }
      if (!isNew) return 'echo'
      tell(report)
      if (report.action.type === 'purchase') ledger.keepCart([])
      return 'news'
    },
    hear(action) {
      setTimer(keepIntents, 0)
      const isNew = isNews({ action, source: 'api', at: now(), url: '' })
      if (isNew && action.type === 'purchase') ledger.keepCart([])
      return isNew === undefined ? acts.hear(action) : !isNew
    },
    withdraw(refused) {
      acts.withdraw(refused)
      keepIntents()
    },
    startPage() {
      acts.flush()
      views.startPage()
    },
    resume(isRefused) {
      const saved: unknown = memory.get('intents')
      if (!Array.isArray(saved) || !saved.length) return
      memory.set('intents', [])
      // Only `keepIntents` writes the key, and only reports.
      for (const report of saved as Report[]) {
        if (!isRefused && now() - report.at < INTENT_MS) acts.resume(report)
      }
    },
    resumeIntent(intent) {
      for (const action of splitByProduct(intent.action)) acts.resume({ ...intent, action })
    },
    leavePage() {
      acts.flush()
      if (isKept()) keepIntents()
      else for (const intent of acts.intents()) tell(intent)
      // A page that comes back from the bfcache has nothing to do with them any more.
      acts.withdraw()
    },
  }
  return ledger
}
