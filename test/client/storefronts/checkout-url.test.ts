import { describe, expect, it } from 'vitest'
import { readCheckoutUrl } from '../../../packages/client/src/storefronts/checkout-url.ts'

describe('readCheckoutUrl()', () => {
  it.each([
    ['/cart', 'cart'],
    ['/en/shopping-cart/', 'cart'],
    ['/checkout/cart', 'cart'],
    ['/warenkorb', 'cart'],
    ['/fr/panier?action=show', 'cart'],
    ['/index.php?route=checkout/cart', 'cart'],
    ['/cart.php', 'cart'],
    ['/#/cart', 'cart'],
    ['/checkout', 'checkout'],
    ['/de/kasse', 'checkout'],
    ['/commande', 'checkout'],
    ['/onepagecheckout', 'checkout'],
    ['/checkout/contact', 'checkout contact'],
    ['/checkouts/cn/abc123/information', 'checkout contact'],
    ['/checkout/shipping', 'checkout shipping'],
    ['/checkout/#shipping', 'checkout shipping'],
    ['/checkout?step=delivery', 'checkout shipping'],
    ['/kasse/versandart', 'checkout shipping'],
    ['/checkout/shippingaddress', 'checkout address'],
    ['/checkout/billingaddress', 'checkout billing'],
    ['/us/checkout?step=payment', 'checkout payment'],
    ['/index.php?main_page=checkout_payment', 'checkout payment'],
    ['/commande/paiement', 'checkout payment'],
    ['/checkout/review', 'checkout review'],
    ['/checkout/confirm', 'checkout review'],
    ['/checkout/login', 'checkout login'],
    ['/checkout/confirmation/42', 'confirmation'],
    ['/checkout/order-received/12/', 'confirmation'],
    ['/checkout/onepage/success/', 'confirmation'],
    ['/order/thank-you', 'confirmation'],
    ['/', 'other'],
    ['/products/shopping-bag-blue', 'other'],
    ['/blog/how-to-checkout-a-teapot', 'other'],
    ['/account/order/7', 'other'],
    ['/payment-methods', 'other'],
    ['/cartier-watches', 'other'],
  ])('places %s at %s', (path, expected) => {
    const { kind, step } = readCheckoutUrl(new URL(path, 'https://shop.example'))
    expect([kind, step].filter(Boolean).join(' ')).toBe(expected)
  })
})
