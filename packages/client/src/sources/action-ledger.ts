import type { OriginSource } from '@waymark/protocol'
import { idsOf } from '../storefronts/cart-line.ts'
import type { CartLine, CommerceAction } from '../storefronts/storefront.ts'
import type { SourceMemory } from './source.ts'

/** Remembers what was recorded, so that one act is one touchpoint, on this page and the next. */
export interface ActionLedger {
  /** The cart as last seen, on whatever page that was. */
  cart(): readonly CartLine[] | undefined
  /** Keeps the cart for the next page: ids, quantities and prices, nothing else. */
  keepCart(cart: readonly CartLine[] | undefined): void
  /** Tells whether an action is news; if it is, it counts as recorded. */
  admit(action: CommerceAction, evidence: OriginSource): boolean
}

/** A cart act already recorded, with the kinds of evidence that have reported it. */
interface Recorded {
  type: string
  ids: readonly string[]
  at: number
  evidence: readonly string[]
}

/** The checkout under way: when it began, and the step last recorded. */
interface Checkout {
  begunAt: number
  step: string
}

/** Time within which other evidence of the same act comes in: across one slow navigation. */
const ECHO_MS = 30_000
const CHECKOUT_MS = 24 * 3_600_000
const MAX_ORDERS = 50
const MAX_RECENT = 20
const MAX_LINES = 100

/**
 * Creates the ledger over a memory that survives navigations. Nothing is cached here: the memory
 * may be erased at any time, when consent is withdrawn. Each concern has a key of its own, so that
 * a tab left open does not overwrite another tab's orders with its cart.
 */
export function createActionLedger(memory: SourceMemory, now = Date.now): ActionLedger {
  // Only this file writes these keys; an entry of any other form counts as absent.
  function listAt<T>(key: string): readonly T[] | undefined {
    const saved = memory.get(key)
    return Array.isArray(saved) ? saved : undefined
  }
  const checkout = () => ({
    begunAt: 0,
    step: '',
    ...(memory.get('checkout') as Checkout | undefined),
  })
  const keepCheckout = (state: Checkout) => memory.set('checkout', state)

  /** A report of an act already recorded: the same products, by evidence that has not told it yet. */
  function isEcho({ type, items }: CommerceAction, source: string): boolean {
    const ids = items.flatMap(idsOf)
    const recent = (listAt<Recorded>('acts') ?? []).filter(({ at }) => now() - at < ECHO_MS)
    const at = recent.findIndex(
      (act) =>
        act.type === type &&
        !act.evidence.includes(source) &&
        (!ids.length || !act.ids.length || act.ids.some((id) => ids.includes(id))),
    )
    const echoed = recent[at]
    const act = echoed
      ? { ...echoed, evidence: [...echoed.evidence, source] }
      : { type, ids, at: now(), evidence: [source] }
    memory.set('acts', [...recent.filter((other) => other !== echoed), act].slice(-MAX_RECENT))
    return echoed !== undefined
  }

  function isNewOrder(orderId: string): boolean {
    const orders = listAt<string>('orders') ?? []
    if (orders.includes(orderId)) return false
    memory.set('orders', [...orders, orderId].slice(-MAX_ORDERS))
    ledger.keepCart([])
    return true
  }

  function isNewCheckout(): boolean {
    const { begunAt } = checkout()
    if (begunAt && now() - begunAt < CHECKOUT_MS) return false
    keepCheckout({ begunAt: now(), step: '' })
    return true
  }

  function isNewStep(step: string): boolean {
    const state = checkout()
    if (state.step === step) return false
    keepCheckout({ ...state, step })
    return true
  }

  const ledger: ActionLedger = {
    cart: () => listAt('cart'),
    keepCart(cart) {
      if (!cart) return
      memory.set(
        'cart',
        cart.slice(0, MAX_LINES).map(({ name: _, ...line }) => line),
      )
      // An emptied cart ends the checkout: the next one is another.
      if (!cart.length) keepCheckout({ begunAt: 0, step: '' })
    },
    admit(action, evidence) {
      const { type, step = '', orderId = '' } = action
      if (type === 'purchase') return isNewOrder(orderId)
      if (type === 'begin_checkout') return isNewCheckout()
      if (type === 'checkout_step') return isNewStep(step)
      return /^(view_|search)/.test(type) || !isEcho(action, evidence)
    },
  }
  return ledger
}
