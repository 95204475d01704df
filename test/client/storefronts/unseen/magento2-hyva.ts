import { answered, form, get, post, redirected, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const item = (qty: number) => ({
  qty,
  item_id: '9',
  product_id: '120',
  product_name: 'Hoodie',
  product_sku: 'HD-1',
  product_type: 'configurable',
  product_price: '<span class="price">€54.00</span>',
  product_price_value: 54,
  options: [{ label: 'Size', value: 'M', option_id: 93, option_value: '167' }],
})
const load = (...items: object[]) =>
  answered(get('/customer/section/load/?sections='), {
    cart: { summary_count: items.length, subtotalAmount: 54, items, data_id: 5 },
    customer: { fullname: 'Ada Lovelace' },
    messages: { messages: [] },
  })
const line = { lineId: '9', itemId: '120', sku: 'HD-1', price: 54, currency: 'EUR' }
const add = form('https://hyva.example/checkout/cart/add/uenc/aHR0/product/120/', {
  product: '120',
  item: '120',
  selected_configurable_option: '',
  'super_attribute[93]': '167',
  qty: '2',
  form_key: 'fk',
})

export const magento2Hyva: UnseenShop = {
  storefront: 'magento2-hyva',
  url: 'https://hyva.example/hoodie.html',
  page: { globals: { hyva: { getCookie: true }, Alpine: { version: '3.14' } } },
  sessions: [
    {
      case: 'success',
      title: 'the form sends the page away and the cart section tells',
      page: { cart: [] },
      steps: [redirected(add, 'https://hyva.example/hoodie.html'), load(item(2))],
      expected: ['add_to_cart 120|HD-1×2@54'],
    },
    {
      case: 'no-op',
      title: 'the form is refused, which only the cart tells',
      page: { cart: [{ ...line, quantity: 1 }] },
      steps: [redirected(add, 'https://hyva.example/hoodie.html'), load(item(1))],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'in the cart drawer',
      page: { cart: [{ ...line, quantity: 1 }] },
      steps: [
        answered(
          {
            ...urlencoded('/checkout/sidebar/updateItemQty/', {
              form_key: 'fk',
              item_id: 9,
              item_qty: 3,
              uenc: 'aHR',
            }),
            requestHeaders: {
              'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
              'x-requested-with': 'XMLHttpRequest',
            },
          },
          { success: true },
        ),
        load(item(3)),
      ],
      expected: ['update_cart 120|HD-1×3 +2'],
    },
    {
      case: 'removal',
      title: 'in the cart drawer, refused and done',
      page: { cart: [{ ...line, quantity: 2 }] },
      steps: [
        answered(
          urlencoded('/checkout/sidebar/removeItem/', { form_key: 'old', item_id: 9, uenc: 'a' }),
          {
            success: false,
            error_message: 'We can’t remove the item.',
          },
        ),
        answered(
          urlencoded('/checkout/sidebar/removeItem/', { form_key: 'fk', item_id: 9, uenc: 'a' }),
          {
            success: true,
          },
        ),
        load(),
      ],
      expected: ['remove_from_cart 120|HD-1×2'],
    },
    {
      case: 'poll',
      title: 'sections of every page and compare lists',
      page: { cart: [{ ...line, quantity: 2 }] },
      steps: [
        load(item(2)),
        redirected(form('/catalog/product_compare/add/', { product: '120', form_key: 'fk' }), '/'),
        answered(post('/wishlist/index/add/', { product: 120 }), {}),
      ],
      expected: [],
    },
  ],
}
