import { answered, get, graphql, redirected, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const variant = {
  id: 'gid://shopify/ProductVariant/40123',
  title: 'M',
  sku: 'TEE-M',
  price: { amount: '25.0', currencyCode: 'EUR' },
  product: { id: 'gid://shopify/Product/8001', title: 'Tee', handle: 'tee', vendor: 'Acme' },
}
const line = (quantity: number) => ({
  id: 'gid://shopify/CartLine/l1?cart=c1',
  quantity,
  attributes: [],
  cost: {
    totalAmount: { amount: `${25 * quantity}.0`, currencyCode: 'EUR' },
    amountPerQuantity: { amount: '25.0', currencyCode: 'EUR' },
    compareAtAmountPerQuantity: null,
  },
  merchandise: variant,
})
const cart = (quantity: number, codes: object[] = []) => ({
  id: 'gid://shopify/Cart/c1',
  totalQuantity: quantity,
  checkoutUrl: 'https://checkout.hydro.example/cart/c/c1?key=k',
  cost: { totalAmount: { amount: `${25 * quantity}.0`, currencyCode: 'EUR' } },
  lines: { nodes: quantity ? [line(quantity)] : [] },
  discountCodes: codes,
})
const ask = (action: string, inputs: object, url = '/cart') =>
  urlencoded(url, { cartFormInput: JSON.stringify({ action, inputs }) })
const add = (quantity: number, url?: string) =>
  ask(
    'LinesAdd',
    { lines: [{ merchandiseId: variant.id, quantity, selectedVariant: variant }] },
    url,
  )

/** The stream of React Router's single fetch: values by their place, keys too. */
function turboStream(value: unknown): string {
  const flat: unknown[] = []
  const place = (one: unknown): number => {
    if (one === null) return -5
    if (one === undefined) return -7
    const at = flat.push(null) - 1
    if (Array.isArray(one)) flat[at] = one.map(place)
    else if (typeof one === 'object') {
      flat[at] = Object.fromEntries(
        Object.entries(one).map(([key, inner]) => [`_${place(key)}`, place(inner)]),
      )
    } else flat[at] = one
    return at
  }
  place(value)
  return `${JSON.stringify(flat)}\n`
}
const streamed = (exchange: ReturnType<typeof ask>, data: unknown) => ({
  ...exchange,
  responseHeaders: { 'content-type': 'text/x-script', 'powered-by': 'Shopify-Hydrogen' },
  responseBody: turboStream({ data }),
})
const tee = {
  lineId: 'gid://shopify/CartLine/l1?cart=c1',
  itemId: '8001',
  variantId: '40123',
  sku: 'TEE-M',
  price: 25,
  currency: 'EUR',
}

export const shopifyHydrogen: UnseenShop = {
  storefront: 'shopify-hydrogen',
  url: 'https://hydro.example/products/tee',
  page: { globals: { __reactRouterContext: { future: {} } } },
  sessions: [
    {
      case: 'success',
      title: 'an add that answers with a stream',
      steps: [
        streamed(add(2, '/cart.data?index'), {
          cart: cart(2),
          errors: [],
          warnings: [],
          analytics: { cartId: 'gid://shopify/Cart/c1' },
        }),
      ],
      expected: ['add_to_cart 8001|40123|TEE-M×2@25 EUR'],
    },
    {
      case: 'locale prefix',
      title: 'an add to what is there, by the route of a locale',
      page: { cart: [{ ...tee, quantity: 2 }] },
      steps: [answered(add(1, '/de-de/cart?_data=routes%2Fcart'), { cart: cart(3), errors: [] })],
      expected: ['add_to_cart 8001|40123|TEE-M×1@25 EUR'],
    },
    {
      case: 'failure with 200',
      title: 'a line that nobody sells',
      page: { cart: [] },
      steps: [
        streamed(add(1, '/cart.data'), {
          cart: cart(0),
          errors: [{ message: 'The merchandise is out of stock', code: 'INVALID' }],
          analytics: { cartId: 'c1' },
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'up, to the same, and away',
      page: { cart: [{ ...tee, quantity: 1 }] },
      steps: [
        answered(ask('LinesUpdate', { lines: [{ id: tee.lineId, quantity: 4 }] }), {
          cart: cart(4),
          errors: [],
        }),
        answered(ask('LinesUpdate', { lines: [{ id: tee.lineId, quantity: 4 }] }), {
          cart: cart(4),
          errors: [],
        }),
        answered(ask('LinesRemove', { lineIds: [tee.lineId] }), { cart: cart(0), errors: [] }),
      ],
      expected: [
        'update_cart 8001|40123|TEE-M×4@25 +3',
        'remove_from_cart 8001|40123|TEE-M×4@25 EUR',
      ],
    },
    {
      case: 'coupon',
      title: 'a code, and a note beside it',
      page: { cart: [{ ...tee, quantity: 1 }] },
      steps: [
        answered(ask('DiscountCodesUpdate', { discountCodes: ['WELCOME'] }), {
          cart: cart(1, [{ code: 'WELCOME', applicable: true }]),
          errors: [],
        }),
        answered(ask('NoteUpdate', { note: 'ring twice' }), { cart: cart(1), errors: [] }),
        answered(ask('BuyerIdentityUpdate', { buyerIdentity: { email: 'ada@mail.example' } }), {
          cart: cart(1),
          errors: [],
        }),
      ],
      expected: ['apply_coupon $WELCOME'],
    },
    {
      case: 'beacon',
      title: 'what Hydrogen tells Shopify, and loaders',
      steps: [
        answered(
          {
            ...graphql(
              'https://checkout.hydro.example/.well-known/shopify/monorail/unstable/produce_batch',
              '',
            ),
            requestBody: JSON.stringify({
              events: [
                {
                  schema_id: 'custom_storefront_customer_tracking/1.2',
                  payload: {
                    event_name: 'product_added_to_cart',
                    products: ['{"variant_gid":"x"}'],
                  },
                },
              ],
            }),
          },
          {},
        ),
        answered(get('/products/tee.data?Size=M'), [{ _1: 2 }, 'routes/products.$handle']),
        answered(get('/cart?_data=root'), { cart: cart(1) }),
      ],
      expected: [],
    },
    {
      case: 'form or link',
      title: 'a redirect after the add',
      page: { cart: [] },
      steps: [redirected(add(1), '/cart', 303)],
      expected: ['add_to_cart 8001|40123|TEE-M×1@25 EUR'],
    },
  ],
}
