import { Hono } from 'hono'
import { type PricedLine, priceLines } from '../cart.ts'
import { nextStep, SHIPPING_METHODS, STEP_FIELDS, STEPS, type Step } from '../checkout.ts'
import { unfilled } from '../form.ts'
import { formatPrice } from '../money.ts'
import { type Order, priceOrder } from '../orders.ts'
import type { ShopContext, ShopEnv } from '../session.ts'
import { CartView } from './cart-view.tsx'
import { FormFields } from './form-fields.tsx'
import { notFound, page } from './page.tsx'

const TITLES: Record<Step, string> = {
  contact: 'Contact',
  shipping: 'Shipping',
  payment: 'Payment',
  review: 'Review',
}

const Progress = ({ current }: { current: Step }) => (
  <ol class="progress" aria-label="Checkout steps">
    {STEPS.map((step) => (
      <li aria-current={step === current ? 'step' : undefined}>
        {STEPS.indexOf(step) < STEPS.indexOf(current) ? (
          <a href={`/checkout/${step}`}>{TITLES[step]}</a>
        ) : (
          TITLES[step]
        )}
      </li>
    ))}
  </ol>
)

/** Lines and amounts of an order, placed or about to be. */
export const OrderSummary = ({
  amounts,
}: {
  amounts: Pick<Order, 'subtotal' | 'discount' | 'shipping' | 'tax' | 'total'> & {
    lines: readonly PricedLine[]
  }
}) => (
  <div class="summary">
    <ul>
      {amounts.lines.map((line) => (
        <li class="sum-row">
          <span>
            {line.quantity} × {line.name}
          </span>
          <span>{formatPrice(line.lineTotal)}</span>
        </li>
      ))}
    </ul>
    {amounts.discount > 0 && (
      <p class="sum-row">
        <span>Discount</span> <span>−{formatPrice(amounts.discount)}</span>
      </p>
    )}
    <p class="sum-row">
      <span>Shipping</span>
      <span>{amounts.shipping ? formatPrice(amounts.shipping) : 'free'}</span>
    </p>
    <p class="sum-row total">
      <span>Total</span> <strong class="order-total">{formatPrice(amounts.total)}</strong>
    </p>
    <p class="muted">{formatPrice(amounts.tax)} VAT included</p>
  </div>
)

const Address = ({ details }: { details: Order['details'] }) => (
  <dl class="facts">
    <dt>Contact</dt>
    <dd>
      {details.contact.name}, {details.contact.email}
    </dd>
    <dt>Ship to</dt>
    <dd>
      {details.shipping.street}, {details.shipping.postalCode} {details.shipping.city},{' '}
      {details.shipping.country}
    </dd>
    <dt>Shipping</dt>
    <dd>{SHIPPING_METHODS.find(({ id }) => id === details.shipping.method)?.name}</dd>
    <dt>Payment</dt>
    <dd>Card ending in {details.payment.last4}</dd>
  </dl>
)

const StepForm = ({ c, step }: { c: ShopContext; step: Step }) => {
  const { contact, shipping, payment } = c.var.session.checkout
  if (step === 'review') {
    return (
      <form class="step-form" action="/api/orders">
        {contact && shipping && payment && <Address details={{ contact, shipping, payment }} />}
        <p class="problem" role="alert" />
        <button type="submit">Place order</button>
      </form>
    )
  }
  const known = { contact, shipping, payment: { cardName: payment?.cardName ?? '' } }[step]
  return (
    <form class="step-form" action={`/api/checkout/${step}`} novalidate>
      <FormFields fields={STEP_FIELDS[step]} filled={unfilled(known)} />
      <p class="problem" role="alert" />
      <button type="submit">
        {step === 'payment'
          ? 'Review order'
          : `Continue to ${step === 'contact' ? 'shipping' : 'payment'}`}
      </button>
    </form>
  )
}

/** The order with this id, if this visitor may see it. */
export function visibleOrder(c: ShopContext, id: string): Order | undefined {
  const { orders, accounts } = c.var.store.data
  const own = c.var.session.account ? accounts[c.var.session.account]?.orderIds : undefined
  const isVisible = c.var.session.orderIds.includes(id) || own?.includes(id)
  return isVisible && Object.hasOwn(orders, id) ? orders[id] : undefined
}

/** Cart page, the four checkout steps and the confirmation. */
export const checkout = new Hono<ShopEnv>()
  .get('/cart', (c) =>
    page(
      c,
      { title: 'Cart', isPrivate: true },
      <section class="narrow">
        <h1>Your cart</h1>
        <CartView cart={c.var.session.cart} />
      </section>,
    ),
  )
  .get('/checkout', (c) => c.redirect(`/checkout/${nextStep(c.var.session.checkout)}`))
  .get('/checkout/:step', (c) => {
    const step = STEPS.find((known) => known === c.req.param('step'))
    if (!step) return notFound(c)
    const { cart, checkout } = c.var.session
    if (priceLines(cart).length === 0) return c.redirect('/cart')
    const reached = nextStep(checkout)
    if (STEPS.indexOf(step) > STEPS.indexOf(reached)) return c.redirect(`/checkout/${reached}`)
    return page(
      c,
      { title: `Checkout: ${TITLES[step]}`, isPrivate: true },
      <section class="checkout">
        <div>
          <Progress current={step} />
          <h1>{TITLES[step]}</h1>
          <StepForm c={c} step={step} />
        </div>
        <aside aria-label="Order summary">
          <h2>Your order</h2>
          <OrderSummary amounts={priceOrder(cart, checkout)} />
        </aside>
      </section>,
    )
  })
  .get('/checkout/confirmation/:id', (c) => {
    const order = visibleOrder(c, c.req.param('id'))
    if (!order) return notFound(c)
    return page(
      c,
      { title: 'Thank you', isPrivate: true },
      <section class="narrow">
        <h1>Thank you for your order</h1>
        <p class="lead">
          Order <strong class="order-number">{order.number}</strong> is in. We start packing within
          the hour.
        </p>
        <p class="muted">
          Order id <span class="order-id">{order.id}</span>
        </p>
        <Address details={order.details} />
        <OrderSummary amounts={order} />
        <p>
          <a class="button" href={`/account/orders/${order.id}`}>
            Follow this order
          </a>{' '}
          <a class="button secondary" href="/collections/all">
            Keep looking
          </a>
        </p>
      </section>,
    )
  })
