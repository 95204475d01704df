import { answered, form, get, paged, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const ok = {
  success:
    'Success: You have added <a href="https://oc.example/index.php?route=product/product&amp;product_id=43">MacBook</a> to your <a href="https://oc.example/index.php?route=checkout/cart">shopping cart</a>!',
  total: '2 item(s) - $1,204.00',
}
const macbook = { lineId: '15', itemId: '43', name: 'MacBook', price: 602, currency: 'USD' }
const page = { products: [{ item_id: '43', item_name: 'MacBook', price: 602 }] }
const at = (route: string, lang = '') => `/index.php?route=${route}${lang && `&language=${lang}`}`

export const opencart: UnseenShop = {
  storefront: 'opencart',
  url: 'https://oc.example/index.php?route=product/product&product_id=43',
  page,
  sessions: [
    {
      case: 'success',
      title: 'version 3, with the badge after it',
      steps: [
        answered(urlencoded(at('checkout/cart/add'), { product_id: 43, quantity: 2 }), ok),
        paged(get(at('common/cart/info')), '<ul><li>2 item(s)'),
      ],
      expected: ['add_to_cart 43×2@602'],
    },
    {
      case: 'locale prefix',
      title: 'version 4, by a form',
      steps: [
        answered(
          urlencoded(at('checkout/cart.add', 'en-gb'), {
            'option[226]': 15,
            quantity: 1,
            product_id: 43,
            subscription_plan_id: 0,
          }),
          { success: ok.success },
        ),
        paged(get(at('common/cart.info', 'en-gb')), '<ul>'),
        answered(
          urlencoded('/index.php?route=checkout/cart|add&language=de-de', {
            product_id: 43,
            quantity: 3,
          }),
          { success: ok.success },
        ),
      ],
      expected: ['add_to_cart 43×1@602', 'add_to_cart 43×3@602'],
    },
    {
      case: 'failure with 200',
      title: 'options are missing, in both versions',
      steps: [
        answered(urlencoded(at('checkout/cart/add'), { product_id: 43, quantity: 1 }), {
          error: { option: { 226: 'Select required!' } },
          redirect: 'https://oc.example/index.php?route=product/product&product_id=43',
        }),
        answered(urlencoded(at('checkout/cart.add', 'en-gb'), { product_id: 43, quantity: 1 }), {
          error: {
            option_226: 'Select required!',
            warning: 'Warning: Please check the form carefully for errors!',
          },
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'version 3 by key, version 4 too',
      page: { ...page, cart: [{ ...macbook, quantity: 1 }] },
      steps: [
        answered(urlencoded(at('checkout/cart/edit'), { key: 15, quantity: 4 }), {
          success: 'Success: You have modified your shopping cart!',
          total: '4 item(s)',
        }),
        answered(urlencoded(at('checkout/cart.edit', 'en-gb'), { key: 15, quantity: 2 }), {
          success: 'Success: You have modified your shopping cart!',
        }),
      ],
      expected: ['update_cart 43×4 +3', 'update_cart 43×2 -2'],
    },
    {
      case: 'removal',
      title: 'by key',
      page: { ...page, cart: [{ ...macbook, quantity: 4 }] },
      steps: [
        answered(urlencoded(at('checkout/cart/remove'), { key: 15 }), {
          success: 'Success: You have modified your shopping cart!',
          total: '0 item(s) - $0.00',
        }),
      ],
      expected: ['remove_from_cart 43×4'],
    },
    {
      case: 'checkout',
      title: 'panels: one with errors, then those that hold',
      page: {
        ...page,
        cart: [{ ...macbook, quantity: 1 }],
        url: 'https://oc.example/index.php?route=checkout/checkout',
      },
      steps: [
        answered(urlencoded(at('checkout/guest/save'), { email: 'bad' }), {
          error: { email: 'E-Mail Address does not appear to be valid!' },
        }),
        answered(
          urlencoded(at('checkout/shipping_method/save'), {
            shipping_method: 'flat.flat',
            comment: '',
          }),
          [],
        ),
        answered(
          urlencoded(at('checkout/payment_method/save'), { payment_method: 'cod', agree: 1 }),
          [],
        ),
        paged(get(at('checkout/confirm')), '<table>'),
      ],
      expected: ['add_shipping_info', 'add_payment_info'],
    },
    {
      case: 'no-op',
      title: 'wish lists, comparisons, coupons of an extension',
      page,
      steps: [
        answered(urlencoded(at('account/wishlist/add'), { product_id: 43 }), {
          success: 'You have added MacBook to your wish list!',
          total: 'Wish List (1)',
        }),
        answered(urlencoded(at('product/compare/add'), { product_id: 43 }), {
          success: 'compared',
          total: '1',
        }),
        answered(form(at('extension/total/coupon/coupon'), { coupon: 'OLD' }), {
          error: 'Warning: Coupon is either invalid, expired or reached its usage limit!',
        }),
      ],
      expected: [],
    },
  ],
}
