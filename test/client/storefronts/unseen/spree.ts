import { answered, form, get, paged, post, redirected } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const turbo = (exchange: ReturnType<typeof form>, body: string, status = 200) => ({
  ...exchange,
  requestHeaders: { ...exchange.requestHeaders, accept: 'text/vnd.turbo-stream.html, text/html' },
  status,
  responseHeaders: { 'content-type': 'text/vnd.turbo-stream.html; charset=utf-8' },
  responseBody: body,
})
const STREAM =
  '<turbo-stream action="replace" target="cart_summary"><template><div>2 items</div></template></turbo-stream>'
const bag = {
  lineId: '31',
  variantId: '216',
  itemId: '116',
  sku: 'BAG',
  price: 50,
  currency: 'USD',
}
const api = 'https://spree.example/api/v2/storefront/cart'
const jsonApi = (quantity: number, more: object = {}) => ({
  data: {
    id: '9',
    type: 'cart',
    attributes: {
      number: 'R1',
      item_count: quantity,
      total: '50.0',
      currency: 'USD',
      email: 'a@mail.example',
      token: 't',
      ...more,
    },
    relationships: { line_items: { data: quantity ? [{ id: '31', type: 'line_item' }] : [] } },
  },
  included: quantity
    ? [
        {
          id: '31',
          type: 'line_item',
          attributes: {
            name: 'Bag',
            quantity,
            slug: 'bag',
            price: '50.0',
            currency: 'USD',
            display_price: '$50.00',
            total: '50.0',
          },
          relationships: { variant: { data: { id: '216', type: 'variant' } } },
        },
      ]
    : [],
})
const keyed = (exchange: ReturnType<typeof post>) => ({
  ...exchange,
  requestHeaders: { ...exchange.requestHeaders, 'x-spree-order-token': 't' },
})

export const spree: UnseenShop = {
  storefront: 'spree',
  url: 'https://spree.example/de/products/bag',
  page: { products: [{ item_id: '216', sku: 'BAG', item_name: 'Bag', price: 50 }] },
  sessions: [
    {
      case: 'locale prefix',
      title: 'a turbo form',
      steps: [
        turbo(
          form('/de/line_items', { authenticity_token: 'a', variant_id: '216', quantity: '2' }),
          STREAM,
        ),
      ],
      expected: ['add_to_cart 216|BAG×2@50'],
    },
    {
      case: 'failure with 4xx',
      title: 'no stock',
      steps: [
        turbo(
          form('/line_items', { variant_id: '216', quantity: '99' }),
          '<turbo-stream action="prepend" target="flashes"></turbo-stream>',
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'by PATCH and by a form that says so, then deleted',
      page: { cart: [{ ...bag, quantity: 1 }] },
      steps: [
        turbo(form('/line_items/31', { 'line_item[quantity]': '3' }, 'PATCH'), STREAM),
        turbo(form('/line_items/31', { _method: 'patch', 'line_item[quantity]': '2' }), STREAM),
        turbo(form('/line_items/31', { _method: 'delete', authenticity_token: 'a' }), STREAM),
      ],
      expected: [
        'update_cart 216|116|BAG×3 +2',
        'update_cart 216|116|BAG×2 -1',
        'remove_from_cart 216|116|BAG×2',
      ],
    },
    {
      case: 'success',
      title: 'the storefront API: an add, a change, a removal',
      page: { cart: [], products: [] },
      steps: [
        answered(
          keyed(post(`${api}/add_item?include=line_items`, { variant_id: '216', quantity: 1 })),
          jsonApi(1),
        ),
        answered(
          keyed(
            post(
              `${api}/set_quantity?include=line_items`,
              { line_item_id: '31', quantity: 4 },
              'PATCH',
            ),
          ),
          jsonApi(4),
        ),
        answered(
          keyed(post(`${api}/remove_line_item/31?include=line_items`, {}, 'DELETE')),
          jsonApi(0),
        ),
      ],
      expected: [
        'add_to_cart 216|31×1@50 USD',
        'update_cart 216|31×4@50 +3',
        'remove_from_cart 216|31×4@50 USD',
      ],
    },
    {
      case: 'coupon',
      title: 'by the API, refused and taken',
      page: { cart: [{ ...bag, quantity: 1 }] },
      steps: [
        answered(
          keyed(post(`${api}/apply_coupon_code`, { coupon_code: 'NOPE' }, 'PATCH')),
          { error: "The coupon code you entered doesn't exist. Please try again." },
          422,
        ),
        answered(
          keyed(post(`${api}/apply_coupon_code`, { coupon_code: 'BAG10' }, 'PATCH')),
          jsonApi(1),
        ),
      ],
      expected: ['apply_coupon $BAG10'],
    },
    {
      case: 'checkout',
      title: 'from state to state',
      page: { cart: [{ ...bag, quantity: 1 }], url: 'https://spree.example/checkout/tok/address' },
      steps: [
        redirected(
          form('/checkout/tok/update/address', {
            _method: 'patch',
            'order[email]': 'a@mail.example',
          }),
          'https://spree.example/checkout/tok/delivery',
        ),
        redirected(
          form('/checkout/tok/update/delivery', {
            _method: 'patch',
            'order[shipments_attributes][0][selected_shipping_rate_id]': '3',
          }),
          'https://spree.example/checkout/tok/payment',
        ),
      ],
      expected: ['checkout_step/add_shipping_info :address', 'add_shipping_info/checkout_step'],
    },
    {
      case: 'poll',
      title: 'carts and products are read',
      page: { cart: [{ ...bag, quantity: 1 }] },
      steps: [
        answered({ ...keyed(get(api)) }, jsonApi(1)),
        paged(get('/de/cart')),
        answered(get('https://spree.example/api/v2/storefront/products?filter[name]=bag'), {
          data: [{ id: '116', type: 'product', attributes: { name: 'Bag', price: '50.0' } }],
        }),
        turbo(form('/wishlists/1/wished_items', { 'wished_item[variant_id]': '216' }), STREAM),
      ],
      expected: [],
    },
  ],
}
