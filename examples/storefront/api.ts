import { type Context, Hono } from 'hono'
import {
  addToCart,
  applyCoupon,
  type CartChange,
  emptyCart,
  priceLines,
  removeLine,
  setQuantity,
  toCartJson,
} from './cart.ts'
import { isDeclined, nextStep, STEP_FIELDS, STEPS } from './checkout.ts'
import { isValid, readForm } from './form.ts'
import { createOrder, toOrderJson } from './orders.ts'
import { type ShopContext, type ShopEnv, updateSession } from './session.ts'

/** A JSON object body; anything else reads as an object without fields. */
async function readJson(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined)
  // An object by the check; its values stay unknown.
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

function answerCart(c: ShopContext, change: CartChange) {
  if ('error' in change) return c.json({ error: change.error }, change.status)
  updateSession(c, { cart: change.cart })
  return c.json({ cart: toCartJson(change.cart), notice: change.notice ?? null })
}

/** What `shop.js` talks to. */
export const api = new Hono<ShopEnv>()
  .get('/cart', (c) => c.json({ cart: toCartJson(c.var.session.cart) }))
  .post('/cart/lines', async (c) => {
    const { variantId, quantity } = await readJson(c)
    return answerCart(c, addToCart(c.var.session.cart, variantId, quantity))
  })
  .patch('/cart/lines/:id', async (c) => {
    const { quantity } = await readJson(c)
    return answerCart(c, setQuantity(c.var.session.cart, c.req.param('id'), quantity))
  })
  .delete('/cart/lines/:id', (c) =>
    answerCart(c, removeLine(c.var.session.cart, c.req.param('id'))),
  )
  .post('/cart/coupon', async (c) => {
    const { code } = await readJson(c)
    return answerCart(c, applyCoupon(c.var.session.cart, code))
  })
  .post('/checkout/:step{contact|shipping|payment}', async (c) => {
    const step = STEPS.find((known) => known === c.req.param('step'))
    if (!step || step === 'review') return c.notFound()
    const filled = readForm(STEP_FIELDS[step], await readJson(c))
    if (!isValid(filled)) {
      return c.json({ error: 'Please check what is marked.', problems: filled.problems }, 422)
    }
    const { cardName = '', cardNumber = '' } = filled.values
    if (step === 'payment' && isDeclined(cardNumber)) {
      return c.json({ error: 'Your bank declined this card. Please try another one.' }, 402)
    }
    const told = step === 'payment' ? { cardName, last4: cardNumber.slice(-4) } : filled.values
    const checkout = { ...c.var.session.checkout, [step]: told }
    updateSession(c, { checkout })
    return c.json({ next: `/checkout/${nextStep(checkout)}` })
  })
  .post('/orders', (c) => {
    const { cart, checkout, orderIds, account: email } = c.var.session
    const { contact, shipping, payment } = checkout
    if (priceLines(cart).length === 0) return c.json({ error: 'Your cart is empty.' }, 409)
    if (!contact || !shipping || !payment) {
      return c.json({ error: 'The checkout is not finished yet.' }, 409)
    }
    const { orders, accounts } = c.var.store.data
    const details = { contact, shipping, payment }
    const sequence = Object.keys(orders).length + 1
    const order = createOrder(cart, details, { sequence, now: Date.now() })
    orders[order.id] = order
    const account = email ? accounts[email] : undefined
    if (account) account.orderIds = [...account.orderIds, order.id]
    updateSession(c, { cart: emptyCart(), checkout: {}, orderIds: [...orderIds, order.id] })
    return c.json({ order: toOrderJson(order) }, 201)
  })
