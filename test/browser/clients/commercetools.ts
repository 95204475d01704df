import { COUPON, EMAIL, MUG, type ShopClient } from './client.ts'

const CART = '8c3a1f0e-6d1b-4b8e-9a55-2f4d2a7f3b10'
const LINE = '3b0c2a77-5c5e-4e6c-8f0b-9d0a1f6e2c41'
const HOST = 'https://api.europe-west1.gcp.commercetools.com'

const money = (amount: number) => ({
  ...{ type: 'centPrecision', currencyCode: 'EUR', fractionDigits: 2 },
  centAmount: Math.round(amount * 100),
})
const refuse = (code: string, message: string) =>
  [400, { statusCode: 400, message, errors: [{ code, message }] }] as const

export const commercetools: ShopClient = {
  made: '@commercetools/platform-sdk',
  platform: 'commercetools',
  code: `import { createApiBuilderFromCtpClient } from '@commercetools/platform-sdk'
import { ClientBuilder } from '@commercetools/ts-client'
const client = new ClientBuilder()
  .withProjectKey('mugs')
  .withExistingTokenFlow('Bearer t0k3n', { force: true })
  .withHttpMiddleware({ host: '${HOST}', httpClient: fetch })
  .build()
const me = createApiBuilderFromCtpClient(client).withProjectKey({ projectKey: 'mugs' }).me()
let version = 1
const update = (action) => me.carts().withId({ ID: '${CART}' })
  .post({ body: { version: version++, actions: [action] } }).execute()
const add = (quantity) => update({ action: 'addLineItem', sku: 'MUG', quantity })
window.shop = {
  refuse: () => add(9),
  add: () => add(2),
  change: () => update({ action: 'changeLineItemQuantity', lineItemId: '${LINE}', quantity: 3 }),
  coupon: () => update({ action: 'addDiscountCode', code: '${COUPON}' }),
  badCoupon: () => update({ action: 'addDiscountCode', code: 'NOPE' }),
  remove: () => update({ action: 'removeLineItem', lineItemId: '${LINE}' }),
  again: () => add(2),
  contact: () => update({ action: 'setCustomerEmail', email: '${EMAIL}' }),
  order: () => me.orders().post({ body: { id: '${CART}', version } }).execute(),
}`,
  api: `${HOST}/**`,
  answer({ act, quantity }) {
    if (act === 'refuse') return refuse('OutOfStock', 'Some line items are out of stock.')
    if (act === 'badCoupon') return refuse('DiscountCodeNonApplicable', 'Unknown code.')
    const line = {
      ...{ id: LINE, productId: 'p1', name: { 'en-GB': MUG.name }, quantity },
      ...{ variant: { id: 1, sku: MUG.sku }, price: { id: 'pr1', value: money(MUG.price) } },
      totalPrice: money(MUG.price * quantity),
    }
    const held = {
      ...{ version: 2, customerEmail: EMAIL, totalPrice: money(MUG.price * quantity) },
      lineItems: quantity ? [line] : [],
    }
    const applied = { discountCode: { typeId: 'discount-code', id: 'd1' }, state: 'MatchesCart' }
    if (act === 'order') return [201, { type: 'Order', id: 'o1', orderNumber: 'M-1042', ...held }]
    const discountCodes = act === 'coupon' ? [applied] : []
    return [200, { type: 'Cart', id: CART, cartState: 'Active', ...held, discountCodes }]
  },
}
