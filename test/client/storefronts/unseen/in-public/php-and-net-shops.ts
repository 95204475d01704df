import { answered, form, get, paged, post, redirected, urlencoded } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// PrestaShop/PrestaShop: themes/_core/js/cart.js, controllers/front/CartController.php, and its
// classic and hummingbird themes; opencart/opencart: upload/catalog/controller/checkout/cart.php at
// 2.3, 3.0 and 4.0 with view/javascript/common.js; Journal's cart.js; shopware/shopware:
// StorefrontBundle's CartLineItemController and the Store API's schema (@shopware/api-client).

const cup = (quantity: number) => ({
  id_product: '8',
  id_product_attribute: '12',
  id_customization: '0',
  name: 'Mug The best',
  reference: 'demo_11',
  price: '11,90 €',
  price_amount: 11.9,
  price_wt: 11.9,
  quantity,
  cart_quantity: `${quantity}`,
  stock_quantity: 300,
  url: 'https://cup.example/es/8-12-mug.html',
})
const prestaCart = (products: object[], more: object = {}) => ({
  products,
  totals: { total: { type: 'total', label: 'Total', amount: 11.9, value: '11,90 €' } },
  subtotals: { products: { type: 'products', amount: 11.9, value: '11,90 €' } },
  products_count: products.length,
  summary_string: '1 artículo',
  labels: {},
  id_address_delivery: 0,
  is_virtual: false,
  vouchers: { allowed: 1, added: [] },
  discounts: [],
  minimalPurchase: 0,
  minimalPurchaseRequired: '',
  ...more,
})
const presta = (products: object[], more: object = {}) => ({
  success: true,
  id_product: 8,
  id_product_attribute: 12,
  id_customization: 0,
  quantity: 1,
  cart: prestaCart(products),
  errors: '',
  ...more,
})
const mug = {
  lineId: '8-12-0',
  itemId: '8',
  variantId: '12',
  sku: 'demo_11',
  price: 11.9,
  currency: 'EUR',
}
const prestaQuery = 'id_product=8&id_product_attribute=12&token=e5f&id_customization=0'

const prestashop: UnseenShop = {
  storefront: 'prestashop',
  url: 'https://cup.example/es/inicio/8-12-mug.html',
  page: {
    globals: {
      prestashop: {
        cart: { products: [], products_count: 0 },
        currency: { id: 1, name: 'Euro', iso_code: 'EUR', iso_code_num: '978', sign: '€' },
        urls: {
          base_url: 'https://cup.example/',
          pages: { cart: 'https://cup.example/es/carrito' },
        },
      },
    },
  },
  sessions: [
    {
      case: 'locale prefix',
      title: 'the product form by the Spanish address',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('https://cup.example/es/carrito', {
            token: 'e5f',
            id_product: 8,
            id_customization: 0,
            'group[3]': 2,
            qty: 2,
            add: 1,
            action: 'update',
          }),
          presta([cup(2)], { quantity: 2 }),
        ),
        answered(
          urlencoded('https://cup.example/es/module/ps_shoppingcart/ajax', {
            id_customization: 0,
            id_product_attribute: 12,
            id_product: 8,
            action: 'add-to-cart',
          }),
          { preview: '<div class="blockcart"></div>', modal: '<div id="blockcart-modal"></div>' },
        ),
      ],
      expected: ['add_to_cart 8|12|demo_11×2'],
    },
    {
      case: 'quantity change',
      title: "the cart's spinner: one up, three down, a number, its bin",
      page: { cart: [{ ...mug, quantity: 4 }] },
      steps: [
        answered(
          urlencoded(`https://cup.example/es/carrito?update=1&${prestaQuery}&op=up`, {
            ajax: 1,
            action: 'update',
            qty: 1,
          }),
          presta([cup(5)], { quantity: 5 }),
        ),
        answered(
          urlencoded(`https://cup.example/es/carrito?update=1&${prestaQuery}&op=down`, {
            ajax: 1,
            action: 'update',
            qty: 3,
          }),
          presta([cup(2)], { quantity: 2 }),
        ),
        answered(urlencoded('https://cup.example/es/carrito?action=refresh', { ajax: 1 }), {
          cart_detailed: '<div class="cart-overview"></div>',
          cart_totals: '<div></div>',
        }),
        answered(
          urlencoded(`https://cup.example/es/carrito?delete=1&${prestaQuery}`, {
            ajax: 1,
            action: 'update',
          }),
          presta([], { quantity: 0 }),
        ),
      ],
      expected: [
        'update_cart 8|12|demo_11×5 +1',
        'update_cart 8|12|demo_11×2 -3',
        'remove_from_cart 8|12|demo_11×2',
      ],
    },
    {
      case: 'failure with 200',
      title: 'not that many, and more than there are in the cart',
      page: { cart: [{ ...mug, quantity: 1 }] },
      steps: [
        answered(
          urlencoded('https://cup.example/es/carrito', {
            token: 'e5f',
            id_product: 8,
            qty: 900,
            add: 1,
            action: 'update',
          }),
          {
            hasError: true,
            errors: ['No hay suficientes productos en stock.'],
            quantity: 1,
          },
        ),
        answered(
          urlencoded(`https://cup.example/es/carrito?update=1&${prestaQuery}&op=up`, {
            ajax: 1,
            action: 'update',
            qty: 800,
          }),
          {
            hasError: true,
            errors: ['The available purchase order quantity for this product is 300.'],
            quantity: 1,
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'a code that is none, one that is, and its bin',
      page: { cart: [{ ...mug, quantity: 1 }] },
      steps: [
        answered(
          urlencoded('https://cup.example/es/carrito', {
            token: 'e5f',
            addDiscount: 1,
            discount_name: 'NOPE',
            ajax: 1,
            action: 'update',
          }),
          { hasError: true, errors: ['Este cupón no existe'], quantity: null },
        ),
        answered(
          urlencoded('https://cup.example/es/carrito', {
            token: 'e5f',
            addDiscount: 1,
            discount_name: 'CUP5',
            ajax: 1,
            action: 'update',
          }),
          presta([cup(1)], { id_product: 0, quantity: null }),
        ),
        answered(
          urlencoded('https://cup.example/es/carrito?deleteDiscount=3&token=e5f', {
            ajax: 1,
            action: 'update',
          }),
          presta([cup(1)], { id_product: 0, quantity: null }),
        ),
      ],
      expected: ['apply_coupon $CUP5'],
    },
    {
      case: 'form or link',
      title: 'without script',
      page: { cart: [] },
      steps: [
        redirected(
          form('/es/carrito', { token: 'e5f', id_product: 8, id_customization: 0, qty: 3, add: 1 }),
          '/es/carrito?action=show',
        ),
      ],
      expected: ['add_to_cart 8×3'],
    },
  ],
}

const phone = { lineId: '41', itemId: '40', price: 123.2, currency: 'USD' }

const opencart: UnseenShop = {
  storefront: 'opencart',
  url: 'https://oc.example/index.php?route=product/product&language=en-gb&product_id=40',
  sessions: [
    {
      case: 'success',
      title: 'version 4: added, the small cart fetched, set and removed there',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/index.php?route=checkout/cart.add&language=en-gb', {
            'option[226]': 15,
            quantity: 2,
            product_id: 40,
          }),
          {
            success:
              'Success: You have added <a href="https://oc.example/en-gb/product/iphone">iPhone</a> to your <a href="https://oc.example/en-gb?route=checkout/cart">shopping cart</a>!',
          },
        ),
        paged(
          get('/index.php?route=common/cart.info&language=en-gb'),
          '<div class="dropdown d-grid"><ul><li><table><tr><td>iPhone</td><td>x 2</td></tr></table></li></ul></div>',
        ),
      ],
      expected: ['add_to_cart 40×2'],
    },
    {
      case: 'quantity change',
      title: "version 4's cart page: up, down, out",
      page: { cart: [{ ...phone, quantity: 2 }] },
      steps: [
        answered(
          urlencoded('/index.php?route=checkout/cart.edit&language=en-gb', {
            quantity: 5,
            key: 41,
          }),
          { success: 'Success: You have modified your shopping cart!' },
        ),
        paged(get('/index.php?route=checkout/cart.list&language=en-gb'), '<div></div>'),
        answered(
          urlencoded('/index.php?route=checkout/cart.edit&language=en-gb', {
            quantity: 1,
            key: 41,
          }),
          { success: 'Success: You have modified your shopping cart!' },
        ),
        answered(urlencoded('/index.php?route=checkout/cart.remove&language=en-gb', { key: 41 }), {
          success: 'Success: You have removed an item from your shopping cart!',
        }),
      ],
      expected: ['update_cart 40×5 +3', 'update_cart 40×1 -4', 'remove_from_cart 40×1'],
    },
    {
      case: 'failure with 200',
      title: 'options that are missing, in 4, 3 and 2.3; a minimum; a line that is gone',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/index.php?route=checkout/cart.add&language=en-gb', {
            quantity: 1,
            product_id: 42,
          }),
          { error: { option_217: 'Select required!', warning: 'Please check the form' } },
        ),
        answered(
          urlencoded('/index.php?route=checkout/cart/add', { product_id: 42, quantity: 1 }),
          {
            error: { option: { 217: 'Select required!' } },
            redirect: 'https://oc.example/index.php?route=product/product&product_id=42',
          },
        ),
        answered(
          urlencoded('/index.php?route=checkout/cart.add', { product_id: 43, quantity: 1 }),
          { redirect: 'https://oc.example/index.php?route=product/product&product_id=43' },
        ),
      ],
      expected: [],
    },
    {
      case: 'form or link',
      title: 'versions 2.3 and 3: small cart and the form of the cart page',
      page: {
        cart: [
          { ...phone, quantity: 1 },
          { lineId: '42', itemId: '47', quantity: 2 },
        ],
      },
      steps: [
        redirected(
          form('/index.php?route=checkout/cart/edit', { 'quantity[41]': 3, 'quantity[42]': 2 }),
          '/index.php?route=checkout/cart',
        ),
        answered(urlencoded('/index.php?route=checkout/cart/remove', { key: 42 }), {
          success: 'Success: You have modified your shopping cart!',
          total: '3 item(s) - $369.60',
        }),
      ],
      expected: ['update_cart 40×3 +2', 'remove_from_cart 47×2'],
    },
    {
      case: 'coupon',
      title: "version 4's and 3's coupons; a voucher's is another matter",
      page: { cart: [{ ...phone, quantity: 1 }] },
      steps: [
        answered(
          urlencoded('/index.php?route=extension/opencart/total/coupon.save&language=en-gb', {
            coupon: 'NOPE',
          }),
          { error: 'Warning: Coupon is either invalid, expired or reached its usage limit!' },
        ),
        answered(
          urlencoded('/index.php?route=extension/opencart/total/coupon.save&language=en-gb', {
            coupon: '2222',
          }),
          { success: 'Success: Your coupon discount has been applied!' },
        ),
        answered(urlencoded('/index.php?route=extension/total/coupon/coupon', { coupon: '1111' }), {
          redirect: 'https://oc.example/index.php?route=checkout/cart',
        }),
      ],
      expected: ['apply_coupon $2222', 'apply_coupon $1111'],
    },
    {
      case: 'checkout',
      title: "Journal's add with its own answer, and a total of zero decimals",
      page: { cart: [], globals: { Journal: { isPopup: false, checkoutUrl: '/checkout' } } },
      steps: [
        answered(
          urlencoded('index.php?route=journal3/checkout/save&confirm=false', {
            'order_data[firstname]': 'Ann',
          }),
          { status: 'success', response: { order_data: {}, error: null } },
        ),
        answered(urlencoded('index.php?route=checkout/cart/add', { product_id: 47, quantity: 3 }), {
          success: 'Success: You have added HP LP3065 to your shopping cart!',
          notification: { className: 'notification-cart', title: 'HP LP3065', position: 'center' },
          total: '3 item(s) - $300.00',
          items_count: 3,
          items_price: '$300.00',
        }),
      ],
      expected: ['add_to_cart 47×3'],
    },
  ],
}

const offcanvas = (inner = '') =>
  `<div class="offcanvas-body">${inner}<div class="line-item line-item-product js-cart-item" data-id="0191f2a4"></div></div>`
const swItem = (quantity: number) => ({
  id: '0191f2a4c7d07c1e8a4b5c6d7e8f9a0b',
  referencedId: '0191f2a4c7d07c1e8a4b5c6d7e8f9a0b',
  label: 'Premium T-Shirt',
  quantity,
  type: 'product',
  good: true,
  removable: true,
  stackable: true,
  modified: false,
  payload: { productNumber: 'SW10003', isNew: false, stock: 50 },
  price: {
    unitPrice: 29.99,
    totalPrice: 29.99 * quantity,
    quantity,
    calculatedTaxes: [],
    taxRules: [],
    apiAlias: 'calculated_price',
  },
  apiAlias: 'cart_line_item',
})
const promotion = {
  id: '0191ffff',
  referencedId: 'SHIRT5',
  label: 'Five off',
  quantity: 1,
  type: 'promotion',
  good: false,
  payload: { code: 'SHIRT5', discountType: 'absolute' },
  price: { unitPrice: -5, totalPrice: -5, quantity: 1 },
  apiAlias: 'cart_line_item',
}
const swCart = (lineItems: object[], errors: object = {}) => ({
  name: 'mainCart',
  token: 'a1b2',
  price: { netPrice: 25.2, totalPrice: 29.99, positionPrice: 29.99, taxStatus: 'gross' },
  lineItems,
  errors,
  deliveries: [],
  transactions: [],
  modified: false,
  apiAlias: 'cart',
})
const id = '0191f2a4c7d07c1e8a4b5c6d7e8f9a0b'
const shirt = { lineId: id, itemId: id, sku: 'SW10003', price: 29.99, currency: 'EUR' }

const shopware: UnseenShop = {
  storefront: 'shopware6',
  url: 'https://sw.example/de/Premium-T-Shirt/SW10003',
  page: {
    currency: 'EUR',
    globals: {
      activeNavigationId: '0191aa',
      router: { 'frontend.cart.offcanvas': '/de/checkout/offcanvas' },
      salesChannelId: '0191bb',
    },
  },
  sessions: [
    {
      case: 'locale prefix',
      title: 'the buy form into the offcanvas, which then changes and removes',
      page: { cart: [] },
      steps: [
        paged(
          form('/de/checkout/line-item/add', {
            redirectTo: 'frontend.cart.offcanvas',
            redirectParameters: '{"productId":"0191"}',
            [`lineItems[${id}][id]`]: id,
            [`lineItems[${id}][type]`]: 'product',
            [`lineItems[${id}][referencedId]`]: id,
            [`lineItems[${id}][stackable]`]: 1,
            [`lineItems[${id}][removable]`]: 1,
            [`lineItems[${id}][quantity]`]: 2,
            'product-name': 'Premium T-Shirt',
            'brand-name': 'Cotton',
          }),
          offcanvas(
            '<div role="alert" class="alert alert-success alert-has-icon">1 Produkt wurde in den Warenkorb gelegt.</div>',
          ),
        ),
        paged(
          form(`/de/checkout/line-item/change-quantity/${id}`, {
            redirectTo: 'frontend.cart.offcanvas',
            quantity: 4,
          }),
          offcanvas(),
        ),
        paged(
          form(`/de/checkout/line-item/delete/${id}`, { redirectTo: 'frontend.cart.offcanvas' }),
          '<div class="offcanvas-body">Ihr Warenkorb ist leer.</div>',
        ),
        paged(get('/de/widgets/checkout/info'), '<span class="header-cart-total">0,00 €*</span>'),
      ],
      expected: [`add_to_cart ${id}×2`, `update_cart ${id}×4 +2`, `remove_from_cart ${id}×4`],
    },
    {
      case: 'success',
      title: 'the Store API, as the composables send it',
      page: { cart: [] },
      steps: [
        answered(
          post('/store-api/checkout/cart/line-item', {
            items: [{ id, referencedId: id, type: 'product', quantity: 1 }],
          }),
          swCart([swItem(1)]),
        ),
        answered(
          post('/store-api/checkout/cart/line-item', { items: [{ id, quantity: 3 }] }, 'PATCH'),
          swCart([swItem(3)]),
        ),
        answered(
          post('/store-api/checkout/cart/line-item', { items: [{ id, quantity: 2 }] }, 'PATCH'),
          swCart([swItem(2)]),
        ),
        answered(post('/store-api/checkout/cart/line-item/delete', { ids: [id] }), swCart([])),
      ],
      expected: [
        `add_to_cart ${id}×1@29.99`,
        `update_cart ${id}×3 +2`,
        `update_cart ${id}×2 -1`,
        `remove_from_cart ${id}×2`,
      ],
    },
    {
      case: 'failure with 200',
      title: 'errors in the cart that comes back, and a product that is not there',
      page: { cart: [] },
      steps: [
        answered(
          post('/store-api/checkout/cart/line-item', {
            items: [{ id, referencedId: id, type: 'product', quantity: 1 }],
          }),
          swCart([], {
            [`product-not-found${id}`]: {
              id,
              level: 20,
              message: 'The product could not be found.',
              messageKey: 'product-not-found',
              key: `product-not-found${id}`,
            },
          }),
        ),
        answered(
          post('/store-api/checkout/cart/line-item', { items: [{ type: 'product' }] }),
          {
            errors: [
              { status: '400', code: 'CHECKOUT__CART_INVALID_LINE_ITEM_PAYLOAD', title: 'Bad' },
            ],
          },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'as a line of the Store API: none such, then one that is',
      page: { cart: [{ ...shirt, quantity: 1 }] },
      steps: [
        answered(
          post('/store-api/checkout/cart/line-item', {
            items: [{ referencedId: 'NOPE', type: 'promotion' }],
          }),
          swCart([swItem(1)], {
            'promotion-not-found': {
              level: 20,
              messageKey: 'promotion-not-found',
              promotionCode: 'NOPE',
            },
          }),
        ),
        answered(
          post('/store-api/checkout/cart/line-item', {
            items: [{ referencedId: 'SHIRT5', type: 'promotion' }],
          }),
          swCart([swItem(1), promotion], {
            'promotion-discount-added': {
              level: 0,
              messageKey: 'promotion-discount-added',
              name: 'Five off',
            },
          }),
        ),
        answered(get('/store-api/checkout/cart'), swCart([swItem(1), promotion])),
      ],
      expected: ['apply_coupon $SHIRT5'],
    },
    {
      case: 'form or link',
      title: 'by number of the product from the cart page, which leaves the page',
      page: { cart: [] },
      steps: [
        redirected(
          form('/de/checkout/product/add-by-number', {
            redirectTo: 'frontend.checkout.cart.page',
            number: 'SW10003',
          }),
          '/de/checkout/cart',
        ),
      ],
      expected: ['add_to_cart SW10003×1'],
    },
  ],
}

export const phpShops: readonly UnseenShop[] = [prestashop, opencart, shopware]
