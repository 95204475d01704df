/** @jsxImportSource react */
import { CartForm } from '@shopify/hydrogen'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Await, Outlet, useRouteLoaderData } from 'react-router'
import { HydratedRouter } from 'react-router/dom'
import { COUPON, MUG } from '../client.ts'
import { CHOSEN, MANIFEST } from './hydrogen-routes.ts'

const VARIANT = {
  ...{ id: 'gid://shopify/ProductVariant/40', sku: MUG.sku, title: 'Blue' },
  price: { amount: String(MUG.price), currencyCode: 'EUR' },
  product: { handle: 'mug', title: MUG.name },
}

/** As the components of Shopify's template: one form of the cart for each button. */
function Button({ id, action, inputs, children }) {
  return (
    <CartForm route="/cart" action={action} inputs={inputs}>
      {children}
      <button type="submit" id={id}>
        {id}
      </button>
    </CartForm>
  )
}

function Lines({ cart }) {
  return cart.lines.edges.map(({ node: { id } }) => (
    <div key={id}>
      <Button id="change" action="LinesUpdate" inputs={{ lines: [{ id, quantity: 3 }] }} />
      <Button id="remove" action="LinesRemove" inputs={{ lineIds: [id] }} />
      <a id="checkout" href={cart.checkoutUrl}>
        Checkout
      </a>
    </div>
  ))
}

function ProductPage() {
  const { cart } = useRouteLoaderData('root')
  const add = (quantity) => ({
    lines: [{ merchandiseId: VARIANT.id, quantity, selectedVariant: VARIANT }],
  })
  const codes = { discountCodes: [] }
  return (
    <>
      <Button id="refuse" action="LinesAdd" inputs={add(9)} />
      <Button id="add" action="LinesAdd" inputs={add(2)} />
      <Button id="coupon" action="DiscountCodesUpdate" inputs={codes}>
        <input name="discountCode" />
      </Button>
      <Suspense>
        <Await resolve={cart}>{(held) => <Lines cart={held} />}</Await>
      </Suspense>
    </>
  )
}

/** Presses a button as soon as it is there, and waits until the router has nothing left to do. */
async function press(id) {
  let button = document.getElementById(id)
  while (!button) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    button = document.getElementById(id)
  }
  button.click()
  await new Promise((resolve) => {
    const unsubscribe = window.__reactRouterDataRouter.subscribe(({ fetchers }) => {
      if ([...fetchers.values()].some(({ state }) => state !== 'idle')) return
      unsubscribe()
      resolve()
    })
  })
}

function pressWith(code) {
  const field = document.querySelector('[name=discountCode]')
  if (field) field.value = code
  return press('coupon')
}

Object.assign(window, {
  __reactRouterManifest: MANIFEST,
  __reactRouterRouteModules: {
    root: { default: Outlet },
    [CHOSEN]: { default: ProductPage },
    'routes/cart': { default: () => null },
  },
  shop: {
    refuse: () => press('refuse'),
    add: () => press('add'),
    change: () => press('change'),
    coupon: () => pressWith(COUPON),
    badCoupon: () => pressWith('NOPE'),
    remove: () => press('remove'),
    again: () => press('add'),
    checkout: async () => void setTimeout(() => document.getElementById('checkout')?.click()),
  },
})
const shop = document.getElementById('shop')
if (shop) createRoot(shop).render(<HydratedRouter />)
