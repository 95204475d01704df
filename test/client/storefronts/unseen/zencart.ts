import { form, get, paged, redirected } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const cartUrl = 'https://zen.example/store/index.php?main_page=shopping_cart'
const page = (name: string, more = '') => `/store/index.php?main_page=${name}${more}`
const lamp = { lineId: '34', itemId: '34', price: 15, currency: 'USD' }

export const zencart: UnseenShop = {
  storefront: 'zencart',
  url: `https://zen.example/store/index.php?main_page=product_info&cPath=3&products_id=34`,
  page: {
    metas: { generator: 'shopping cart program by Zen Cart®, http://www.zen-cart.com eCommerce' },
    products: [{ item_id: '34', item_name: 'Lamp', price: 15 }],
  },
  sessions: [
    {
      case: 'success',
      title: 'the product form, in a folder',
      steps: [
        redirected(
          form(page('product_info', '&cPath=3&products_id=34&action=add_product'), {
            securityToken: 's',
            'id[1]': '15',
            cart_quantity: '2',
            products_id: '34',
          }),
          cartUrl,
        ),
      ],
      expected: ['add_to_cart 34×2@15'],
    },
    {
      case: 'form or link',
      title: 'buy now, and several of a list',
      steps: [
        redirected(get(page('index', '&cPath=3&products_id=34&action=buy_now')), cartUrl),
        redirected(
          form('/store/index.php?main_page=index&cPath=3&action=multiple_products_add_product', {
            'products_id[34]': '1',
            'products_id[35]': '0',
            'products_id[36]': '4',
          }),
          cartUrl,
        ),
      ],
      expected: ['add_to_cart 34×1@15', 'add_to_cart 34×1@15', 'add_to_cart 36×4'],
    },
    {
      case: 'quantity change',
      title: 'the cart form',
      page: {
        cart: [
          { ...lamp, quantity: 1 },
          { lineId: '36', itemId: '36', quantity: 2 },
        ],
        url: cartUrl,
      },
      steps: [
        redirected(
          {
            ...form(page('shopping_cart', '&action=update_product'), {}),
            requestBody: [
              ['securityToken', 's'],
              ['cart_quantity[]', '3'],
              ['products_id[]', '34'],
              ['cart_quantity[]', '2'],
              ['products_id[]', '36'],
            ],
          },
          cartUrl,
        ),
      ],
      expected: ['update_cart 34×3 +2'],
    },
    {
      case: 'removal',
      title: 'the bin is a link',
      page: { cart: [{ ...lamp, quantity: 3 }], url: cartUrl },
      steps: [
        redirected(get(page('shopping_cart', '&action=remove_product&product_id=34')), cartUrl),
      ],
      expected: ['remove_from_cart 34×3'],
    },
    {
      case: 'failure with 4xx',
      title: 'a server that is down',
      steps: [
        paged(
          form(page('product_info', '&products_id=34&action=add_product'), {
            cart_quantity: '1',
            products_id: '34',
          }),
          '<h1>503',
          503,
        ),
      ],
      expected: [],
    },
    {
      case: 'poll',
      title: 'pages, sessions of other actions',
      steps: [
        paged(get(page('shopping_cart'))),
        paged(get(page('product_info', '&products_id=34&zenid=x'))),
        redirected(form(page('product_info', '&action=notify&products_id=34'), {}), '/'),
        paged(get(page('advanced_search_result', '&keyword=lamp'))),
      ],
      expected: [],
    },
  ],
}
