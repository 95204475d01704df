import { answered, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const rpc = (url: string, params: object) =>
  post(url, { id: 7, jsonrpc: '2.0', method: 'call', params })
const said = (result: unknown) => ({ jsonrpc: '2.0', id: 7, result })
const tracking = (quantity: number, currency = 'EUR', price = 140) => ({
  item_id: 27,
  item_name: '[FURN_6666] Acoustic Bloc Screens',
  item_category: 'Office Furniture',
  currency,
  price,
  quantity,
})
const added = (quantity: number, more: object = {}) =>
  said({
    cart_quantity: quantity,
    quantity,
    notification_info: {
      currency_id: 1,
      lines: [
        {
          id: 88,
          image_url: '/web/image/27',
          quantity,
          name: 'Acoustic Bloc Screens',
          price_total: 140 * quantity,
        },
      ],
    },
    tracking_info: [tracking(quantity)],
    ...more,
  })
const params = (quantity: number) => ({
  product_template_id: 11,
  product_id: 27,
  quantity,
  uom_id: null,
  product_custom_attribute_values: [],
  no_variant_attribute_value_ids: [],
  linked_products: [],
})
const screens = { lineId: '88', itemId: '27', price: 140, currency: 'EUR' }

export const odoo: UnseenShop = {
  storefront: 'odoo',
  url: 'https://odoo.example/de/shop/acoustic-bloc-screens-11',
  page: { metas: { generator: 'Odoo' }, globals: { odoo: { csrf_token: 'x' } } },
  sessions: [
    {
      case: 'success',
      title: 'an add tells what it tracks',
      page: { cart: [] },
      steps: [answered(rpc('/shop/cart/add', params(2)), added(2))],
      expected: ['add_to_cart 27|11×2@140 EUR'],
    },
    {
      case: 'failure with 200',
      title: 'nothing is left, and an error of the server',
      page: { cart: [] },
      steps: [
        answered(
          rpc('/shop/cart/add', params(1)),
          said({
            cart_quantity: 0,
            quantity: 0,
            notification_info: { warningMessage: 'out of stock', lines: [] },
            tracking_info: [],
          }),
        ),
        answered(rpc('/shop/cart/add', params(1)), {
          jsonrpc: '2.0',
          id: 7,
          error: {
            code: 200,
            message: 'Odoo Server Error',
            data: { name: 'odoo.exceptions.UserError' },
          },
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'by number, the older route, to nothing',
      page: { cart: [{ ...screens, quantity: 1 }], url: 'https://odoo.example/shop/cart' },
      steps: [
        answered(
          rpc('/shop/cart/update', { line_id: 88, product_id: 27, quantity: 3 }),
          said({
            cart_quantity: 3,
            amount: 420,
            minor_amount: 42000,
            'website_sale.cart_lines': '<div>',
          }),
        ),
        answered(
          rpc('/shop/cart/update_json', { line_id: 88, product_id: 27, set_qty: 2 }),
          said({
            line_id: 88,
            quantity: 2,
            cart_quantity: 2,
            minor_amount: 28000,
            amount: 280,
            'website_sale.cart_lines': '<div>',
          }),
        ),
        answered(
          rpc('/shop/cart/update', { line_id: 88, product_id: 27, quantity: 0 }),
          said({ cart_quantity: 0, amount: 0, minor_amount: 0 }),
        ),
      ],
      expected: ['update_cart 27|11×3 +2', 'update_cart 27|11×2 -1', 'remove_from_cart 27|11×2'],
    },
    {
      case: 'locale prefix',
      title: 'an older shop adds by update_json, below a locale',
      steps: [
        answered(
          rpc('https://odoo.example/de_DE/shop/cart/update_json', { product_id: 27, add_qty: 1 }),
          said({
            line_id: 88,
            quantity: 4,
            cart_quantity: 4,
            notification_info: {
              currency_id: 1,
              lines: [{ id: 88, quantity: 1, name: 'Acoustic Bloc Screens', price_total: 140 }],
            },
          }),
        ),
      ],
      expected: ['add_to_cart 27×1'],
    },
    {
      case: 'second currency',
      title: 'a reorder, in yen',
      steps: [
        answered(
          rpc('/shop/cart/quick_add', params(1)),
          said({
            cart_quantity: 1,
            quantity: 1,
            notification_info: { lines: [] },
            tracking_info: [tracking(1, 'JPY', 15000)],
          }),
        ),
      ],
      expected: ['add_to_cart 27|11×1@15000 JPY'],
    },
    {
      case: 'poll',
      title: 'badges, combinations, wish lists',
      page: { cart: [{ ...screens, quantity: 1 }] },
      steps: [
        answered(rpc('/shop/cart/quantity', {}), said(1)),
        answered(
          rpc('/website_sale/get_combination_info', {
            product_template_id: 11,
            product_id: 27,
            combination: [],
            add_qty: 1,
          }),
          said({ product_id: 27, price: 140, is_combination_possible: true }),
        ),
        answered(rpc('/shop/wishlist/add', { product_id: 27 }), said(true)),
        answered(rpc('/shop/get_delivery_rate', { dm_id: 1 }), said({ success: true, price: 5 })),
        answered(rpc('/website/track', { url: '/shop' }), said({})),
      ],
      expected: [],
    },
  ],
}
