import { quietly } from '../quietly.ts'
import { readCheckoutUrl } from '../storefronts/checkout-url.ts'
import { parseUrl } from '../storefronts/site-url.ts'
import { ERROR_NOTICE, isShown } from './error-notice.ts'
import { type PaymentErrorReason, paymentErrorOf } from './payment-errors.ts'

/** Options for {@link watchCheckout}. */
export interface CheckoutWatchOptions {
  window: Window & typeof globalThis
  /** Gets the step a checkout shows, each time it shows another. */
  onStep(step: string): void
  /** Gets the reason of each payment error that is shown anew. */
  onPaymentError(reason: PaymentErrorReason): void
}

/** Where one-page checkouts say which of their parts is open. */
const STEP = [
  '[aria-current="step"]',
  '.js-current-step',
  '.step--current',
  '.checkout-step.-current',
  '.checkout-step--current',
  '.opc-progress-bar-item._active',
  '.opc .section.active',
  '[data-checkout-stage]',
  '[data-step][aria-expanded="true"]',
  '[data-checkout-step].active',
].join()
/** Attributes that open and close a step. */
const OF_STATE = ['class', 'aria-current', 'aria-expanded', 'hidden', 'data-checkout-stage']
/** Changes come in bursts, and nobody looks at a step for less. */
const SETTLE_MS = 300

function stepOf(element: Element): string | undefined {
  const words = [
    ...['data-checkout-stage', 'data-step', 'data-checkout-step', 'id', 'name', 'class'].map(
      (name) => element.getAttribute(name),
    ),
    element.textContent?.trim().slice(0, 40),
  ]
  for (const word of words) {
    const path = word && encodeURIComponent(word.replace(/\W+/g, ' ').replace(/ /g, '-'))
    const url = path
      ? parseUrl(`https://shop.example/checkout/${path.replaceAll('-', '/')}`)
      : undefined
    const step = url && readCheckoutUrl(url).step
    if (step) return step
  }
  return undefined
}

/**
 * Watches a checkout that is one page: which step is open, and which payment errors it shows. One
 * observer on the document, looking only after the page has come to rest.
 *
 * @returns Stops.
 */
export function watchCheckout({
  window,
  onStep,
  onPaymentError,
}: CheckoutWatchOptions): () => void {
  const { document } = window
  let timer: number | undefined
  let step: string | undefined
  let errors = new Set<PaymentErrorReason>()

  function look(): void {
    timer = undefined
    const current = [...document.querySelectorAll(STEP)].find(isShown)
    const now = current && stepOf(current)
    if (now && now !== step) onStep(now)
    step = now ?? step
    const shown = [...document.querySelectorAll(ERROR_NOTICE)].filter(isShown)
    const reasons = new Set(
      shown.flatMap(({ textContent }) => paymentErrorOf(textContent ?? '') ?? []),
    )
    for (const reason of reasons) if (!errors.has(reason)) onPaymentError(reason)
    errors = reasons
  }

  const observer = new window.MutationObserver(() => {
    timer ??= window.setTimeout(() => quietly(look), SETTLE_MS)
  })
  const options = { subtree: true, childList: true, attributes: true, attributeFilter: OF_STATE }
  observer.observe(document.documentElement, options)
  quietly(look)
  return () => {
    observer.disconnect()
    window.clearTimeout(timer)
  }
}
