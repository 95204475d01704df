import {
  answered,
  form,
  get,
  graphql,
  paged,
  post,
  redirected,
  send,
  urlencoded,
} from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

// The same acts by the ways that are asked for less often: links, methods in the body, clearing,
// older and newer versions of an interface.

const shopify = { Shopify: { shop: 'x.myshopify.com', currency: { active: 'USD' } } }
const tee = (quantity: number) => ({
  id: 40123,
  key: '40123:9f',
  variant_id: 40123,
  product_id: 8001,
  sku: 'TEE',
  title: 'Tee',
  price: 2500,
  final_price: 2500,
  quantity,
})
const teeLine = {
  lineId: '40123:9f',
  variantId: '40123',
  itemId: '8001',
  sku: 'TEE',
  price: 25,
  currency: 'USD',
}
const shopifyCart = (items: object[]) => ({
  token: 't',
  currency: 'USD',
  item_count: items.length,
  total_price: 1,
  items,
})

const wooItem = (key: string, id: number, quantity: number) => ({
  key,
  id,
  quantity,
  name: `P${id}`,
  sku: `S${id}`,
  prices: { price: '900', currency_code: 'JPY', currency_minor_unit: 0 },
})
const wooCart = (...items: object[]) => ({
  items,
  coupons: [],
  totals: { total_price: '900', currency_code: 'JPY', currency_minor_unit: 0 },
  errors: [],
})

const lumaItem = (qty: number) => ({
  item_id: '77',
  product_id: '42',
  product_sku: 'MUG',
  product_name: 'Mug',
  qty,
  product_price_value: 12,
})
const lumaLoad = (...items: object[]) =>
  answered(get('/customer/section/load/?sections=cart,messages'), {
    cart: { summary_count: items.length, items },
    messages: { messages: [] },
  })
const lumaLine = { lineId: '77', itemId: '42', sku: 'MUG', price: 12, currency: 'EUR' }

const presta = (quantity: unknown) => ({
  id_product: 3,
  id_product_attribute: 0,
  name: 'Mug',
  reference: 'demo_11',
  price_amount: 11.9,
  quantity,
})
const prestaCart = (...products: object[]) => ({
  success: true,
  id_product: 3,
  id_product_attribute: 0,
  quantity: 1,
  cart: {
    products,
    totals: { total: { amount: 11.9, value: '€11.90' } },
    products_count: products.length,
  },
  errors: '',
})

const ctCart = (quantity: number) => ({
  id: 'c',
  version: 2,
  totalPrice: { centAmount: 1000, currencyCode: 'JPY', fractionDigits: 0 },
  lineItems: quantity
    ? [
        {
          id: 'li',
          productId: 'p',
          name: { ja: 'V' },
          variant: { id: 2, sku: 'V2' },
          price: { value: { centAmount: 1000, currencyCode: 'JPY', fractionDigits: 0 } },
          quantity,
        },
      ]
    : [],
})
const ct = 'https://api.europe-west1.gcp.commercetools.com/acme'

const craftItem = (id: number, qty: number) => ({
  id,
  purchasableId: id * 10,
  sku: `K${id}`,
  description: 'x',
  qty,
  salePrice: 5,
  price: 6,
  subtotal: 5 * qty,
})
const craftCart = (...lineItems: object[]) => ({
  message: 'Cart updated.',
  cart: { lineItems, currency: 'GBP', totalPrice: 5 },
})

const bagisto = (quantity: number) => ({
  data: {
    items: quantity
      ? [{ id: 61, quantity, name: 'Beanie', price: '14.0000', total: '14.0000' }]
      : [],
    grand_total: '14.0000',
  },
  message: 'ok',
})

const gql = 'https://l.example/graphql'
const adobeCart = (quantity: number) => ({
  id: 'c',
  items: quantity
    ? [
        {
          uid: 'Nzc=',
          quantity,
          product: { sku: 'MUG', name: 'Mug' },
          prices: { price: { value: 12, currency: 'EUR' } },
        },
      ]
    : [],
})

export const otherWays: readonly UnseenShop[] = [
  {
    storefront: 'shopify',
    url: 'https://tees.example/products/tee',
    page: { globals: shopify },
    sessions: [
      {
        case: 'success',
        title: 'a number of units in JSON, at add.json, and one unit unless said',
        page: { globals: shopify, cart: [] },
        steps: [
          answered(
            post('/cart/add.json', { id: '40123', quantity: '2', selling_plan: null }),
            tee(2),
          ),
          answered(form('/cart/add.js', { id: '40123' }), tee(3)),
        ],
        expected: ['add_to_cart 8001|40123|TEE×2@25 USD', 'add_to_cart 8001|40123|TEE×1@25 USD'],
      },
      {
        case: 'quantity change',
        title: 'by variant, in bulk',
        page: { globals: shopify, cart: [{ ...teeLine, quantity: 1 }] },
        steps: [
          answered(post('/cart/update.js', { updates: { 40123: 4 } }), shopifyCart([tee(4)])),
          answered(post('/cart/update', { updates: { '40123:9f': 0 } }), shopifyCart([])),
        ],
        expected: [
          'update_cart 8001|40123|TEE×4@25 +3',
          'remove_from_cart 8001|40123|TEE×4@25 USD',
        ],
      },
      {
        case: 'success',
        title: 'the cart is looked at first, then added to',
        steps: [
          answered(get('/cart.js?t=1'), shopifyCart([tee(2)])),
          answered(post('/cart/add.js', { items: [{ id: 40123, quantity: 5 }] }), {
            items: [tee(4)],
          }),
        ],
        expected: ['add_to_cart 8001|40123|TEE×2@25 USD'],
      },
    ],
  },
  {
    storefront: 'woocommerce',
    url: 'https://woo.example/shop/',
    page: { products: [{ item_id: '15', sku: 'S15', item_name: 'P15', price: 900 }] },
    sessions: [
      {
        case: 'form or link',
        title: 'links add and remove',
        page: { cart: [{ lineId: 'k2', itemId: '16', sku: 'S16', quantity: 2 }] },
        steps: [
          redirected(get('/shop/?add-to-cart=15&quantity=3'), 'https://woo.example/cart/'),
          redirected(
            get('/cart/?remove_item=k2&_wpnonce=x'),
            'https://woo.example/cart/?removed_item=1',
          ),
        ],
        expected: ['add_to_cart 15|S15×3', 'remove_from_cart 16|S16×2'],
      },
      {
        case: 'second currency',
        title: 'yen have no digits after the point; two lines, one changed',
        page: {
          cart: [
            { lineId: 'k1', itemId: '15', sku: 'S15', price: 900, currency: 'JPY', quantity: 1 },
          ],
        },
        steps: [
          answered(
            post('https://woo.example/en/wp-json/wc/store/cart/add-item', {
              id: '16',
              quantity: 1,
            }),
            wooCart(wooItem('k1', 15, 1), wooItem('k2', 16, 1)),
            201,
          ),
          answered(
            post(
              'https://woo.example/en/wp-json/wc/store/v1/cart/items/k1',
              { quantity: 5 },
              'PUT',
            ),
            wooItem('k1', 15, 5),
          ),
        ],
        expected: ['add_to_cart 16|S16×1@900 JPY', 'update_cart 15|S15×5 +4'],
      },
    ],
  },
  {
    storefront: 'magento2-luma',
    url: 'https://l.example/mug.html',
    sessions: [
      {
        case: 'removal',
        title: 'the cart page empties it',
        page: { cart: [{ ...lumaLine, quantity: 2 }] },
        steps: [
          redirected(
            form('/checkout/cart/updatePost/', {
              form_key: 'k',
              'cart[77][qty]': '2',
              update_cart_action: 'empty_cart',
            }),
            '/checkout/cart/',
          ),
          lumaLoad(),
        ],
        expected: ['remove_from_cart 42|MUG×2'],
      },
      {
        case: 'success',
        title: 'two adds before the section is asked for once',
        page: { cart: [] },
        steps: [
          answered(
            form('/checkout/cart/add/uenc/a/product/42/', {
              product: '42',
              qty: '1',
              form_key: 'k',
            }),
            [],
          ),
          lumaLoad(lumaItem(1)),
          answered(
            form('/checkout/cart/add/uenc/a/product/42/', {
              product: '42',
              qty: '2',
              form_key: 'k',
            }),
            [],
          ),
          lumaLoad(lumaItem(3)),
          lumaLoad(lumaItem(3)),
        ],
        expected: ['add_to_cart 42|MUG×1@12', 'add_to_cart 42|MUG×2@12'],
      },
      {
        case: 'quantity change',
        title: 'GraphQL changes and removes',
        page: { cart: [{ ...lumaLine, lineId: 'Nzc=', quantity: 1 }] },
        steps: [
          answered(
            graphql(
              gql,
              'mutation { updateCartItems(input: {cart_id: "c", cart_items: [{cart_item_uid: "Nzc=", quantity: 3}]}) { cart { id } } }',
            ),
            { data: { updateCartItems: { cart: adobeCart(3) } } },
          ),
          answered(
            graphql(
              gql,
              'mutation { removeItemFromCart(input: {cart_id: "c", cart_item_uid: "Nzc="}) { cart { id } } }',
            ),
            { data: { removeItemFromCart: { cart: adobeCart(0) } } },
          ),
        ],
        expected: ['update_cart 42|MUG×3@12 +2', 'remove_from_cart 42|MUG×3@12'],
      },
    ],
  },
  {
    storefront: 'prestashop',
    url: 'https://p.example/mugs/3-mug.html',
    page: { globals: { prestashop: { currency: { iso_code: 'GBP' } } } },
    sessions: [
      {
        case: 'success',
        title: 'a product without combinations, numbers as text',
        page: {
          cart: [{ itemId: '3', sku: 'demo_11', price: 11.9, currency: 'GBP', quantity: 1 }],
        },
        steps: [
          answered(
            urlencoded('/cart', {
              token: 't',
              id_product: 3,
              id_customization: 0,
              qty: 2,
              add: 1,
              action: 'update',
            }),
            prestaCart(presta('3')),
          ),
        ],
        expected: ['add_to_cart 3|demo_11×2@11.9 GBP'],
      },
      {
        case: 'quantity change',
        title: 'a cart nobody saw is changed by a difference',
        steps: [
          answered(
            urlencoded('/cart?update=1&id_product=3&id_product_attribute=0&op=up', {
              ajax: 1,
              action: 'update',
              qty: 1,
            }),
            prestaCart(presta(4)),
          ),
        ],
        expected: ['update_cart 3|demo_11×4@11.9'],
      },
    ],
  },
  {
    storefront: 'commercetools',
    url: 'https://c.example/jp/ja/product/v',
    sessions: [
      {
        case: 'success',
        title: 'a cart is made with lines, and thrown away',
        page: { cart: [] },
        steps: [
          answered(
            post(`${ct}/me/carts`, { currency: 'JPY', lineItems: [{ sku: 'V2', quantity: 2 }] }),
            ctCart(2),
            201,
          ),
          answered(
            post(`${ct}/me/carts/c`, {
              version: 2,
              actions: [{ action: 'changeLineItemQuantity', lineItemId: 'li', quantity: 0 }],
            }),
            ctCart(0),
          ),
        ],
        expected: ['add_to_cart p|V2|2×2@1000 JPY', 'remove_from_cart p|V2|2×2@1000 JPY'],
      },
      {
        case: 'success',
        title: 'an add and a change in one call',
        page: { cart: [] },
        steps: [
          answered(
            post(`${ct}/me/carts/c`, {
              version: 1,
              actions: [
                { action: 'setCountry', country: 'JP' },
                { action: 'addLineItem', sku: 'V2', quantity: 1 },
              ],
            }),
            ctCart(1),
          ),
        ],
        expected: ['add_to_cart p|V2|2×1@1000 JPY'],
      },
    ],
  },
  {
    storefront: 'craft-commerce',
    url: 'https://c.example/shop',
    sessions: [
      {
        case: 'success',
        title: 'several by a form, one by none',
        page: { cart: [] },
        steps: [
          answered(
            urlencoded('/', {
              action: 'commerce/cart/update-cart',
              'purchasables[0][id]': 10,
              'purchasables[0][qty]': 1,
              'purchasables[1][id]': 20,
              'purchasables[1][qty]': 2,
            }),
            craftCart(craftItem(1, 1), craftItem(2, 2)),
          ),
          answered(
            urlencoded('/', { action: 'commerce/cart/update-cart', purchasableId: 10 }),
            craftCart(craftItem(1, 2), craftItem(2, 2)),
          ),
          answered(
            urlencoded('/', { action: 'commerce/cart/update-cart', 'lineItems[2][qty]': 0 }),
            craftCart(craftItem(1, 2)),
          ),
        ],
        expected: [
          'add_to_cart 10|K1×1@5 GBP',
          'add_to_cart 20|K2×2@5 GBP',
          'add_to_cart 10|K1×1@5 GBP',
          'remove_from_cart 20|K2×2@5 GBP',
        ],
      },
    ],
  },
  {
    storefront: 'bagisto',
    url: 'https://b.example/beanie',
    sessions: [
      {
        case: 'quantity change',
        title: 'methods in the body of a form',
        page: { cart: [{ lineId: '61', itemId: '1', price: 14, currency: 'USD', quantity: 1 }] },
        steps: [
          answered(
            urlencoded('https://b.example/api/checkout/cart', { _method: 'PUT', 'qty[61]': 2 }),
            bagisto(2),
          ),
          answered(
            urlencoded('https://b.example/api/checkout/cart', {
              _method: 'DELETE',
              cart_item_id: 61,
            }),
            bagisto(0),
          ),
        ],
        expected: ['update_cart 1|61×2@14 +1', 'remove_from_cart 1|61×2@14'],
      },
    ],
  },
  {
    storefront: 'swell',
    url: 'https://j.example/products/j',
    sessions: [
      {
        case: 'removal',
        title: 'all lines at once',
        page: {
          cart: [
            { lineId: 'l', itemId: 'p', variantId: 'v', price: 3, currency: 'EUR', quantity: 2 },
          ],
        },
        steps: [
          answered(post('https://j.swell.store/api/cart/items', [], 'PUT'), {
            id: 'c',
            currency: 'EUR',
            items: [],
            item_quantity: 0,
          }),
        ],
        expected: ['remove_from_cart p|v×2@3 EUR'],
      },
    ],
  },
  {
    storefront: 'solidus',
    url: 'https://s.example/cart',
    sessions: [
      {
        case: 'quantity change',
        title: 'two lines in the form, one of them changed',
        page: {
          cart: [
            { lineId: '7', variantId: '12', sku: 'CAP', quantity: 1 },
            { lineId: '8', variantId: '13', sku: 'TIE', quantity: 2 },
          ],
        },
        steps: [
          redirected(
            form('/cart', {
              _method: 'patch',
              'order[line_items_attributes][0][quantity]': '1',
              'order[line_items_attributes][0][id]': '7',
              'order[line_items_attributes][1][quantity]': '5',
              'order[line_items_attributes][1][id]': '8',
            }),
            'https://s.example/cart',
          ),
        ],
        expected: ['update_cart 13|TIE×5 +3'],
      },
      {
        case: 'checkout',
        title: 'the cart form goes on to the checkout',
        page: { cart: [{ lineId: '7', variantId: '12', sku: 'CAP', quantity: 1 }] },
        steps: [
          redirected(
            form('/cart', {
              _method: 'patch',
              'order[line_items_attributes][0][quantity]': '1',
              'order[line_items_attributes][0][id]': '7',
              checkout: '',
            }),
            'https://s.example/checkout',
          ),
        ],
        expected: ['begin_checkout'],
      },
    ],
  },
  {
    storefront: 'magento1-openmage',
    url: 'https://o.example/checkout/cart/',
    page: { globals: { Mage: { Cookies: {} }, VarienForm: {} } },
    sessions: [
      {
        case: 'coupon',
        title: 'taken by a form, taken back by the same',
        page: { cart: [{ lineId: '5', itemId: '88', quantity: 1 }] },
        steps: [
          redirected(
            form('/checkout/cart/couponPost/', { remove: '0', coupon_code: 'TEN' }),
            '/checkout/cart/',
          ),
          redirected(
            form('/checkout/cart/couponPost/', { remove: '1', coupon_code: 'TEN' }),
            '/checkout/cart/',
          ),
        ],
        expected: ['apply_coupon $TEN'],
      },
      {
        case: 'quantity change',
        title: 'the cart form and its links',
        page: { cart: [{ lineId: '5', itemId: '88', quantity: 1 }] },
        steps: [
          redirected(
            form('/checkout/cart/updatePost/', {
              form_key: 'k',
              'cart[5][qty]': '3',
              update_cart_action: 'update_qty',
            }),
            '/checkout/cart/',
          ),
          redirected(get('/checkout/cart/delete/id/5/form_key/k/uenc/a/'), '/checkout/cart/'),
        ],
        expected: ['update_cart 88×3 +2', 'remove_from_cart 88×3'],
      },
    ],
  },
  {
    storefront: 'opencart',
    url: 'https://oc.example/index.php?route=checkout/cart',
    sessions: [
      {
        case: 'quantity change',
        title: 'the form of the cart page',
        page: {
          cart: [
            { lineId: '15', itemId: '43', quantity: 1 },
            { lineId: '16', itemId: '44', quantity: 1 },
          ],
        },
        steps: [
          redirected(
            form('/index.php?route=checkout/cart/edit', {
              'quantity[15]': '2',
              'quantity[16]': '1',
            }),
            'https://oc.example/index.php?route=checkout/cart',
          ),
        ],
        expected: ['update_cart 43×2 +1'],
      },
    ],
  },
  {
    storefront: 'shopware6',
    url: 'https://sw.example/checkout/cart',
    sessions: [
      {
        case: 'success',
        title: 'by number of the article',
        page: { url: 'https://sw.example/checkout/cart', products: [] },
        steps: [
          redirected(
            form('/checkout/product/add-by-number', {
              redirectTo: 'frontend.checkout.cart.page',
              number: 'SW10002',
            }),
            '/checkout/cart',
          ),
        ],
        expected: ['add_to_cart SW10002×1'],
      },
    ],
  },
  {
    storefront: 'evershop',
    url: 'https://ever.example/cart',
    sessions: [
      {
        case: 'no-op',
        title: 'a number that the stock does not allow',
        page: { cart: [{ lineId: '5a0f', itemId: '4', sku: 'NJC-1', price: 125, quantity: 2 }] },
        steps: [
          answered(
            post('/api/cart/mine/items/5a0f', { action: 'increase', qty: 1 }, 'PATCH'),
            { error: { status: 400, message: 'not enough' } },
            400,
          ),
          send('GET', '/api/cart/mine'),
        ],
        expected: [],
      },
    ],
  },
  {
    storefront: 'saleor',
    url: 'https://j.example/checkout?checkout=C1',
    sessions: [
      {
        case: 'quantity change',
        title: 'zero units remove',
        page: {
          cart: [
            {
              lineId: 'CL1',
              itemId: 'P1',
              variantId: 'PV3',
              sku: 'JUICE',
              price: 10,
              currency: 'EUR',
              quantity: 2,
            },
          ],
        },
        steps: [
          answered(
            graphql(
              'https://j.saleor.cloud/graphql/',
              'mutation ($id: ID!, $lines: [CheckoutLineUpdateInput!]!) { checkoutLinesUpdate(id: $id, lines: $lines) { checkout { id lines { id quantity } } errors { code } } }',
              { id: 'C1', lines: [{ variantId: 'PV3', quantity: 0 }] },
            ),
            { data: { checkoutLinesUpdate: { checkout: { id: 'C1', lines: [] }, errors: [] } } },
          ),
        ],
        expected: ['remove_from_cart P1|PV3|JUICE×2@10 EUR'],
      },
    ],
  },
  {
    storefront: 'spree',
    url: 'https://sp.example/products/bag',
    page: { products: [{ item_id: '216', sku: 'BAG', price: 50 }] },
    sessions: [
      {
        case: 'success',
        title: 'without a stream: on to the cart',
        steps: [
          redirected(
            form('/line_items', { variant_id: '216', quantity: '1' }),
            'https://sp.example/cart',
          ),
        ],
        expected: ['add_to_cart 216|BAG×1@50'],
      },
      {
        case: 'coupon',
        title: 'by the form of the checkout',
        steps: [
          paged(
            {
              ...form('/checkout/tok/apply_coupon_code', { _method: 'patch', coupon_code: 'TEN' }),
              requestHeaders: { accept: 'text/vnd.turbo-stream.html' },
            },
            '<turbo-stream action="replace" target="summary"><template></template></turbo-stream>',
          ),
        ],
        expected: ['apply_coupon $TEN'],
      },
    ],
  },
]
