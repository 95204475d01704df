import { answered, form, get, paged, redirected, urlencoded } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// PrestaShop/PrestaShop, themes/_core/js/cart.js, themes/classic/_dev/js/cart.js and
// controllers/front/CartController.php; ps_shoppingcart.js. OpenCart: opencart/opencart,
// upload/catalog/view/javascript/common.js of versions 3 and 4, controller/checkout/cart.php,
// controller/checkout/{shipping,payment}_method.php; the addresses of its demo shop.

const product = (quantity: number) => ({
  id_product_attribute: '9',
  id_product: '2',
  cart_quantity: `${quantity}`,
  id_shop: '1',
  id_customization: null,
  name: 'Brown bear sweater',
  quantity,
  reference: 'demo_3',
  price: '28,72 €',
  price_amount: 28.72,
  price_wt: 34.464,
  price_with_reduction: 34.464,
  total: '34,46 €',
  attributes: { Size: 'S' },
  minimal_quantity: '1',
  embedded_attributes: { id_product: '2' },
})
const cart = (products: object[], more: object = {}) => ({
  products,
  totals: { total: { type: 'total', label: 'Total', amount: 34.46, value: '34,46 €' } },
  subtotals: {},
  products_count: products.length,
  summary_string: '1 item',
  vouchers: { allowed: 1, added: {} },
  discounts: [],
  ...more,
})
const updated = (quantity: number, products: object[], errors: string | string[] = '') => ({
  success: true,
  id_product: 2,
  id_product_attribute: 9,
  id_customization: 0,
  quantity,
  cart: cart(products),
  errors,
})
const line = '/cart?update=1&id_product=2&id_product_attribute=9&token=t0k'
const step = (op: string, qty: number) =>
  urlencoded(`${line}&op=${op}`, { ajax: 1, action: 'update', qty })
const sweater = { itemId: '2', variantId: '9', sku: 'demo_3', currency: 'EUR' }
const ids = '2|9|2-9|demo_3'
const globals = {
  prestashop: { currency: { iso_code: 'EUR', sign: '€' }, urls: { pages: { cart: '/cart' } } },
}

const prestashop: UnseenShop = {
  storefront: 'prestashop',
  url: 'https://bears.example/men/2-9-brown-bear.html',
  page: { globals },
  sessions: [
    {
      case: 'success',
      title: 'two on the product page; the small cart and the cart are drawn again',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/cart', {
            token: 't0k',
            id_product: 2,
            id_customization: 0,
            'group[1]': 1,
            qty: 2,
            add: 1,
            action: 'update',
          }),
          updated(2, [product(2)]),
        ),
        answered(
          urlencoded('/module/ps_shoppingcart/ajax', {
            id_customization: 0,
            id_product_attribute: 9,
            id_product: 2,
            action: 'add-to-cart',
          }),
          { preview: '<div class="blockcart">', modal: '<div id="blockcart-modal">' },
        ),
        answered(urlencoded('/cart?ajax=1&action=refresh', { id_product: 2 }), {
          cart_detailed: '<div class="cart-overview">',
          cart_voucher: '',
        }),
      ],
      expected: [`add_to_cart ${ids}×2`],
    },
    {
      case: 'success',
      title: 'a quick view of a list adds one to two',
      page: { cart: [{ ...sweater, quantity: 2 }] },
      steps: [
        answered(
          urlencoded('/cart', {
            token: 't0k',
            id_product: 2,
            'group[1]': 1,
            qty: 1,
            add: 1,
            action: 'update',
          }),
          updated(3, [product(3)]),
        ),
      ],
      expected: [`add_to_cart ${ids}×1`],
    },
    {
      case: 'failure with 200',
      title: 'not that many; the line of the cart stays',
      page: { cart: [{ ...sweater, quantity: 2 }] },
      steps: [
        answered(
          urlencoded('/cart', { token: 't0k', id_product: 2, qty: 900, add: 1, action: 'update' }),
          {
            hasError: true,
            errors: ['There are not enough products in stock.'],
            quantity: 2,
          },
        ),
        answered(
          step('up', 900),
          updated(
            2,
            [product(2)],
            'The available purchase order quantity for this product is 300.',
          ),
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'by what is to be added, what is to be taken, and away',
      page: { cart: [{ ...sweater, quantity: 1 }] },
      steps: [
        answered(step('up', 3), updated(4, [product(4)])),
        answered(step('down', 1), updated(3, [product(3)])),
        answered(
          urlencoded('/cart?delete=1&id_product=2&id_product_attribute=9&token=t0k', {
            ajax: 1,
            action: 'update',
          }),
          { ...updated(0, []), quantity: null },
        ),
      ],
      expected: [`update_cart ${ids}×4 +3`, `update_cart ${ids}×3 -1`, `remove_from_cart ${ids}×3`],
    },
    {
      case: 'coupon',
      title: 'a wrong code, a right one',
      page: { cart: [{ ...sweater, quantity: 1 }] },
      steps: [
        answered(
          urlencoded('/cart', {
            token: 't0k',
            addDiscount: 1,
            discount_name: 'NOPE',
            ajax: 1,
            action: 'update',
          }),
          { hasError: true, errors: ['This voucher does not exist.'], quantity: null },
        ),
        answered(
          urlencoded('/cart', {
            token: 't0k',
            addDiscount: 1,
            discount_name: 'HONEY',
            ajax: 1,
            action: 'update',
          }),
          {
            ...updated(0, [product(1)]),
            id_product: 0,
            cart: cart([product(1)], {
              vouchers: {
                allowed: 1,
                added: { 3: { id_cart_rule: '3', name: 'Honey week', code: 'HONEY' } },
              },
            }),
          },
        ),
      ],
      expected: ['apply_coupon $HONEY'],
    },
    {
      case: 'locale prefix',
      title: 'in French, where the cart has another name',
      page: { cart: [], url: 'https://bears.example/fr/homme/2-9-ours-brun.html' },
      steps: [
        answered(
          urlencoded('/fr/panier', {
            token: 't0k',
            id_product: 2,
            'group[1]': 1,
            qty: 1,
            add: 1,
            action: 'update',
          }),
          updated(1, [product(1)]),
        ),
        answered(
          urlencoded('/fr/panier?update=1&id_product=2&id_product_attribute=9&token=t0k&op=up', {
            ajax: 1,
            action: 'update',
            qty: 1,
          }),
          updated(2, [product(2)]),
        ),
      ],
      expected: [`add_to_cart ${ids}×1`, `update_cart ${ids}×2 +1`],
    },
    {
      case: 'poll',
      title: 'a combination, the cart drawn again, a wish, a quick view',
      page: { cart: [{ ...sweater, quantity: 1 }] },
      steps: [
        answered(
          urlencoded('/men/2-brown-bear.html?id_product=2&qty=1', {
            ajax: 1,
            action: 'refresh',
            quantity_wanted: 2,
          }),
          {
            product_prices: '<div>',
            product_url: 'https://bears.example/men/2-9.html',
            id_product_attribute: 9,
          },
        ),
        answered(urlencoded('/cart?ajax=1&action=refresh', {}), { cart_detailed: '<div>' }),
        answered(
          urlencoded('/index.php?controller=product', { action: 'quickview', id_product: 2 }),
          {
            quickview_html: '<div>',
            product: { id_product: 2, price: '34,46 €' },
          },
        ),
        answered(
          get('/module/blockwishlist/action?action=addProductToWishlist&params[id_product]=2'),
          { success: true, id: 1, message: 'Product added' },
        ),
      ],
      expected: [],
    },
  ],
}

const added = (name: string) =>
  `Success: You have added <a href="https://macs.example/index.php?route=product/product&amp;product_id=43">${name}</a> to your <a href="https://macs.example/index.php?route=checkout/cart">shopping cart</a>!`
const v3 = (route: string, fields: Record<string, string | number>) =>
  urlencoded(`/index.php?route=${route}`, fields)
const v4 = (route: string, fields: Record<string, string | number>) =>
  urlencoded(`/index.php?route=${route}&language=en-gb`, fields)
const mac = { lineId: '512', itemId: '43', quantity: 1 }

const opencart: UnseenShop = {
  storefront: 'opencart',
  url: 'https://macs.example/index.php?route=product/product&product_id=43',
  page: { globals: { getURLVar: {}, cart: {}, wishlist: {} } },
  sessions: [
    {
      case: 'success',
      title: 'version 3: from a list, two on the product page',
      page: { cart: [] },
      steps: [
        answered(v3('checkout/cart/add', { product_id: 43, quantity: 1 }), {
          success: added('MacBook'),
          total: '1 item(s) - $602.00',
        }),
        paged(get('/index.php?route=common/cart/info')),
        answered(v3('checkout/cart/add', { 'option[226]': 15, quantity: 2, product_id: 43 }), {
          success: added('MacBook'),
          total: '3 item(s) - $1,806.00',
        }),
      ],
      expected: ['add_to_cart 43×1', 'add_to_cart 43×2'],
    },
    {
      case: 'success',
      title: 'version 4: from a list, two on the product page, in the demo shop',
      page: { cart: [] },
      steps: [
        answered(v4('checkout/cart.add', { product_id: 43, quantity: 1 }), {
          success: added('MacBook'),
        }),
        paged(get('/index.php?route=common/cart.info&language=en-gb')),
        answered(v4('checkout/cart.add', { 'option[226]': 15, quantity: 2, product_id: 43 }), {
          success: added('MacBook'),
        }),
        answered(urlencoded('/en-gb?route=checkout/cart.add', { product_id: 43, quantity: 1 }), {
          success: added('MacBook'),
        }),
      ],
      expected: ['add_to_cart 43×1', 'add_to_cart 43×2', 'add_to_cart 43×1'],
    },
    {
      case: 'failure with 200',
      title: 'an option is missing, in both versions and from a list',
      page: { cart: [] },
      steps: [
        answered(v3('checkout/cart/add', { quantity: 1, product_id: 42 }), {
          error: { option: { 218: 'Radio required!' } },
          redirect: 'https://macs.example/index.php?route=product/product&product_id=42',
        }),
        answered(v3('checkout/cart/add', { product_id: 42, quantity: 1 }), {
          redirect: 'https://macs.example/index.php?route=product/product&product_id=42',
        }),
        answered(v4('checkout/cart.add', { product_id: 42, quantity: 1 }), {
          error: { option_218: 'Radio required!' },
          redirect: 'https://macs.example/en-gb/product/apple-cinema',
        }),
        answered(v4('checkout/cart.add', { product_id: 999, quantity: 1 }), {
          error: { warning: 'Product not found!' },
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'version 4: up, down, away',
      page: { cart: [mac] },
      steps: [
        answered(v4('checkout/cart.edit', { key: 512, quantity: 3 }), {
          success: 'Success: You have modified your shopping cart!',
        }),
        answered(v4('checkout/cart.edit', { key: 512, quantity: 2 }), {
          success: 'Success: You have modified your shopping cart!',
        }),
        answered(v4('checkout/cart.remove', { key: 512 }), {
          success: 'Success: You have modified your shopping cart!',
        }),
      ],
      expected: ['update_cart 43×3 +2', 'update_cart 43×2 -1', 'remove_from_cart 43×2'],
    },
    {
      case: 'quantity change',
      title: 'version 3: the form of the cart, then the cross of the small one',
      page: { cart: [mac] },
      steps: [
        redirected(
          form('/index.php?route=checkout/cart/edit', { 'quantity[512]': 4 }),
          'https://macs.example/index.php?route=checkout/cart',
        ),
        answered(v3('checkout/cart/remove', { key: 512 }), {
          success: 'Success: You have modified your shopping cart!',
          total: '0 item(s) - $0.00',
        }),
      ],
      expected: ['update_cart 43×4 +3', 'remove_from_cart 43×4'],
    },
    {
      case: 'coupon',
      title: 'version 3 sends on, version 4 says it',
      page: { cart: [mac] },
      steps: [
        answered(v3('extension/total/coupon/coupon', { coupon: 'NOPE' }), {
          error: 'Warning: Coupon is either invalid, expired or reached its usage limit!',
        }),
        answered(v3('extension/total/coupon/coupon', { coupon: '2222' }), {
          redirect: 'https://macs.example/index.php?route=checkout/cart',
        }),
        answered(v4('extension/opencart/total/coupon.save', { coupon: 'NOPE' }), {
          error: 'Warning: Coupon is either invalid, expired or reached its usage limit!',
        }),
        answered(v4('extension/opencart/total/coupon.save', { coupon: '3333' }), {
          success: 'Success: Your coupon discount has been applied!',
        }),
      ],
      expected: ['apply_coupon $2222', 'apply_coupon $3333'],
    },
    {
      case: 'checkout',
      title: 'ways of shipping and of payment, in both versions, and refused',
      page: { cart: [mac], url: 'https://macs.example/index.php?route=checkout/checkout' },
      steps: [
        answered(
          v3('checkout/shipping_method/save', { shipping_method: 'flat.flat', comment: '' }),
          [],
        ),
        answered(v3('checkout/payment_method/save', { payment_method: 'cod', comment: '' }), {
          error: { warning: 'Warning: You must agree to the Terms & Conditions!' },
        }),
        answered(v3('checkout/payment_method/save', { payment_method: 'cod', agree: 1 }), []),
        answered(v4('checkout/shipping_method.save', { shipping_method: 'flat.flat' }), {
          success: 'Success: You have changed shipping method!',
        }),
        answered(v4('checkout/payment_method.save', { payment_method: 'cod.cod' }), {
          success: 'Success: You have changed payment method!',
        }),
      ],
      expected: ['add_shipping_info', 'add_payment_info', 'add_shipping_info', 'add_payment_info'],
    },
    {
      case: 'poll',
      title: 'the small cart, a wish, a comparison, zones of a country',
      page: { cart: [mac] },
      steps: [
        paged(get('/index.php?route=common/cart/info')),
        answered(v3('account/wishlist/add', { product_id: 43 }), {
          success: 'Success: You have added MacBook to your wish list!',
          total: 'Wish List (1)',
        }),
        answered(v4('product/compare.add', { product_id: 43 }), {
          success: 'Success: You have added MacBook to your product comparison!',
        }),
        answered(get('/index.php?route=localisation/country&country_id=222'), { zone: [] }),
        answered(v4('checkout/shipping_method.quote', {}), { shipping_methods: { flat: {} } }),
      ],
      expected: [],
    },
  ],
}

export const prestashopAndOpencartThemes: readonly UnseenShop[] = [prestashop, opencart]
