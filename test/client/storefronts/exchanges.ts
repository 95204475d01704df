import type {
  CartLine,
  CommerceAction,
  Exchange,
  StorefrontPage,
} from '@waymark/client/storefronts'

/** One exchange of a shop nobody described, and what it amounts to. */
export interface Case {
  name: string
  page?: Partial<StorefrontPage>
  before?: readonly CartLine[]
  exchange: Partial<Exchange>
  /** `type id×quantity`, with the price, delta or coupon where the case is about it. */
  expected: readonly string[]
}

/** One action in a line, as the tables state it. */
export function inShort(action: CommerceAction): string {
  const { type, items, quantityDelta, value, currency, coupon, orderId } = action
  const lines = items.map(
    ({ item_id, sku, quantity, price }) =>
      `${item_id ?? sku}×${quantity}${price === undefined ? '' : `@${price}`}`,
  )
  const signed =
    quantityDelta === undefined
      ? []
      : [quantityDelta > 0 ? `+${quantityDelta}` : `${quantityDelta}`]
  const money = orderId ? [`#${orderId}`, ...(value === undefined ? [] : [`=${value}`])] : []
  return [
    type,
    ...money,
    ...lines,
    ...signed,
    ...(currency ? [currency] : []),
    ...(coupon ? [coupon] : []),
  ].join(' ')
}

const json = (value: unknown) => JSON.stringify(value)
const answer = (value: unknown, status = 200) => ({ status, responseBody: json(value) })
const post = (url: string, body: unknown) => ({ method: 'POST', url, requestBody: json(body) })
const form = (url: string, requestBody: [string, string][]) => ({
  method: 'POST',
  url,
  requestBody,
})
const graphql = (query: string, variables: unknown) => post('/graphql', { query, variables })

const mug = { id: 'l1', product_id: 'MUG', name: 'Mug', quantity: 2, price: 9.5 }
const restCart = (...items: unknown[]) => ({ cart: { id: 'c1', currency: 'EUR', items } })
const before: CartLine[] = [
  { lineId: 'l1', itemId: 'MUG', name: 'Mug', price: 9.5, quantity: 2, currency: 'EUR' },
]

const shopifyLine = {
  id: 40,
  key: '40:aa',
  variant_id: 40,
  product_id: 7,
  title: 'Mug - Blue',
  product_title: 'Mug',
  variant_title: 'Blue',
  sku: 'MUG-B',
  quantity: 3,
  price: 2490,
  final_price: 2490,
  line_price: 7470,
}
const shopifyBefore: CartLine[] = [
  { lineId: '40:aa', variantId: '40', itemId: '7', sku: 'MUG-B', quantity: 2 },
]

const wooItem = {
  key: 'k1',
  id: 31,
  quantity: 1,
  name: 'Mug',
  sku: 'MUG',
  quantity_limits: { minimum: 1, maximum: 9 },
  prices: { price: '2490', regular_price: '2990', currency_code: 'EUR', currency_minor_unit: 2 },
}
const woo = (...items: unknown[]) => ({
  items,
  items_count: 1,
  totals: { total_price: '2490', currency_code: 'EUR', currency_minor_unit: 2 },
})

const magentoCart = (quantity: number) => ({
  items: [
    {
      uid: 'bGluZQ==',
      quantity,
      product: { sku: 'MUG', name: 'Mug' },
      prices: { price: { value: 24.9, currency: 'EUR' } },
    },
  ],
})
const shopifyNode = (quantity: number) => ({
  lines: {
    edges: [
      {
        node: {
          id: 'gid://shopify/CartLine/9?cart=a',
          quantity,
          merchandise: {
            id: 'gid://shopify/ProductVariant/40',
            title: 'Blue',
            product: { id: 'gid://shopify/Product/7', title: 'Mug' },
            price: { amount: '24.9', currencyCode: 'EUR' },
          },
        },
      },
    ],
  },
})

/** Exchanges of many shapes: what they have in common is what the generic storefront knows. */
export const CASES: readonly Case[] = [
  // REST, JSON, major units
  {
    name: 'REST: the first add',
    exchange: {
      ...post('/api/cart/items', { productId: 'MUG', quantity: 2 }),
      ...answer(restCart(mug)),
    },
    expected: ['add_to_cart MUG×2@9.5 EUR'],
  },
  {
    name: 'REST: one more of two',
    before,
    exchange: {
      ...post('/api/cart/items', { productId: 'MUG', quantity: 1 }),
      ...answer(restCart({ ...mug, quantity: 3 })),
    },
    expected: ['add_to_cart MUG×1@9.5 EUR'],
  },
  {
    name: 'REST: an add that was capped',
    before,
    exchange: {
      ...post('/api/cart/items', { productId: 'MUG', quantity: 5 }),
      ...answer({ ...restCart({ ...mug, quantity: 4 }), notice: 'Only 4 left' }),
    },
    expected: ['add_to_cart MUG×2@9.5 EUR'],
  },
  {
    name: 'REST: a first add that was capped',
    exchange: {
      ...post('/api/cart/items', { productId: 'MUG', quantity: 5 }),
      ...answer(restCart(mug)),
    },
    expected: ['add_to_cart MUG×2@9.5 EUR'],
  },
  {
    name: 'REST: an add refused in a 200',
    exchange: {
      ...post('/api/cart/items', { productId: 'MUG', quantity: 2 }),
      ...answer({ error: 'Out of stock', ...restCart(mug) }),
    },
    expected: [],
  },
  {
    name: 'REST: an add refused in a 200, cart unchanged',
    before,
    exchange: {
      ...post('/api/cart/items', { productId: 'MUG', quantity: 1 }),
      ...answer({ success: false, ...restCart(mug) }),
    },
    expected: [],
  },
  {
    name: 'REST: an add refused with 422',
    before,
    exchange: {
      ...post('/api/cart/items', { productId: 'MUG', quantity: 1 }),
      ...answer(restCart({ ...mug, quantity: 3 }), 422),
    },
    expected: [],
  },
  {
    name: 'REST: a network error',
    exchange: { ...post('/api/cart/items', { productId: 'MUG' }), status: 0 },
    expected: [],
  },
  {
    name: 'REST: the number of a line changed',
    before,
    exchange: {
      method: 'PATCH',
      url: '/api/cart/items/l1',
      requestBody: json({ quantity: 3 }),
      ...answer(restCart({ ...mug, quantity: 3 })),
    },
    expected: ['update_cart MUG×3@9.5 +1 EUR'],
  },
  {
    name: 'REST: the number of a line lowered',
    before,
    exchange: {
      method: 'PUT',
      url: '/api/cart/items/l1',
      requestBody: json({ quantity: 1 }),
      ...answer(restCart({ ...mug, quantity: 1 })),
    },
    expected: ['update_cart MUG×1@9.5 -1 EUR'],
  },
  {
    name: 'REST: nothing changed',
    before,
    exchange: {
      method: 'PATCH',
      url: '/api/cart/items/l1',
      requestBody: json({ quantity: 2 }),
      ...answer(restCart(mug)),
    },
    expected: [],
  },
  {
    name: 'REST: a line removed',
    before,
    exchange: { method: 'DELETE', url: '/api/cart/items/l1', ...answer(restCart()) },
    expected: ['remove_from_cart MUG×2@9.5 EUR'],
  },
  {
    name: 'REST: a line removed, told by a 204',
    before,
    exchange: { method: 'DELETE', url: '/api/cart/items/l1', status: 204 },
    expected: ['remove_from_cart MUG×2@9.5 EUR'],
  },
  {
    name: 'REST: a poll',
    before,
    exchange: { method: 'GET', url: '/api/cart', ...answer(restCart({ ...mug, quantity: 5 })) },
    expected: [],
  },
  {
    name: 'REST: a coupon',
    before,
    exchange: { ...post('/api/cart/coupon', { code: 'SPRING10' }), ...answer(restCart(mug)) },
    expected: ['apply_coupon SPRING10'],
  },
  {
    name: 'REST: a coupon refused in a 200',
    before,
    exchange: {
      ...post('/api/cart/coupon', { code: 'NOPE' }),
      ...answer({ ...restCart(mug), error: 'Unknown code' }),
    },
    expected: [],
  },
  {
    name: 'REST: a coupon removed',
    before,
    exchange: { method: 'DELETE', url: '/api/cart/coupon', ...answer(restCart(mug)) },
    expected: [],
  },
  {
    name: 'REST: a shipping method that answers with the cart',
    before,
    exchange: {
      ...post('/api/cart/shipping-methods', { id: 'dhl', quantity: 1 }),
      ...answer(restCart({ ...mug, quantity: 3 })),
    },
    expected: ['add_shipping_info MUG×3@9.5 EUR'],
  },
  {
    name: 'REST: an order',
    before,
    exchange: {
      ...post('/api/orders', { email: 'a@b.example' }),
      ...answer(
        {
          order: {
            id: 'o1',
            number: 'A-1001',
            total: 23.9,
            currency: 'EUR',
            lines: [{ ...mug, sku: 'MUG' }],
          },
        },
        201,
      ),
    },
    expected: ['purchase #A-1001 =23.9 MUG×2@9.5 EUR'],
  },
  {
    name: 'REST: an order without its lines',
    before,
    exchange: { ...post('/checkout/place-order', {}), ...answer({ orderId: 77, total: '23.90' }) },
    expected: ['purchase #77 =23.9 MUG×2@9.5 EUR'],
  },
  {
    name: 'REST: an order refused in a 200',
    before,
    exchange: {
      ...post('/api/orders', {}),
      ...answer({ error: 'Payment declined', order_id: 5, total: 3 }),
    },
    expected: [],
  },
  {
    name: 'REST: the list of orders',
    before,
    exchange: {
      method: 'GET',
      url: '/api/orders',
      ...answer({ orders: [{ order_id: 5, total: 3.5 }] }),
    },
    expected: [],
  },

  // Shopify's AJAX cart: minor units, the answer to an add is the line
  {
    name: 'line answer: 2 → 3 is one more',
    before: shopifyBefore,
    page: { products: [{ item_id: '40', price: 24.9 }], currency: 'EUR' },
    exchange: {
      ...form('/cart/add.js', [
        ['id', '40'],
        ['quantity', '1'],
      ]),
      ...answer(shopifyLine),
    },
    expected: ['add_to_cart 7×1@24.9 EUR'],
  },
  {
    name: 'line answer: integers without anything to compare',
    before: shopifyBefore,
    exchange: {
      ...form('/cart/add.js', [
        ['id', '40'],
        ['quantity', '1'],
      ]),
      ...answer(shopifyLine),
    },
    expected: ['add_to_cart 7×1'],
  },
  {
    name: 'line answer: an add of several',
    exchange: {
      ...post('/en/cart/add', { items: [{ id: 40, quantity: 1 }] }),
      ...answer({ items: [{ ...shopifyLine, quantity: 3 }] }),
    },
    expected: ['add_to_cart 7×1'],
  },
  {
    name: 'line answer: the line set to 0',
    before: shopifyBefore,
    exchange: {
      ...post('/cart/change.js', { line: 1, quantity: 0 }),
      ...answer({ token: 't', item_count: 0, total_price: 0, currency: 'EUR', items: [] }),
    },
    expected: ['remove_from_cart 7×2'],
  },
  {
    name: 'line answer: the line set to 5',
    before: shopifyBefore,
    exchange: {
      ...post('/cart/change.js', { line: 1, quantity: 5 }),
      ...answer({
        item_count: 5,
        total_price: 12450,
        currency: 'EUR',
        items: [{ ...shopifyLine, quantity: 5 }],
      }),
    },
    expected: ['update_cart 7×5 +3 EUR'],
  },
  {
    name: 'line answer: refused with 422',
    exchange: {
      ...form('/cart/add.js', [['id', '40']]),
      ...answer({ status: 422, message: 'Cart Error', description: 'All sold' }, 422),
    },
    expected: [],
  },

  // WooCommerce's Store API: minor units with their exponent
  {
    name: 'store API: add',
    before: [],
    exchange: {
      ...post('/wp-json/wc/store/v1/cart/add-item', { id: 31, quantity: 1 }),
      ...answer(woo(wooItem), 201),
    },
    expected: ['add_to_cart 31×1@24.9 EUR'],
  },
  {
    name: 'store API: update',
    before: [{ lineId: 'k1', itemId: '31', sku: 'MUG', quantity: 1 }],
    exchange: {
      ...post('/wp-json/wc/store/v1/cart/update-item', { key: 'k1', quantity: 4 }),
      ...answer(woo({ ...wooItem, quantity: 4 })),
    },
    expected: ['update_cart 31×4@24.9 +3 EUR'],
  },
  {
    name: 'store API: remove',
    before: [{ lineId: 'k1', itemId: '31', sku: 'MUG', currency: 'EUR', quantity: 1 }],
    exchange: { ...post('/wp-json/wc/store/v1/cart/remove-item', { key: 'k1' }), ...answer(woo()) },
    expected: ['remove_from_cart 31×1 EUR'],
  },
  {
    name: "store API: the customer's address",
    before: [{ itemId: '31', quantity: 1 }],
    exchange: {
      ...post('/wp-json/wc/store/v1/cart/update-customer', {
        billing_address: { first_name: 'Ada' },
      }),
      ...answer(woo({ ...wooItem, quantity: 2 })),
    },
    expected: [],
  },
  {
    name: 'classic AJAX: acknowledged by fragments',
    page: { products: [{ item_id: '31', item_name: 'Mug', price: 24.9 }], currency: 'EUR' },
    exchange: {
      ...form('/?wc-ajax=add_to_cart', [
        ['product_id', '31'],
        ['quantity', '2'],
      ]),
      ...answer({ fragments: { 'div.cart': '<div/>' }, cart_hash: 'abc' }),
    },
    expected: ['add_to_cart 31×2@24.9 EUR'],
  },
  {
    name: 'classic AJAX: refused in a 200',
    exchange: {
      ...form('/?wc-ajax=add_to_cart', [
        ['product_id', '31'],
        ['quantity', '2'],
      ]),
      ...answer({ error: true, product_url: '/p' }),
    },
    expected: [],
  },
  {
    name: 'classic AJAX: the fragments of every page',
    before,
    exchange: {
      ...form('/?wc-ajax=get_refreshed_fragments', [['time', '1']]),
      ...answer({ fragments: {}, cart_hash: 'abc' }),
    },
    expected: [],
  },

  // GraphQL: Magento, Shopify's storefront, Saleor, Vendure
  {
    name: 'GraphQL: add by sku',
    before: [],
    exchange: {
      ...graphql(
        'mutation AddProducts($c: String!, $i: [CartItemInput!]!) { addProductsToCart(cartId: $c, cartItems: $i) { cart { items { quantity } } user_errors { code } } }',
        { c: 'x', i: [{ sku: 'MUG', quantity: 2 }] },
      ),
      ...answer({ data: { addProductsToCart: { cart: magentoCart(2), user_errors: [] } } }),
    },
    expected: ['add_to_cart MUG×2@24.9 EUR'],
  },
  {
    name: 'GraphQL: refused in a 200',
    before: [],
    exchange: {
      ...graphql('mutation { addProductsToCart { cart { id } user_errors { code } } }', {
        cartItems: [{ sku: 'MUG', quantity: 2 }],
      }),
      ...answer({
        data: {
          addProductsToCart: { cart: { items: [] }, user_errors: [{ code: 'INSUFFICIENT_STOCK' }] },
        },
      }),
    },
    expected: [],
  },
  {
    name: 'GraphQL: lines in edges, global ids',
    before: [],
    exchange: {
      ...graphql(
        'mutation cartLinesAdd($cartId: ID!) { cartLinesAdd(cartId: $cartId) { cart { id } } }',
        {
          cartId: 'gid://shopify/Cart/1',
          lines: [{ merchandiseId: 'gid://shopify/ProductVariant/40', quantity: 1 }],
        },
      ),
      ...answer({ data: { cartLinesAdd: { cart: shopifyNode(1), userErrors: [] } } }),
    },
    expected: ['add_to_cart 7×1@24.9 EUR'],
  },
  {
    name: 'GraphQL: lines updated',
    before: [{ variantId: '40', itemId: '7', quantity: 1 }],
    exchange: {
      ...graphql('mutation cartLinesUpdate($cartId: ID!) { cartLinesUpdate { cart { id } } }', {
        lines: [{ id: 'gid://shopify/CartLine/9', quantity: 3 }],
      }),
      ...answer({ data: { cartLinesUpdate: { cart: shopifyNode(3), userErrors: [] } } }),
    },
    expected: ['update_cart 7×3@24.9 +2 EUR'],
  },
  {
    name: 'GraphQL: a query',
    before: [],
    exchange: {
      ...graphql('query Cart($id: ID!) { cart(id: $id) { lines { id } } }', { id: 'x' }),
      ...answer({ data: { cart: shopifyNode(3) } }),
    },
    expected: [],
  },
  {
    name: 'GraphQL: an order of lines, minor units',
    before: [],
    page: { products: [{ item_id: '5', price: 24.9 }], currency: 'EUR' },
    exchange: {
      method: 'POST',
      url: '/shop-api',
      requestBody: json({
        query:
          'mutation Add($id: ID!, $quantity: Int!) { addItemToOrder(productVariantId: $id, quantity: $quantity) { ...Order } }',
        variables: { productVariantId: '5', quantity: 1 },
      }),
      ...answer({
        data: {
          addItemToOrder: {
            __typename: 'Order',
            code: 'X',
            state: 'AddingItems',
            currencyCode: 'EUR',
            totalWithTax: 2490,
            lines: [
              {
                id: '1',
                quantity: 1,
                unitPriceWithTax: 2490,
                productVariant: { id: '5', name: 'Mug', sku: 'MUG' },
              },
            ],
          },
        },
      }),
    },
    expected: ['add_to_cart 5×1@24.9 EUR'],
  },
  {
    name: 'GraphQL: an error type in a 200',
    before: [],
    exchange: {
      method: 'POST',
      url: '/shop-api',
      requestBody: json({
        query: 'mutation { addItemToOrder { id } }',
        variables: { productVariantId: '5', quantity: 1 },
      }),
      ...answer({
        data: {
          addItemToOrder: {
            __typename: 'InsufficientStockError',
            errorCode: 'INSUFFICIENT_STOCK_ERROR',
            message: 'no',
          },
        },
      }),
    },
    expected: [],
  },
  {
    name: 'GraphQL: an order placed',
    before,
    exchange: {
      ...graphql(
        'mutation placeOrder($input: PlaceOrderInput) { placeOrder(input: $input) { order { order_number } } }',
        {},
      ),
      ...answer({ data: { placeOrder: { order: { order_number: '000012' } } } }),
    },
    expected: ['purchase #000012 =19 MUG×2@9.5 EUR'],
  },
  {
    name: 'GraphQL: checkout lines',
    before: [],
    exchange: {
      method: 'POST',
      url: 'https://api.shop.example/graphql/',
      requestBody: json({
        operationName: 'checkoutLinesAdd',
        query:
          'mutation checkoutLinesAdd($id: ID) { checkoutLinesAdd(id: $id) { checkout { id } } }',
        variables: {
          id: 'Q2hlY2tvdXQ6MQ==',
          lines: [{ variantId: 'UHJvZHVjdFZhcmlhbnQ6Mw==', quantity: 1 }],
        },
      }),
      ...answer({
        data: {
          checkoutLinesAdd: {
            checkout: {
              id: 'Q2hl',
              lines: [
                {
                  id: 'TGluZTox',
                  quantity: 1,
                  variant: {
                    id: 'UHJvZHVjdFZhcmlhbnQ6Mw==',
                    name: 'Blue',
                    product: { name: 'Mug' },
                  },
                  totalPrice: { gross: { amount: 24.9, currency: 'EUR' } },
                },
              ],
            },
            errors: [],
          },
        },
      }),
    },
    expected: ['add_to_cart UHJvZHVjdFZhcmlhbnQ6Mw==×1 EUR'],
  },

  // Medusa, Swell, commercetools, EverShop, BigCommerce: REST of other tempers
  {
    name: 'line-items: add',
    before: [],
    exchange: {
      ...post('/store/carts/c_1/line-items', { variant_id: 'v_1', quantity: 1 }),
      ...answer({
        cart: {
          id: 'c_1',
          currency_code: 'eur',
          total: 24.9,
          items: [
            {
              id: 'li_1',
              variant_id: 'v_1',
              product_id: 'p_1',
              title: 'Mug',
              quantity: 1,
              unit_price: 24.9,
            },
          ],
        },
      }),
    },
    expected: ['add_to_cart p_1×1@24.9 EUR'],
  },
  {
    name: 'line-items: POST to a line edits it',
    before: [{ lineId: 'li_1', variantId: 'v_1', itemId: 'p_1', quantity: 1 }],
    exchange: {
      ...post('/store/carts/c_1/line-items/li_1', { quantity: 2 }),
      ...answer({
        cart: {
          currency_code: 'eur',
          total: 49.8,
          items: [
            { id: 'li_1', variant_id: 'v_1', product_id: 'p_1', quantity: 2, unit_price: 24.9 },
          ],
        },
      }),
    },
    expected: ['update_cart p_1×2@24.9 +1 EUR'],
  },
  {
    name: 'complete: an order',
    before,
    exchange: {
      ...post('/store/carts/c_1/complete', {}),
      ...answer({
        type: 'order',
        order: {
          id: 'order_1',
          display_id: 12,
          total: 23.9,
          currency_code: 'eur',
          items: [{ variant_id: 'v_1', product_id: 'MUG', quantity: 2, unit_price: 9.5 }],
        },
      }),
    },
    expected: ['purchase #12 =23.9 MUG×2@9.5 EUR'],
  },
  {
    name: 'complete: still a cart',
    before,
    exchange: {
      ...post('/store/carts/c_1/complete', {}),
      ...answer({
        type: 'cart',
        cart: { id: 'c_1', total: 19 },
        error: { message: 'Payment failed' },
      }),
    },
    expected: [],
  },
  {
    name: 'actions in the body',
    before: [],
    exchange: {
      ...post('/shop/me/carts/c1', {
        version: 1,
        actions: [{ action: 'addLineItem', sku: 'MUG', quantity: 1 }],
      }),
      ...answer({
        id: 'c1',
        version: 2,
        totalPrice: { centAmount: 2490, currencyCode: 'EUR', fractionDigits: 2 },
        lineItems: [
          {
            id: 'l',
            productId: 'p1',
            name: { en: 'Mug' },
            variant: { id: 1, sku: 'MUG' },
            price: { value: { centAmount: 2490, currencyCode: 'EUR', fractionDigits: 2 } },
            quantity: 1,
          },
        ],
      }),
    },
    expected: ['add_to_cart p1×1@24.9 EUR'],
  },
  {
    name: 'the touched line only',
    before: [],
    exchange: {
      ...post('/api/cart/mine/items', { sku: 'MUG', qty: '1' }),
      ...answer({
        data: {
          item: {
            cart_item_id: 3,
            product_id: 8,
            product_sku: 'MUG',
            product_name: 'Mug',
            product_price: 24.9,
            qty: 1,
          },
          count: 1,
          cartId: 'u',
        },
      }),
    },
    expected: ['add_to_cart 8×1@24.9'],
  },
  {
    name: 'errors in a 200 of form data',
    exchange: {
      ...form('/remote/v1/cart/add', [
        ['action', 'add'],
        ['product_id', '8'],
        ['qty[]', '1'],
      ]),
      ...answer({ data: { error: '<p>Out of stock</p>' } }),
    },
    expected: [],
  },
  {
    name: 'form data with list fields',
    exchange: {
      ...form('/remote/v1/cart/add', [
        ['action', 'add'],
        ['product_id', '8'],
        ['qty[]', '2'],
      ]),
      ...answer({
        data: {
          cart_id: 'x',
          currency: 'EUR',
          line_items: [
            { product_id: 8, product_name: 'Mug', sku: 'MUG', sale_price: 24.9, quantity: 2 },
          ],
        },
      }),
    },
    expected: ['add_to_cart 8×2@24.9 EUR'],
  },

  // PrestaShop, SFRA, OpenCart, Odoo: forms, GETs that change, other words
  {
    name: 'French slug, form, cart in the answer',
    before: [],
    exchange: {
      method: 'POST',
      url: '/fr/panier',
      requestBody: 'id_product=8&qty=1&add=1&action=update',
      ...answer({
        success: true,
        id_product: 8,
        quantity: 1,
        cart: {
          products: [
            {
              id_product: 8,
              id_product_attribute: 3,
              name: 'Tasse',
              reference: 'MUG',
              price: '24,90 €',
              price_amount: 24.9,
              quantity: 1,
            },
          ],
          products_count: 1,
        },
        errors: '',
      }),
    },
    expected: ['add_to_cart 8×1@24.9'],
  },
  {
    name: 'French slug: refused in a 200',
    before: [],
    exchange: {
      method: 'POST',
      url: '/fr/panier',
      requestBody: 'id_product=8&qty=1&add=1&action=update',
      ...answer({ hasError: true, errors: ['Rupture de stock'], quantity: 0 }),
    },
    expected: [],
  },
  {
    name: 'a GET that changes the line',
    before: [{ itemId: '8', lineId: 'u1', quantity: 1, price: 24.9, currency: 'EUR' }],
    exchange: {
      method: 'GET',
      url: '/on/shop/Cart-UpdateQuantity?pid=8&quantity=2&uuid=u1',
      ...answer({
        numItems: 2,
        items: [
          {
            id: '8',
            UUID: 'u1',
            productName: 'Mug',
            quantity: 2,
            price: { sales: { value: 24.9, currency: 'EUR' } },
          },
        ],
      }),
    },
    expected: ['update_cart 8×2@24.9 +1 EUR'],
  },
  {
    name: 'error: false is no failure',
    before: [],
    exchange: {
      method: 'POST',
      url: '/on/shop/Cart-AddProduct',
      requestBody: 'pid=8&quantity=1',
      ...answer({
        error: false,
        quantityTotal: 1,
        cart: {
          items: [
            {
              id: '8',
              UUID: 'u1',
              productName: 'Mug',
              quantity: 1,
              price: { sales: { value: 24.9, currency: 'EUR' } },
            },
          ],
        },
      }),
    },
    expected: ['add_to_cart 8×1@24.9 EUR'],
  },
  {
    name: 'success in words only',
    page: { products: [{ item_id: '8', price: 24.9 }], currency: 'USD' },
    exchange: {
      method: 'POST',
      url: '/index.php?route=checkout/cart/add',
      requestBody: 'product_id=8&quantity=2',
      ...answer({ success: 'You have added Mug', total: '2 item(s) - $49.80' }),
    },
    expected: ['add_to_cart 8×2@24.9 USD'],
  },
  {
    name: 'error object in a 200',
    exchange: {
      method: 'POST',
      url: '/index.php?route=checkout/cart/add',
      requestBody: 'product_id=8&quantity=2',
      ...answer({ error: { option: { 1: 'Required' } } }),
    },
    expected: [],
  },
  {
    name: 'a second currency',
    before: [],
    exchange: {
      ...post('/de-ch/warenkorb/add', { sku: 'MUG', quantity: 1 }),
      ...answer({
        cart: { currency: { code: 'CHF' }, items: [{ sku: 'MUG', quantity: 1, price: '26.50' }] },
      }),
    },
    expected: ['add_to_cart MUG×1@26.5 CHF'],
  },
  {
    name: 'a currency without minor unit',
    before: [],
    exchange: {
      ...post('/cart/items', { sku: 'MUG', quantity: 1 }),
      ...answer({ cart: { currency: 'JPY', items: [{ sku: 'MUG', quantity: 1, price: 2490 }] } }),
    },
    expected: ['add_to_cart MUG×1@2490 JPY'],
  },

  // What must never count
  {
    name: 'a wish list',
    before: [],
    exchange: {
      ...post('/api/wishlist/items', { productId: 'MUG', quantity: 1 }),
      ...answer({ items: [mug], count: 1 }),
    },
    expected: [],
  },
  {
    name: "the shop's own beacon",
    before: [],
    exchange: {
      ...post('/api/events', { event: 'add_to_cart', productId: 'MUG', quantity: 1 }),
      ...answer({ success: true }),
    },
    expected: [],
  },
  {
    name: "another vendor's cart",
    before: [],
    exchange: {
      ...post('https://upsell.example.net/cart/add', { productId: 'MUG', quantity: 1 }),
      ...answer(restCart(mug)),
    },
    expected: [],
  },
  {
    name: 'an analytics collector',
    before: [],
    exchange: {
      method: 'POST',
      url: 'https://shop.example/analytics/collect?en=add_to_cart',
      requestBody: 'product_id=8&quantity=1',
      ...answer({ success: true }),
    },
    expected: [],
  },
  {
    name: 'shipping rates for the cart',
    before,
    exchange: {
      ...post('/cart/estimate-shipping', { id: 1, quantity: 1 }),
      ...answer(restCart({ ...mug, quantity: 3 })),
    },
    expected: [],
  },
  {
    name: 'a review',
    before,
    exchange: {
      ...post('/api/reviews', { productId: 'MUG', rating: 5 }),
      ...answer({ success: true }, 201),
    },
    expected: [],
  },
]
