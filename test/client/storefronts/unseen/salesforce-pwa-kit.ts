import { answered, get, post, send } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const root = '/mobify/proxy/api/checkout/shopper-baskets/v1/organizations/f_ecom_zzrf_001/baskets'
const item = (quantity: number, unit = 61.43) => ({
  adjustedTax: 3,
  basePrice: unit,
  bonusProductLineItem: false,
  gift: false,
  itemId: 'it-1',
  itemText: 'Long Sleeve Crew Neck',
  price: Math.round(unit * quantity * 100) / 100,
  priceAfterItemDiscount: Math.round(unit * quantity * 100) / 100,
  productId: '701642811399M',
  productName: 'Long Sleeve Crew Neck',
  quantity,
  shipmentId: 'me',
  tax: 3,
})
const basket = (items: object[], more: object = {}) => ({
  basketId: 'b9',
  channelType: 'storefront',
  currency: 'USD',
  customerInfo: { customerId: 'x', email: '' },
  orderTotal: 122.86,
  productSubTotal: 122.86,
  productTotal: 122.86,
  productItems: items,
  shipments: [{ shipmentId: 'me' }],
  taxation: 'gross',
  ...more,
})
const shirt = { lineId: 'it-1', itemId: '701642811399M', price: 61.43, currency: 'USD' }

export const salesforcePwaKit: UnseenShop = {
  storefront: 'salesforce-pwa-kit',
  url: 'https://pwa.example/global/en-GB/product/25518447M',
  page: { globals: { __CONFIG__: { app: {} }, __PRELOADED_STATE__: {} } },
  sessions: [
    {
      case: 'success',
      title: 'the price of an answer is that of the line',
      page: { cart: [] },
      steps: [
        answered(
          post(`${root}/b9/items?siteId=RefArchGlobal`, [
            { productId: '701642811399M', price: 61.43, quantity: 2 },
          ]),
          basket([item(2)]),
        ),
      ],
      expected: ['add_to_cart 701642811399M×2@61.43 USD'],
    },
    {
      case: 'second currency',
      title: 'an absolute address, one more, in yen',
      page: { cart: [{ ...shirt, price: 6000, currency: 'JPY', quantity: 1 }] },
      steps: [
        answered(
          get(`https://pwa.example${root}/b9?siteId=x`),
          basket([item(1, 6000)], { currency: 'JPY' }),
        ),
        answered(
          post(`https://pwa.example${root}/b9/items?siteId=x`, [
            { productId: '701642811399M', quantity: 1 },
          ]),
          basket([item(2, 6000)], { currency: 'JPY' }),
        ),
      ],
      expected: ['add_to_cart 701642811399M×1@6000 JPY'],
    },
    {
      case: 'failure with 4xx',
      title: 'out of stock, and a basket that is gone',
      page: { cart: [] },
      steps: [
        answered(
          post(`${root}/b9/items?siteId=x`, [{ productId: '701642811399M', quantity: 2 }]),
          {
            title: 'Product Item Not Available',
            type: 'https://x/errors/product-item-not-available',
            detail: 'x',
          },
          400,
        ),
        answered(
          post(`${root}/old/items?siteId=x`, [{ productId: '701642811399M', quantity: 2 }]),
          { title: 'Basket Not Found', type: 'x' },
          404,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'up, to the same, away',
      page: { cart: [{ ...shirt, quantity: 1 }] },
      steps: [
        answered(
          post(`${root}/b9/items/it-1?siteId=x`, { quantity: 3 }, 'PATCH'),
          basket([item(3)]),
        ),
        answered(
          post(`${root}/b9/items/it-1?siteId=x`, { quantity: 3 }, 'PATCH'),
          basket([item(3)]),
        ),
        answered(send('DELETE', `${root}/b9/items/it-1?siteId=x`), basket([])),
      ],
      expected: [
        'update_cart 701642811399M×3@61.43 +2',
        'remove_from_cart 701642811399M×3@61.43 USD',
      ],
    },
    {
      case: 'coupon',
      title: 'refused and taken',
      page: { cart: [{ ...shirt, quantity: 1 }] },
      steps: [
        answered(
          post(`${root}/b9/coupons?siteId=x`, { code: 'NOPE' }),
          { title: 'Invalid Coupon Code' },
          400,
        ),
        answered(
          post(`${root}/b9/coupons?siteId=x`, { code: 'PWA10' }),
          basket([item(1)], { couponItems: [{ code: 'PWA10', valid: true }] }),
        ),
      ],
      expected: ['apply_coupon $PWA10'],
    },
    {
      case: 'checkout',
      title: 'contact, address, method, card, order',
      page: { cart: [{ ...shirt, quantity: 2 }], url: 'https://pwa.example/global/en-GB/checkout' },
      steps: [
        answered(
          post(`${root}/b9/customer?siteId=x`, { email: 'a@mail.example' }, 'PUT'),
          basket([item(2)]),
        ),
        answered(
          post(
            `${root}/b9/shipments/me/shipping-address?useAsBilling=false&siteId=x`,
            { firstName: 'Ada' },
            'PUT',
          ),
          basket([item(2)]),
        ),
        answered(
          post(`${root}/b9/shipments/me/shipping-method?siteId=x`, { id: '001' }, 'PUT'),
          basket([item(2)]),
        ),
        answered(
          post(`${root}/b9/payment-instruments?siteId=x`, { paymentMethodId: 'CREDIT_CARD' }),
          basket([item(2)]),
        ),
        answered(
          post(
            '/mobify/proxy/api/checkout/shopper-orders/v1/organizations/f_ecom_zzrf_001/orders?siteId=x',
            { basketId: 'b9' },
          ),
          {
            orderNo: '00012345',
            currency: 'USD',
            orderTotal: 122.86,
            productItems: [item(2)],
            status: 'created',
            customerInfo: { email: 'a@mail.example' },
          },
        ),
      ],
      expected: [
        'checkout_step :contact',
        'checkout_step/add_shipping_info :shipping|address',
        'add_shipping_info/checkout_step',
        'add_payment_info/checkout_step',
        'purchase #00012345 =122.86 USD',
      ],
    },
    {
      case: 'beacon',
      title: 'Einstein and product reads',
      steps: [
        answered(
          post('https://api.cquotient.com/v3/activities/aaij-MobileFirst/addToCart', {
            products: [{ id: '25518447M', sku: '701642811399M', price: 61.43, quantity: 2 }],
          }),
          {},
        ),
        answered(
          get(
            '/mobify/proxy/api/product/shopper-products/v1/organizations/o/products?ids=701642811399M&siteId=x',
          ),
          { data: [{ id: '701642811399M', price: 61.43 }] },
        ),
        answered(
          post(
            '/mobify/proxy/api/customer/shopper-customers/v1/organizations/o/customers/c/product-lists/l/items?siteId=x',
            { productId: '701642811399M', quantity: 1, type: 'product' },
          ),
          { id: 'pl1' },
        ),
      ],
      expected: [],
    },
  ],
}
