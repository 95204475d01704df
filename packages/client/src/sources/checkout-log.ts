import { isProof, type Report } from './report.ts'
import type { SourceMemory } from './source-memory.ts'

/** Remembers checkouts and orders, so that each is told once over steps, reloads and revisits. */
export interface CheckoutLog {
  isNewOrder(report: Report): boolean
  isNewCheckout(): boolean
  /** Whether a step is another than the last one. */
  isNewStep(step: string): boolean
  /** Whether something that happens once in a checkout has not happened yet. */
  isNewInCheckout(type: string): boolean
  /** Ends the checkout: the next one is another. */
  end(): void
}

/** The checkout under way. */
interface Checkout {
  begunAt: number
  /** Step last recorded. */
  step: string
  /** Types told of this checkout. */
  told: readonly string[]
}

/** The order last told. */
interface LastOrder {
  at: number
  source: string
  value?: number | undefined
}

const CHECKOUT_MS = 24 * 3_600_000
/** Time within which other evidence, naming the order by another number, means the same order. */
const SAME_ORDER_MS = 10 * 60_000
const MAX_ORDERS = 50

/**
 * Creates the log over a memory that survives navigations. Each concern has a key of its own, so
 * that a tab left open does not overwrite another tab's orders.
 */
export function createCheckoutLog(memory: SourceMemory, now: () => number): CheckoutLog {
  // Only this file writes these keys; an entry of any other form counts as absent.
  const checkout = (): Checkout => ({
    begunAt: 0,
    step: '',
    told: [],
    ...(memory.get('checkout') as Partial<Checkout> | undefined),
  })
  const keep = (state: Checkout) => memory.set('checkout', state)
  const orders = () => {
    const saved: unknown = memory.get('orders')
    return Array.isArray(saved) ? saved : []
  }

  /** Shops have two numbers for an order: the database's in answers, the customer's on the page. */
  function isLastOrder({ source, action: { value } }: Report): boolean {
    const last = memory.get('order') as LastOrder | undefined
    if (!last || last.source === source || !(now() - last.at < SAME_ORDER_MS)) return false
    return last.value === undefined || value === undefined || Math.abs(last.value - value) < 0.01
  }

  return {
    isNewOrder(report) {
      const { source, action } = report
      const { orderId, value } = action
      // A repeat of an order without a number could not be told; the site's own word is taken.
      if (!orderId) return isProof(source) && source !== 'network'
      if (orders().includes(orderId)) return false
      const isNew = !isLastOrder(report)
      memory.set('orders', [...orders(), orderId].slice(-MAX_ORDERS))
      if (isNew) memory.set('order', { at: now(), source, value } satisfies LastOrder)
      return isNew
    },
    isNewCheckout() {
      const { begunAt } = checkout()
      if (begunAt && now() - begunAt < CHECKOUT_MS) return false
      keep({ begunAt: now(), step: '', told: [] })
      return true
    },
    isNewStep(step) {
      const state = checkout()
      if (state.step === step) return false
      keep({ ...state, step })
      return true
    },
    isNewInCheckout(type) {
      const state = checkout()
      if (state.told.includes(type)) return false
      keep({ ...state, told: [...state.told, type] })
      return true
    },
    end: () => keep({ begunAt: 0, step: '', told: [] }),
  }
}
