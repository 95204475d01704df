import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchCheckout } from '../../../packages/client/src/sources/checkout-watch.ts'

const page = globalThis.window as Window & typeof globalThis

let seen: string[]
let stop: () => void

/** Shows a checkout. No layout here: what is hidden says so. */
const show = (html: string) => {
  document.body.innerHTML = html
}
const settled = () => vi.advanceTimersByTimeAsync(1_000)

function watch(): void {
  stop = watchCheckout({
    window: page,
    onStep: (step) => seen.push(step),
    onPaymentError: (reason) => seen.push(`error: ${reason}`),
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    // As much of a list as is looked at.
    return (this.closest('[hidden]') ? [] : [{}]) as unknown as DOMRectList
  })
  seen = []
})

afterEach(() => {
  stop()
  document.body.innerHTML = ''
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('watchCheckout()', () => {
  it.each([
    ['<li aria-current="step">Shipping</li>', 'shipping'],
    ['<section id="checkout-payment-step" class="js-current-step"></section>', 'payment'],
    ['<section class="checkout-step -current" id="checkout-addresses-step"></section>', 'address'],
    ['<div data-checkout-stage="placeOrder"></div>', 'review'],
    ['<li class="opc-progress-bar-item _active"><span>Versand</span></li>', 'shipping'],
  ])('reads the open step of %s', (html, step) => {
    show(html)
    watch()
    expect(seen).toEqual([step])
  })

  it('tells each step as it opens, and none twice in a row', async () => {
    show('<li>Shipping</li><li>Payment</li>')
    watch()
    const [first, second] = document.querySelectorAll('li')
    first?.setAttribute('aria-current', 'step')
    await settled()
    first?.setAttribute('class', 'done')
    await settled()
    first?.removeAttribute('aria-current')
    second?.setAttribute('aria-current', 'step')
    await settled()
    expect(seen).toEqual(['shipping', 'payment'])
  })

  it('tells a payment error that comes up, by its class alone', async () => {
    watch()
    show('<p role="alert">Card of Ada Larsen was declined</p>')
    await settled()
    document.body.append('more')
    await settled()
    expect(seen).toEqual(['error: declined'])
  })

  it('takes other errors, and hidden ones, for none', async () => {
    watch()
    show('<p role="alert">Enter a street</p><p role="alert" hidden>Card declined</p>')
    await settled()
    expect(seen).toEqual([])
  })

  it('tells nothing any more once stopped', async () => {
    watch()
    stop()
    show('<li aria-current="step">Payment</li>')
    await settled()
    expect(seen).toEqual([])
  })
})
