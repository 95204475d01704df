import type { Exchange } from '@waymark/client/storefronts'
import { answered, form, get } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// Shopify/hydrogen, templates/skeleton/app/routes/cart.tsx and its cart fragment. Remix answers in
// JSON (`?_data=`), React Router with a single fetch: values once each, referred to by their places.

const node = (quantity: number, amount = '59.0', currencyCode = 'CAD') => ({
  id: 'gid://shopify/CartLine/6f0a?cart=Z2NwLXVz',
  quantity,
  attributes: [],
  cost: {
    totalAmount: { currencyCode, amount: `${Number(amount) * quantity}` },
    amountPerQuantity: { currencyCode, amount },
    compareAtAmountPerQuantity: null,
  },
  merchandise: {
    id: 'gid://shopify/ProductVariant/45330001',
    availableForSale: true,
    compareAtPrice: null,
    price: { currencyCode, amount },
    requiresShipping: true,
    title: '158cm / Syntax',
    product: {
      handle: 'hydrogen-board',
      title: 'The board',
      id: 'gid://shopify/Product/7330',
      vendor: 'Snowdevil',
    },
    selectedOptions: [{ name: 'Size', value: '158cm' }],
  },
})
const data = (nodes: object[], more: object = {}, cart: object = {}) => ({
  cart: {
    updatedAt: '2026-01-01T10:00:00Z',
    id: 'gid://shopify/Cart/Z2NwLXVz?key=1',
    appliedGiftCards: [],
    checkoutUrl: 'https://boards.example/cart/c/Z2NwLXVz?key=1',
    totalQuantity: nodes.length,
    buyerIdentity: { countryCode: 'CA', email: null },
    lines: { nodes },
    cost: { subtotalAmount: { currencyCode: 'CAD', amount: '59.0' } },
    note: '',
    attributes: [],
    discountCodes: [],
    ...cart,
  },
  ...more,
  analytics: { cartId: 'gid://shopify/Cart/Z2NwLXVz?key=1' },
})

/** Values as a single fetch of React Router writes them (`turbo-stream`). */
function flatten(root: unknown): string {
  const values: unknown[] = []
  const place = (value: unknown): number => {
    if (value === null) return -5
    const at = values.push(value) - 1
    if (Array.isArray(value)) values[at] = value.map(place)
    else if (typeof value === 'object')
      values[at] = Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [`_${place(key)}`, place(inner)]),
      )
    return at
  }
  place(root)
  return JSON.stringify(values)
}
const streamed = (exchange: Exchange, body: object, status = 200): Exchange => ({
  ...exchange,
  status,
  responseHeaders: { 'content-type': 'text/x-script', 'x-remix-response': 'yes' },
  responseBody: `${flatten({ data: body })}\n`,
})
const ask = (action: string, inputs: object) =>
  form('/cart.data', { cartFormInput: JSON.stringify({ action, inputs }) })
const askRemix = (path: string, action: string, inputs: object) =>
  form(`${path}?_data=routes%2F%28%24locale%29.cart`, {
    cartFormInput: JSON.stringify({ action, inputs }),
  })
const merchandiseId = 'gid://shopify/ProductVariant/45330001'
const lineId = 'gid://shopify/CartLine/6f0a?cart=Z2NwLXVz'
const board = { lineId, variantId: '45330001', itemId: '7330', price: 59, currency: 'CAD' }
const ids = '7330|45330001|gid://shopify/Product/7330|gid://shopify/ProductVariant/45330001'

export const hydrogenSkeleton: UnseenShop = {
  storefront: 'shopify-hydrogen',
  url: 'https://boards.example/products/hydrogen-board',
  page: { globals: { __reactRouterContext: { basename: '/' }, Shopify: undefined } },
  sessions: [
    {
      case: 'success',
      title: 'React Router: two boards, then a third',
      page: { cart: [] },
      steps: [
        streamed(
          ask('LinesAdd', { lines: [{ merchandiseId, quantity: 2, attributes: [] }] }),
          data([node(2)]),
        ),
        streamed(ask('LinesAdd', { lines: [{ merchandiseId, quantity: 1 }] }), data([node(3)])),
      ],
      expected: [`add_to_cart ${ids}×2@59 CAD`, `add_to_cart ${ids}×1@59 CAD`],
    },
    {
      case: 'quantity change',
      title: 'React Router: more, fewer, none',
      page: { cart: [{ ...board, quantity: 1 }] },
      steps: [
        streamed(ask('LinesUpdate', { lines: [{ id: lineId, quantity: 4 }] }), data([node(4)])),
        streamed(ask('LinesUpdate', { lines: [{ id: lineId, quantity: 3 }] }), data([node(3)])),
        streamed(ask('LinesRemove', { lineIds: [lineId] }), data([])),
      ],
      expected: [
        `update_cart ${ids}×4 +3`,
        `update_cart ${ids}×3 -1`,
        `remove_from_cart ${ids}×3@59`,
      ],
    },
    {
      case: 'failure with 200',
      title: 'an error of the shop, and a stock that gives three of five',
      page: { cart: [] },
      steps: [
        answered(
          askRemix('/cart', 'LinesAdd', { lines: [{ merchandiseId, quantity: 1 }] }),
          data([], {
            errors: [
              {
                code: 'INVALID',
                field: ['lines', '0', 'merchandiseId'],
                message: 'The merchandise does not exist.',
              },
            ],
          }),
        ),
        answered(
          askRemix('/cart', 'LinesAdd', { lines: [{ merchandiseId, quantity: 5 }] }),
          data([node(3)], {
            warnings: [
              {
                code: 'MERCHANDISE_NOT_ENOUGH_STOCK',
                message: 'Only 3 items were added to your cart due to availability.',
                target: lineId,
              },
            ],
          }),
        ),
      ],
      expected: [`add_to_cart ${ids}×3@59 CAD`],
    },
    {
      case: 'coupon',
      title: 'a code that applies and one that does not',
      page: { cart: [{ ...board, quantity: 1 }] },
      steps: [
        streamed(
          ask('DiscountCodesUpdate', { discountCode: 'NOPE', discountCodes: [] }),
          data([node(1)], {}, { discountCodes: [{ code: 'NOPE', applicable: false }] }),
        ),
        streamed(
          form('/cart.data', {
            cartFormInput: JSON.stringify({
              action: 'DiscountCodesUpdate',
              inputs: { discountCodes: [] },
            }),
            discountCode: 'POWDER',
          }),
          data([node(1)], {}, { discountCodes: [{ code: 'POWDER', applicable: true }] }),
        ),
      ],
      expected: ['apply_coupon $POWDER'],
    },
    {
      case: 'locale prefix',
      title: 'Remix below a locale, in yen',
      page: { cart: [] },
      steps: [
        answered(
          askRemix('/ja-jp/cart', 'LinesAdd', { lines: [{ merchandiseId, quantity: 2 }] }),
          data([node(2, '8900', 'JPY')]),
        ),
        answered(
          askRemix('/ja-jp/cart', 'LinesRemove', { lineIds: [lineId] }),
          data([], {}, { lines: { nodes: [] } }),
        ),
      ],
      expected: [`add_to_cart ${ids}×2@8900 JPY`, `remove_from_cart ${ids}×2@8900 JPY`],
    },
    {
      case: 'poll',
      title: 'loaders, a note, who the buyer is',
      page: { cart: [{ ...board, quantity: 1 }] },
      steps: [
        streamed(get('/cart.data'), data([node(1)])),
        streamed(get('/products/hydrogen-board.data?Size=158cm&_routes=root'), {
          product: { id: 'gid://shopify/Product/7330', title: 'The board' },
        }),
        streamed(ask('NoteUpdate', { note: 'Wrap it' }), data([node(1)])),
        streamed(
          ask('BuyerIdentityUpdate', { buyerIdentity: { countryCode: 'US' } }),
          data([node(1)]),
        ),
      ],
      expected: [],
    },
  ],
}
