import { answered, form, get, paged, redirected, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const line = { lineId: '501', itemId: '88', sku: 'VASE', price: 20, currency: 'GBP' }
const root = 'https://old.example/index.php/uk'
const add = (qty: string) =>
  form(`${root}/checkout/cart/add/uenc/aHR0cDovL29sZA,,/product/88/form_key/Kk3/`, {
    form_key: 'Kk3',
    product: '88',
    related_product: '',
    qty,
  })
const section = (goto: string) => ({
  goto_section: goto,
  update_section: { name: goto.replace('_', '-'), html: '<form>' },
})

export const magento1Openmage: UnseenShop = {
  storefront: 'magento1-openmage',
  url: `${root}/vase.html`,
  page: {
    globals: { Mage: { Cookies: {} }, VarienForm: {} },
    products: [{ item_id: '88', sku: 'VASE', item_name: 'Vase', price: 20 }],
  },
  sessions: [
    {
      case: 'success',
      title: 'the product form, and on to the cart',
      steps: [redirected(add('2'), `${root}/checkout/cart/`)],
      expected: ['add_to_cart 88|VASE×2@20'],
    },
    {
      case: 'form or link',
      title: 'a link of a list',
      steps: [
        redirected(
          get(`${root}/checkout/cart/add/uenc/aHR0/product/88/form_key/Kk3/`),
          `${root}/checkout/cart/`,
        ),
      ],
      expected: ['add_to_cart 88|VASE×1'],
    },
    {
      case: 'failure with 4xx',
      title: 'a form key that is no longer good, a server that is down',
      steps: [paged(add('1'), '<h1>Forbidden</h1>', 403), paged(add('1'), '<h1>Error</h1>', 503)],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'in the mini cart, then refused',
      page: { cart: [{ ...line, quantity: 1 }] },
      steps: [
        answered(
          urlencoded('/index.php/uk/checkout/cart/ajaxUpdate/id/501/', { qty: 3, form_key: 'Kk3' }),
          {
            qty: 3,
            content: '<div class="minicart">',
            success: 1,
            message: 'Item was updated successfully.',
          },
        ),
        answered(
          urlencoded('/index.php/uk/checkout/cart/ajaxUpdate/id/501/', {
            qty: 999,
            form_key: 'Kk3',
          }),
          {
            success: 0,
            error: 'Can not save item.',
          },
        ),
      ],
      expected: ['update_cart 88|VASE×3 +2'],
    },
    {
      case: 'removal',
      title: 'in the mini cart',
      page: { cart: [{ ...line, quantity: 2 }] },
      steps: [
        answered(
          urlencoded('/index.php/uk/checkout/cart/ajaxDelete/id/501/uenc/aHR0/', {
            form_key: 'Kk3',
          }),
          {
            qty: 0,
            content: '<div class="minicart">',
            success: 1,
            message: 'Item was removed successfully.',
          },
        ),
      ],
      expected: ['remove_from_cart 88|VASE×2'],
    },
    {
      case: 'checkout',
      title: 'one page, section by section',
      page: { cart: [{ ...line, quantity: 1 }], url: `${root}/checkout/onepage/` },
      steps: [
        answered(
          urlencoded('/index.php/uk/checkout/onepage/saveBilling/', {
            'billing[email]': 'a@mail.example',
          }),
          section('shipping_method'),
        ),
        answered(
          urlencoded('/index.php/uk/checkout/onepage/saveShippingMethod/', {
            shipping_method: 'flatrate_flatrate',
          }),
          section('payment'),
        ),
        answered(
          urlencoded('/index.php/uk/checkout/onepage/savePayment/', {
            'payment[method]': 'ccsave',
          }),
          { error: 'Credit card number mismatch.' },
        ),
        answered(
          urlencoded('/index.php/uk/checkout/onepage/savePayment/', {
            'payment[method]': 'checkmo',
          }),
          section('review'),
        ),
      ],
      expected: ['checkout_step :billing|address', 'add_shipping_info', 'add_payment_info'],
    },
    {
      case: 'no-op',
      title: 'wish lists and comparisons',
      steps: [
        redirected(get(`${root}/wishlist/index/add/product/88/form_key/Kk3/`), `${root}/wishlist/`),
        redirected(
          get(`${root}/catalog/product_compare/add/product/88/uenc/aHR/form_key/Kk3/`),
          '/',
        ),
        paged(get(`${root}/checkout/cart/`)),
      ],
      expected: [],
    },
  ],
}
