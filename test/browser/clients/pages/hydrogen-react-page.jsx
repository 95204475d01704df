/** @jsxImportSource react */
import { CartProvider, ShopifyProvider, useCart } from '@shopify/hydrogen-react'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { COUPON } from '../client.ts'

const line = (quantity) => [{ merchandiseId: 'gid://shopify/ProductVariant/40', quantity }]
let whenDone = () => {}

/** Calls the cart, and waits until it has changed, or has not. */
const call = (change) => () =>
  new Promise((resolve) => {
    whenDone = resolve
    change()
  })

/** A shop's own buttons, which all call what the hook gives them. */
function Buttons() {
  const cart = useCart()
  const { status, lines, checkoutUrl = '' } = cart
  useEffect(() => {
    const id = lines?.[0]?.id ?? ''
    Object.assign(window, {
      shop: {
        refuse: call(() => cart.linesAdd(line(9))),
        add: call(() => cart.linesAdd(line(2))),
        change: call(() => cart.linesUpdate([{ id, quantity: 3 }])),
        coupon: call(() => cart.discountCodesUpdate([COUPON])),
        badCoupon: call(() => cart.discountCodesUpdate(['NOPE'])),
        remove: call(() => cart.linesRemove([id])),
        again: call(() => cart.linesAdd(line(2))),
        checkout: async () => void setTimeout(() => location.assign(checkoutUrl)),
      },
    })
  }, [cart, lines, checkoutUrl])
  useEffect(() => {
    if (status === 'idle' || status === 'uninitialized') whenDone()
  }, [status])
  return null
}

const shop = document.getElementById('shop') ?? document.body
createRoot(shop).render(
  <ShopifyProvider
    storeDomain="https://mugs.myshopify.com"
    storefrontToken="t0k3n"
    storefrontApiVersion="2026-04"
    countryIsoCode="DE"
    languageIsoCode="EN"
  >
    <CartProvider>
      <Buttons />
    </CartProvider>
  </ShopifyProvider>,
)
