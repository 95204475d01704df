import { answered, get, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

// What Ecwid's calls hold is documented nowhere: it tells of the cart by its script interface.
export const ecwid: UnseenShop = {
  storefront: 'ecwid',
  url: 'https://blog.example/store/Apple-p123',
  page: { globals: { Ecwid: { getOwnerId: {} }, ec: {} } },
  sessions: [
    {
      case: 'poll',
      title: 'catalogue, settings and statistics of the widget',
      steps: [
        answered(
          post('https://us-cdn.ecwid.com/rpc', 'opaque|7|0|9|https://app.ecwid.com/|getProduct'),
          '//OK[1,2]',
        ),
        answered(get('https://app.ecwid.com/data.js?ownerid=1003&id=my-store'), {}),
        answered(
          post('https://us-stats.ecwid.com/stats', { event: 'add_to_cart', product: 123 }),
          {},
        ),
        answered(
          post('https://us-fsi.ecwid.com/storefront/api/v1/1003/catalog', { productId: 123 }),
          { product: { id: 123, name: 'Apple', price: 1.99, sku: '0001' } },
        ),
      ],
      expected: [],
    },
    {
      case: 'beacon',
      title: 'what other vendors are told on the same page',
      page: { cart: [{ itemId: '123', sku: '0001', price: 1.99, currency: 'USD', quantity: 1 }] },
      steps: [
        answered(
          post('https://www.google-analytics.com/g/collect?v=2&en=add_to_cart&pr1=id0001~qt2', ''),
          {},
        ),
        answered(get('https://www.facebook.com/tr/?id=1&ev=AddToCart&cd[content_ids]=0001'), {}),
      ],
      expected: [],
    },
  ],
}
