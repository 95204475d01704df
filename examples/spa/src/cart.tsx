/** @jsxImportSource react */
import type { TrackProps } from '@waymark/client'
import { createContext, type ReactNode, use, useState } from 'react'
import { TEAS, type Tea } from './catalogue.ts'
import { tracker } from './tracker.ts'

/** Some tins of one tea. */
export interface CartLine {
  tea: Tea
  quantity: number
}

interface Cart {
  lines: readonly CartLine[]
  /** Tins in the cart. */
  count: number
  /** Euros. */
  total: number
  add(tea: Tea, quantity: number): void
  /** Sets how many tins are wanted; `0` removes the line. */
  change(tea: Tea, quantity: number): void
  /** Orders what is in the cart. @returns The order's id. */
  order(): string
}

const CartContext = createContext<Cart | undefined>(undefined)

/** GA4's fields for some lines, as `track()` takes them. */
export function toCommerce(lines: readonly CartLine[]): TrackProps {
  return {
    currency: 'EUR',
    value: lines.reduce((sum, { tea, quantity }) => sum + tea.price * quantity, 0),
    items: lines.map(({ tea, quantity }) => ({
      item_id: tea.id,
      item_name: tea.name,
      item_category: tea.kind,
      price: tea.price,
      quantity,
    })),
  }
}

/** Keeps the cart as long as the page lives, and records what is done to it. */
export function CartProvider({ children }: { children: ReactNode }) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({})
  const lines = TEAS.map((tea) => ({ tea, quantity: quantities[tea.id] ?? 0 })).filter(
    ({ quantity }) => quantity > 0,
  )

  // Recorded here and not in the state's updaters, which StrictMode runs twice.
  const cart: Cart = {
    lines,
    count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    total: lines.reduce((sum, { tea, quantity }) => sum + tea.price * quantity, 0),
    add(tea, quantity) {
      setQuantities({ ...quantities, [tea.id]: (quantities[tea.id] ?? 0) + quantity })
      tracker.track('add_to_cart', toCommerce([{ tea, quantity }]))
    },
    change(tea, quantity) {
      const quantityDelta = quantity - (quantities[tea.id] ?? 0)
      setQuantities({ ...quantities, [tea.id]: quantity })
      if (quantity > 0) {
        tracker.track('update_cart', { ...toCommerce([{ tea, quantity }]), quantityDelta })
      } else {
        tracker.track('remove_from_cart', toCommerce([{ tea, quantity: -quantityDelta }]))
      }
    },
    order() {
      const orderId = `LL-${Date.now().toString(36).toUpperCase()}`
      setQuantities({})
      tracker.track('purchase', { ...toCommerce(lines), transaction_id: orderId })
      return orderId
    },
  }
  return <CartContext value={cart}>{children}</CartContext>
}

/** The cart, and what can be done to it. @throws {Error} Outside of {@link CartProvider}. */
export function useCart(): Cart {
  const cart = use(CartContext)
  if (!cart) throw new Error('Cannot use the cart as there is no CartProvider above')
  return cart
}
