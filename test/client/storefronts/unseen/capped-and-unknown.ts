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

// Adds that a stock limit cuts short, and changes of carts that nobody showed before.

const woo = (quantity: number) => ({
  items: quantity
    ? [
        {
          key: 'k1',
          id: 15,
          quantity,
          name: 'Mug',
          sku: 'MUG',
          prices: { price: '1250', currency_code: 'EUR', currency_minor_unit: 2 },
        },
      ]
    : [],
  coupons: [],
  totals: { total_price: '1250', currency_code: 'EUR', currency_minor_unit: 2 },
  errors: [],
})

const shopifyLine = (quantity: number, more: object = {}) => ({
  id: 40123,
  key: '40123:9f',
  variant_id: 40123,
  product_id: 8001,
  sku: 'TEE-M',
  title: 'Tee',
  price: 2500,
  final_price: 2500,
  quantity,
  ...more,
})
const shopifyCart = (items: object[], more: object = {}) => ({
  token: 't',
  currency: 'GBP',
  item_count: 1,
  total_price: 1,
  items,
  ...more,
})
const shopifyGlobals = {
  Shopify: { shop: 'x.myshopify.com', currency: { active: 'GBP' }, routes: { root: '/' } },
}

export const shopifyStock: UnseenShop = {
  storefront: 'shopify',
  url: 'https://tees.example/products/tee',
  page: { globals: shopifyGlobals },
  sessions: [
    {
      case: 'success',
      title: 'a capped add counts what fitted',
      page: {
        globals: shopifyGlobals,
        cart: [{ lineId: '40123:9f', variantId: '40123', itemId: '8001', quantity: 2 }],
      },
      steps: [answered(form('/cart/add', { id: '40123', quantity: '5' }), shopifyLine(4))],
      expected: ['add_to_cart 8001|40123|TEE-M×2@25 GBP'],
    },
    {
      case: 'quantity change',
      title: 'the change itself tells what was added or removed',
      steps: [
        answered(
          post('/cart/change.js', { id: '40123:9f', quantity: 3 }),
          shopifyCart([shopifyLine(3)], {
            items_added: [
              { product_id: 8001, variant_id: 40123, sku: 'TEE-M', quantity: 2, price: '25.0' },
            ],
            items_removed: [],
          }),
        ),
        answered(
          post('/cart/change.js', { id: '40123:9f', quantity: 0 }),
          shopifyCart([], {
            items_added: [],
            items_removed: [
              { product_id: 8001, variant_id: 40123, sku: 'TEE-M', quantity: 3, price: '25.0' },
            ],
          }),
        ),
      ],
      expected: ['update_cart 8001|40123|TEE-M×3@25 +2', 'remove_from_cart 8001|40123|TEE-M×3@25'],
    },
    {
      case: 'quantity change',
      title: 'lines by their place, one up and one away',
      page: {
        globals: shopifyGlobals,
        cart: [
          {
            lineId: '40123:9f',
            variantId: '40123',
            itemId: '8001',
            sku: 'TEE-M',
            price: 25,
            currency: 'GBP',
            quantity: 1,
          },
          {
            lineId: '40555:aa',
            variantId: '40555',
            itemId: '8002',
            sku: 'CAP',
            price: 12,
            currency: 'GBP',
            quantity: 2,
          },
        ],
      },
      steps: [
        answered(post('/cart/update.js', { updates: [3, 0] }), shopifyCart([shopifyLine(3)])),
      ],
      expected: [
        'update_cart 8001|40123|TEE-M×3@25 +2',
        'remove_from_cart 8002|40555|CAP×2@12 GBP',
      ],
    },
    {
      case: 'success',
      title: 'the same variant with an engraving is a line of its own',
      page: {
        globals: shopifyGlobals,
        cart: [
          {
            lineId: '40123:9f',
            variantId: '40123',
            itemId: '8001',
            sku: 'TEE-M',
            price: 25,
            currency: 'GBP',
            quantity: 1,
          },
        ],
      },
      steps: [
        answered(
          form('/cart/add.js', { id: '40123', quantity: '1', 'properties[Engraving]': 'Ada' }),
          shopifyLine(1, { key: '40123:bb', properties: { Engraving: 'Ada' } }),
        ),
      ],
      expected: ['add_to_cart 8001|40123|TEE-M×1@25 GBP'],
    },
  ],
}

export const wooUnknown: UnseenShop = {
  storefront: 'woocommerce',
  url: 'https://woo.example/product/mug/',
  sessions: [
    {
      case: 'quantity change',
      title: 'a cart nobody saw is changed',
      steps: [
        answered(post('/wp-json/wc/store/v1/cart/update-item', { key: 'k1', quantity: 4 }), woo(4)),
      ],
      expected: ['update_cart 15|MUG×4@12.5'],
    },
    {
      case: 'removal',
      title: 'what was added before is removed',
      steps: [
        answered(post('/wp-json/wc/store/v1/cart/add-item', { id: 15, quantity: 2 }), woo(2), 201),
        answered(post('/wp-json/wc/store/v1/cart/remove-item', { key: 'k1' }), woo(0)),
        answered(post('/wp-json/wc/store/v1/cart/remove-coupon', { code: 'spring' }), woo(0)),
      ],
      expected: ['add_to_cart 15|MUG×2@12.5 EUR', 'remove_from_cart 15|MUG×2@12.5 EUR'],
    },
    {
      case: 'success',
      title: 'a batch of which one half fails',
      page: { cart: [] },
      steps: [
        answered(
          post('/wp-json/wc/store/v1/batch', {
            requests: [
              { path: '/wc/store/v1/cart/add-item', method: 'POST', body: { id: 15, quantity: 2 } },
              { path: '/wc/store/v1/cart/add-item', method: 'POST', body: { id: 16, quantity: 1 } },
            ],
          }),
          {
            responses: [
              { status: 201, body: woo(2), headers: {} },
              {
                status: 400,
                body: {
                  code: 'woocommerce_rest_product_out_of_stock',
                  message: 'x',
                  data: { status: 400 },
                },
                headers: {},
              },
            ],
          },
          207,
        ),
      ],
      expected: ['add_to_cart 15|MUG×2@12.5 EUR'],
    },
    {
      case: 'form or link',
      title: 'a grouped product',
      steps: [
        paged(
          form('/product/set/', {
            'quantity[15]': '1',
            'quantity[16]': '2',
            'quantity[17]': '0',
            'add-to-cart': '30',
          }),
          '<!doctype html><body class="single-product woocommerce"><div class="woocommerce-message" role="alert">“Mug” and “Jug” have been added to your cart.</div>',
        ),
      ],
      expected: ['add_to_cart 15×1', 'add_to_cart 16×2'],
    },
    {
      case: 'failure with 200',
      title: 'the form answers with an error on the same page',
      steps: [
        paged(
          form('/product/mug/', { quantity: '500', 'add-to-cart': '15' }),
          '<!doctype html><body class="single-product woocommerce"><ul class="woocommerce-error" role="alert"><li>You cannot add that amount to the cart.</li></ul>',
        ),
      ],
      expected: [],
    },
  ],
}

const stencilItem = (quantity: number) => ({
  id: 'e4',
  productId: 111,
  variantId: 222,
  sku: 'MUG',
  name: 'Mug',
  quantity,
  listPrice: 49,
  salePrice: 45,
  extendedSalePrice: 45 * quantity,
})
const stencilCart = (items: object[]) => ({
  id: 'c',
  currency: { code: 'USD', decimalPlaces: 2 },
  cartAmount: 1,
  lineItems: { physicalItems: items, digitalItems: [], giftCertificates: [], customItems: [] },
})

export const stencilStock: UnseenShop = {
  storefront: 'bigcommerce-stencil',
  url: 'https://big.example/mug/',
  sessions: [
    {
      case: 'success',
      title: 'a capped add of the Storefront API at its sale price',
      page: { cart: [{ lineId: 'e4', itemId: '111', variantId: '222', quantity: 1 }] },
      steps: [
        answered(
          post('/api/storefront/carts/c/items', {
            lineItems: [{ productId: 111, variantId: 222, quantity: 5 }],
          }),
          stencilCart([stencilItem(3)]),
        ),
      ],
      expected: ['add_to_cart 111|222|MUG×2@45 USD'],
    },
    {
      case: 'quantity change',
      title: 'a cart nobody saw',
      steps: [
        answered(
          post(
            '/api/storefront/carts/c/items/e4',
            { lineItem: { quantity: 3, productId: 111 } },
            'PUT',
          ),
          stencilCart([stencilItem(3)]),
        ),
      ],
      expected: ['update_cart 111|222|MUG×3@45'],
    },
  ],
}

const sfra = 'https://s.example/on/demandware.store/Sites-X-Site/de_DE'
const sfraItem = (id: string, quantity: number, more: object = {}) => ({
  id,
  productName: id,
  quantity,
  UUID: `u-${id}`,
  price: { sales: { value: 20, currency: 'EUR', decimalPrice: '20.00' }, list: null },
  ...more,
})
const sfraAnswer = (items: object[], more: object = {}) => ({
  action: 'Cart-AddProduct',
  quantityTotal: 1,
  message: 'ok',
  cart: { items, totals: {}, numItems: 1 },
  error: false,
  pliUUID: 'u-A',
  ...more,
})

export const sfraStock: UnseenShop = {
  storefront: 'salesforce-sfra',
  url: 'https://s.example/de/product/A.html',
  sessions: [
    {
      case: 'success',
      title: 'a bonus that comes by itself is no add',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded(`${sfra}/Cart-AddProduct`, { pid: 'A', quantity: 1, options: '[]' }),
          sfraAnswer([
            sfraItem('A', 1),
            sfraItem('BONUS', 1, {
              isBonusProductLineItem: true,
              price: { sales: { value: 0, currency: 'EUR' } },
            }),
          ]),
        ),
      ],
      expected: ['add_to_cart A×1@20 EUR'],
    },
    {
      case: 'success',
      title: 'a set in one call',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded(`${sfra}/Cart-AddProduct`, {
            pidsObj: JSON.stringify([
              { pid: 'A', qty: '1', options: '[]' },
              { pid: 'B', qty: '2', options: '[]' },
            ]),
          }),
          sfraAnswer([sfraItem('A', 1), sfraItem('B', 2)]),
        ),
      ],
      expected: ['add_to_cart A×1@20 EUR', 'add_to_cart B×2@20 EUR'],
    },
    {
      case: 'removal',
      title: 'a line of a cart nobody saw',
      steps: [
        answered(get(`${sfra}/Cart-RemoveProductLineItem?pid=A&uuid=u-A`), {
          basket: { items: [sfraItem('B', 2)], totals: {}, numItems: 2 },
          toBeDeletedUUIDs: [],
        }),
      ],
      expected: ['remove_from_cart A'],
    },
  ],
}

const medusaCart = (items: object[], more: object = {}) => ({
  cart: { id: 'cart_1', currency_code: 'usd', items, total: 1, ...more },
})
const medusaItem = (id: string, quantity: number) => ({
  id: `li_${id}`,
  variant_id: `variant_${id}`,
  product_id: `prod_${id}`,
  variant_sku: id,
  title: id,
  product_title: id,
  unit_price: 7.5,
  quantity,
})

export const medusaStock: UnseenShop = {
  storefront: 'medusa',
  url: 'https://m.example/us/products/a',
  sessions: [
    {
      case: 'success',
      title: 'the cart is created, then filled by two adds at once',
      steps: [
        answered(post('https://api.m.example/store/carts', { region_id: 'reg' }), medusaCart([])),
        answered(
          post('https://api.m.example/store/carts/cart_1/line-items', {
            variant_id: 'variant_A',
            quantity: 1,
          }),
          medusaCart([medusaItem('A', 1)]),
        ),
        answered(
          post('https://api.m.example/store/carts/cart_1/line-items', {
            variant_id: 'variant_B',
            quantity: 3,
          }),
          medusaCart([medusaItem('A', 1), medusaItem('B', 3)]),
        ),
      ],
      expected: [
        'add_to_cart prod_A|variant_A|A×1@7.5 USD',
        'add_to_cart prod_B|variant_B|B×3@7.5 USD',
      ],
    },
    {
      case: 'removal',
      title: 'a deletion that answers nothing more',
      page: {
        cart: [
          {
            lineId: 'li_A',
            itemId: 'prod_A',
            variantId: 'variant_A',
            sku: 'A',
            price: 7.5,
            currency: 'USD',
            quantity: 2,
          },
        ],
      },
      steps: [
        answered(send('DELETE', 'https://api.m.example/store/carts/cart_1/line-items/li_A'), {
          id: 'li_A',
          object: 'line-item',
          deleted: true,
        }),
      ],
      expected: ['remove_from_cart prod_A|variant_A|A×2@7.5 USD'],
    },
    {
      case: 'quantity change',
      title: 'a capped number',
      page: {
        cart: [
          {
            lineId: 'li_A',
            itemId: 'prod_A',
            variantId: 'variant_A',
            sku: 'A',
            price: 7.5,
            currency: 'USD',
            quantity: 1,
          },
        ],
      },
      steps: [
        answered(
          post('https://api.m.example/store/carts/cart_1/line-items/li_A', { quantity: 10 }),
          medusaCart([medusaItem('A', 4)]),
        ),
      ],
      expected: ['update_cart prod_A|variant_A|A×4@7.5 +3'],
    },
  ],
}

const odooSaid = (result: unknown) => ({ jsonrpc: '2.0', id: 1, result })
export const odooStock: UnseenShop = {
  storefront: 'odoo',
  url: 'https://o.example/shop/desk-3',
  sessions: [
    {
      case: 'success',
      title: 'a capped add',
      page: { cart: [] },
      steps: [
        answered(
          post('/shop/cart/add', {
            jsonrpc: '2.0',
            method: 'call',
            id: 1,
            params: { product_template_id: 3, product_id: 30, quantity: 5 },
          }),
          odooSaid({
            cart_quantity: 3,
            quantity: 3,
            notification_info: {
              currency_id: 1,
              lines: [{ id: 9, quantity: 3, name: 'Desk', price_total: 300 }],
              warningMessage: 'Only 3 left',
            },
            tracking_info: [
              { item_id: 30, item_name: 'Desk', currency: 'USD', price: 100, quantity: 3 },
            ],
          }),
        ),
      ],
      expected: ['add_to_cart 30|3×3@100 USD'],
    },
    {
      case: 'success',
      title: 'a product with accessories that are chosen with it',
      page: { cart: [] },
      steps: [
        answered(
          post('/shop/cart/add', {
            jsonrpc: '2.0',
            method: 'call',
            id: 1,
            params: {
              product_template_id: 3,
              product_id: 30,
              quantity: 1,
              linked_products: [
                {
                  product_template_id: 4,
                  product_id: 40,
                  parent_product_template_id: 3,
                  quantity: 1,
                },
              ],
            },
          }),
          odooSaid({
            cart_quantity: 2,
            quantity: 1,
            notification_info: { lines: [] },
            tracking_info: [
              { item_id: 30, item_name: 'Desk', currency: 'USD', price: 100, quantity: 1 },
              { item_id: 40, item_name: 'Lamp', currency: 'USD', price: 20, quantity: 1 },
            ],
          }),
        ),
      ],
      expected: ['add_to_cart 30|3×1@100 USD', 'add_to_cart 40|4×1@20 USD'],
    },
  ],
}

const QUERY =
  'mutation A($v: ID!, $n: Int!) { addItemToOrder(productVariantId: $v, quantity: $n) { __typename ...O } }'
const vendureOrder = (...lines: object[]) => ({
  __typename: 'Order',
  code: 'X1',
  currencyCode: 'EUR',
  totalWithTax: 1,
  lines,
})
const vendureLine = (id: string, quantity: number) => ({
  id: `l${id}`,
  quantity,
  unitPriceWithTax: 1250,
  linePriceWithTax: 1250 * quantity,
  productVariant: { id, sku: `S${id}`, name: id },
})

export const vendureGraphql: UnseenShop = {
  storefront: 'vendure',
  url: 'https://v.example/product/a',
  sessions: [
    {
      case: 'success',
      title: 'arguments in the query, no variables',
      page: { cart: [] },
      steps: [
        answered(
          graphql(
            '/shop-api',
            'mutation { addItemToOrder(productVariantId: "34", quantity: 2) { __typename ... on Order { code } } }',
          ),
          { data: { addItemToOrder: vendureOrder(vendureLine('34', 2)) } },
        ),
      ],
      expected: ['add_to_cart 34|S34×2@12.5 EUR'],
    },
    {
      case: 'success',
      title: 'two adds under other names in one request',
      page: { cart: [] },
      steps: [
        answered(
          graphql(
            '/shop-api',
            'mutation { a: addItemToOrder(productVariantId: "34", quantity: 1) { __typename } b: addItemToOrder(productVariantId: "35", quantity: 3) { __typename } }',
          ),
          {
            data: {
              a: vendureOrder(vendureLine('34', 1)),
              b: vendureOrder(vendureLine('34', 1), vendureLine('35', 3)),
            },
          },
        ),
      ],
      expected: ['add_to_cart 34|S34×1@12.5 EUR', 'add_to_cart 35|S35×3@12.5 EUR'],
    },
    {
      case: 'success',
      title: 'a list of operations',
      page: { cart: [] },
      steps: [
        answered(
          post('/shop-api', [
            { operationName: 'A', query: QUERY, variables: { v: '34', n: 1 } },
            { query: '{ activeCustomer { id } }', variables: {} },
          ]),
          [
            { data: { addItemToOrder: vendureOrder(vendureLine('34', 1)) } },
            { data: { activeCustomer: null } },
          ],
        ),
      ],
      expected: ['add_to_cart 34|S34×1@12.5 EUR'],
    },
    {
      case: 'success',
      title: 'one of two operations in a document, with a comment',
      page: { cart: [] },
      steps: [
        answered(
          post('/shop-api', {
            operationName: 'A',
            query: `# removeAllOrderLines is not asked for\nmutation R { removeAllOrderLines { __typename } }\n${QUERY}`,
            variables: { v: 34, n: 2 },
          }),
          { data: { addItemToOrder: vendureOrder(vendureLine('34', 2)) } },
        ),
      ],
      expected: ['add_to_cart 34|S34×2@12.5 EUR'],
    },
    {
      case: 'poll',
      title: 'a query whose name says add',
      page: { cart: [] },
      steps: [
        answered(
          graphql(
            '/shop-api',
            'query addItemToOrderPage { activeOrder { code lines { id quantity } } }',
          ),
          { data: { activeOrder: vendureOrder(vendureLine('34', 2)) } },
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'a coupon is taken back',
      page: { cart: [] },
      steps: [
        answered(
          graphql('/shop-api', 'mutation { removeCouponCode(couponCode: "TEN") { code } }'),
          { data: { removeCouponCode: vendureOrder() } },
        ),
      ],
      expected: [],
    },
  ],
}

const saleorLine = (quantity: number) => ({
  id: 'CL1',
  quantity,
  totalPrice: { gross: { amount: 10 * quantity, currency: 'EUR' } },
  variant: { id: 'PV3', sku: 'JUICE', name: '1l', product: { id: 'P1', name: 'Juice' } },
})
const saleorCheckout = (quantity: number) => ({
  id: 'C1',
  lines: quantity ? [saleorLine(quantity)] : [],
  totalPrice: { gross: { amount: 10, currency: 'EUR' } },
})

export const saleorGraphql: UnseenShop = {
  storefront: 'saleor',
  url: 'https://j.example/channel/products/juice',
  sessions: [
    {
      case: 'success',
      title: 'an add to an unseen cart: the unit price is that of the line',
      steps: [
        answered(
          graphql(
            'https://j.saleor.cloud/graphql/',
            'mutation ($id: ID!, $lines: [CheckoutLineInput!]!) { checkoutLinesAdd(id: $id, lines: $lines) { checkout { id } errors { code } } }',
            { id: 'C1', lines: [{ variantId: 'PV3', quantity: 1 }] },
          ),
          { data: { checkoutLinesAdd: { checkout: saleorCheckout(4), errors: [] } } },
        ),
      ],
      expected: ['add_to_cart P1|PV3|JUICE×1@10 EUR'],
    },
    {
      case: 'success',
      title: 'a persisted query that names its operation only',
      page: { cart: [] },
      steps: [
        answered(
          post('https://j.saleor.cloud/graphql/', {
            operationName: 'checkoutLinesAdd',
            variables: { id: 'C1', lines: [{ variantId: 'PV3', quantity: 2 }] },
            extensions: { persistedQuery: { version: 1, sha256Hash: 'ab12' } },
          }),
          { data: { checkoutLinesAdd: { checkout: saleorCheckout(2), errors: [] } } },
        ),
      ],
      expected: ['add_to_cart P1|PV3|JUICE×2@10 EUR'],
    },
    {
      case: 'failure with 200',
      title: 'a persisted query the server does not know yet',
      page: { cart: [] },
      steps: [
        answered(
          post('https://j.saleor.cloud/graphql/', {
            operationName: 'checkoutLinesAdd',
            variables: { id: 'C1', lines: [{ variantId: 'PV3', quantity: 2 }] },
            extensions: { persistedQuery: { version: 1, sha256Hash: 'ab12' } },
          }),
          {
            errors: [
              {
                message: 'PersistedQueryNotFound',
                extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
              },
            ],
          },
        ),
        answered(
          post('https://j.saleor.cloud/graphql/', {
            operationName: 'checkoutLinesAdd',
            query:
              'mutation checkoutLinesAdd($id: ID!, $lines: [CheckoutLineInput!]!) { checkoutLinesAdd(id: $id, lines: $lines) { checkout { id } errors { code } } }',
            variables: { id: 'C1', lines: [{ variantId: 'PV3', quantity: 2 }] },
          }),
          { data: { checkoutLinesAdd: { checkout: saleorCheckout(2), errors: [] } } },
        ),
      ],
      expected: ['add_to_cart P1|PV3|JUICE×2@10 EUR'],
    },
    {
      case: 'coupon',
      title: 'a code is taken back',
      page: { cart: [] },
      steps: [
        answered(
          graphql(
            'https://j.saleor.cloud/graphql/',
            'mutation ($id: ID!, $promoCode: String!) { checkoutRemovePromoCode(id: $id, promoCode: $promoCode) { checkout { id } errors { code } } }',
            { id: 'C1', promoCode: 'TEN' },
          ),
          { data: { checkoutRemovePromoCode: { checkout: saleorCheckout(0), errors: [] } } },
        ),
      ],
      expected: [],
    },
  ],
}

export const codesTakenBack: readonly UnseenShop[] = [
  {
    storefront: 'magento2-luma',
    url: 'https://l.example/checkout/cart/',
    sessions: [
      {
        case: 'coupon',
        title: 'a code is taken back',
        steps: [
          redirected(
            form('/checkout/cart/couponPost/', { remove: '1', coupon_code: 'TEN', form_key: 'k' }),
            '/checkout/cart/',
          ),
        ],
        expected: [],
      },
    ],
  },
  {
    storefront: 'prestashop',
    url: 'https://p.example/cart?action=show',
    sessions: [
      {
        case: 'coupon',
        title: 'a code is taken back',
        steps: [
          answered(urlencoded('/cart?deleteDiscount=12&token=t', { ajax: 1, action: 'update' }), {
            success: true,
            cart: { products: [], totals: {}, products_count: 0 },
            errors: '',
          }),
        ],
        expected: [],
      },
    ],
  },
  {
    storefront: 'salesforce-sfra',
    url: 'https://s.example/cart',
    sessions: [
      {
        case: 'coupon',
        title: 'a code is taken back',
        steps: [
          answered(get(`${sfra}/Cart-RemoveCouponLineItem?code=TEN&uuid=u`), {
            items: [],
            totals: {},
            numItems: 0,
          }),
        ],
        expected: [],
      },
    ],
  },
  {
    storefront: 'shopify',
    url: 'https://tees.example/cart',
    page: { globals: shopifyGlobals },
    sessions: [
      {
        case: 'coupon',
        title: 'a code is taken back',
        steps: [
          answered(
            post('/cart/update.js', { discount: '' }),
            shopifyCart([], { discount_codes: [] }),
          ),
        ],
        expected: [],
      },
    ],
  },
  {
    storefront: 'commercetools',
    url: 'https://c.example/us/en/cart',
    sessions: [
      {
        case: 'coupon',
        title: 'a code is taken back',
        steps: [
          answered(
            post('https://api.us-central1.gcp.commercetools.com/acme/me/carts/c', {
              version: 2,
              actions: [
                {
                  action: 'removeDiscountCode',
                  discountCode: { typeId: 'discount-code', id: 'd' },
                },
              ],
            }),
            {
              id: 'c',
              version: 3,
              lineItems: [],
              totalPrice: { centAmount: 0, currencyCode: 'USD', fractionDigits: 2 },
            },
          ),
        ],
        expected: [],
      },
    ],
  },
  {
    storefront: 'craft-commerce',
    url: 'https://c.example/shop/cart',
    sessions: [
      {
        case: 'coupon',
        title: 'a code is taken back',
        steps: [
          answered(urlencoded('/', { action: 'commerce/cart/update-cart', couponCode: '' }), {
            message: 'Cart updated.',
            cart: { lineItems: [], currency: 'USD', couponCode: null },
          }),
        ],
        expected: [],
      },
    ],
  },
]
