import type { Exchange } from '@waymark/client/storefronts'
import { answered, get, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const HASH = '7f2c9a4b1d0e8f6a5b3c2d1e0f9a8b7c6d5e4f3a2b'
const action = (url: string, fields: [string, string][], lines: unknown[]): Exchange => ({
  method: 'POST',
  url,
  requestHeaders: {
    'next-action': HASH,
    'next-router-state-tree': '%5B%22%22%5D',
    accept: 'text/x-component',
  },
  requestBody: fields,
  status: 200,
  responseHeaders: { 'content-type': 'text/x-component' },
  responseBody: lines.map((line, at) => `${at}:${JSON.stringify(line)}\n`).join(''),
})
const root = { a: '$@1', f: '', b: 'WvR9' }
const fields = (quantity: string): [string, string][] => [
  ['1_id', '77'],
  ['1_attribute[108]', '65'],
  ['1_quantity', quantity],
  ['0', '[{"lastResult":null,"fields":[]},"$K1"]'],
]
const product = [{ item_id: '77', sku: 'POT', item_name: 'Pot', price: 35 }]

export const bigcommerceCatalyst: UnseenShop = {
  storefront: 'bigcommerce-catalyst',
  url: 'https://cat.example/pot/',
  page: { products: product, viewed: product[0] ?? {}, currency: 'USD' },
  sessions: [
    {
      case: 'success',
      title: 'a server action of the product form',
      steps: [
        action('/pot/', fields('2'), [
          root,
          { lastResult: { status: 'success', initialValue: {} }, successMessage: '2 items added' },
        ]),
      ],
      expected: ['add_to_cart 77|POT×2@35'],
    },
    {
      case: 'locale prefix',
      title: 'the same below a locale, absolute',
      page: { products: product, url: 'https://cat.example/de/pot/', cart: [] },
      steps: [
        action('https://cat.example/de/pot/', fields('1'), [
          root,
          { lastResult: { status: 'success' }, successMessage: 'ok' },
        ]),
      ],
      expected: ['add_to_cart 77|POT×1@35'],
    },
    {
      case: 'failure with 200',
      title: 'no stock',
      steps: [
        action('/pot/', fields('99'), [
          root,
          { lastResult: { status: 'error', error: { '': ['Not enough stock'] } } },
        ]),
      ],
      expected: [],
    },
    {
      case: 'failure with 4xx',
      title: 'an action of a build that is gone',
      steps: [
        {
          ...action('/pot/', fields('1'), [root]),
          status: 404,
          responseBody: 'Server action not found.',
        },
      ],
      expected: [],
    },
    {
      case: 'poll',
      title: 'other actions of the page, prefetches, the wish list',
      steps: [
        action(
          '/pot/',
          [['0', '["search",{"term":"pot"}]']],
          [root, { products: [{ id: '77', title: 'Pot' }] }],
        ),
        {
          ...get('/cart?_rsc=1a2b'),
          responseHeaders: { 'content-type': 'text/x-component' },
          responseBody: '0:["build",[]]',
        },
        action(
          '/pot/',
          [
            ['1_productId', '77'],
            ['1_wishlistId', '4'],
            ['0', '["$K1"]'],
          ],
          [root, { status: 'success' }],
        ),
        answered(post('https://www.google-analytics.com/g/collect?en=add_to_cart', {}), {}),
      ],
      expected: [],
    },
  ],
}
