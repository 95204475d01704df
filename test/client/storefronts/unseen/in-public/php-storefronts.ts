import {
  answered,
  form,
  get,
  graphql,
  paged,
  post,
  redirected,
  send,
  urlencoded,
} from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// Shopware: shopware/shopware, Storefront plugins add-to-cart and offcanvas-cart,
// CartLineItemController; shopware/frontends for its API. Sylius: Sylius/Sylius, sylius-add-to-cart.js
// and tests/Api/Responses/shop/checkout. LiteCart: litecart/litecart, pages/ajax/cart.json.inc.php,
// library/lib_cart.inc.php, default.catalog/js/app.js. Zen Cart: zencart/zencart,
// includes/main_cart_actions.php. Bagisto: bagisto/bagisto, Shop API CartController and
// OnepageController; bagisto/graphql-api. Craft: craftcms/commerce, CartController.

const alert = (kind: string, text: string) =>
  `<div role="alert" class="alert alert-${kind} alert-has-icon"><div class="alert-content-container"><div class="alert-content">${text}</div></div></div>`
const offcanvas = (inner: string) => `<div class="offcanvas-body">${inner}</div>`
const swLine = (quantity: number) =>
  `<div class="offcanvas-cart-items"><div class="line-item line-item-product is-offcanvas js-cart-item" role="listitem"><a href="/sail/SW10001" class="line-item-label">Sail</a><div class="line-item-product-number">Product number: SW10001</div><form action="/checkout/line-item/change-quantity/018f1f00aa" method="post"><input type="number" name="quantity" value="${quantity}"></form></div></div>`
const sail = { lineId: '018f1f00aa', itemId: '018f1f00aa', sku: 'SW10001' }
const swApiCart = (lineItems: object[], errors: object = {}) => ({
  name: 'token',
  token: 'tk1',
  price: { netPrice: 16.8, totalPrice: 19.99, positionPrice: 19.99, taxStatus: 'gross' },
  lineItems,
  errors,
  apiAlias: 'cart',
})
const swApiLine = (quantity: number) => ({
  id: '018f1f00aa',
  referencedId: '018f1f00aa',
  label: 'Sail',
  quantity,
  type: 'product',
  payload: { productNumber: 'SW10001', stock: 5 },
  price: { unitPrice: 19.99, totalPrice: 19.99 * quantity, quantity },
  good: true,
  apiAlias: 'cart_line_item',
})

const shopware: UnseenShop = {
  storefront: 'shopware6',
  url: 'https://sails.example/de/sail/SW10001',
  page: {
    globals: {
      PluginManager: {},
      router: { 'frontend.cart.offcanvas': '/de/checkout/offcanvas' },
      activeRoute: 'frontend.detail.page',
    },
  },
  sessions: [
    {
      case: 'success',
      title: 'two on the product page, one from a list, into the off-canvas cart',
      page: { cart: [] },
      steps: [
        paged(
          form('/de/checkout/line-item/add', {
            redirectTo: 'frontend.cart.offcanvas',
            'lineItems[018f1f00aa][id]': '018f1f00aa',
            'lineItems[018f1f00aa][type]': 'product',
            'lineItems[018f1f00aa][referencedId]': '018f1f00aa',
            'lineItems[018f1f00aa][stackable]': 1,
            'lineItems[018f1f00aa][removable]': 1,
            'lineItems[018f1f00aa][quantity]': 2,
            'product-name': 'Sail',
            'brand-name': 'Wind',
          }),
          offcanvas(alert('success', '2 Produkte hinzugefügt') + swLine(2)),
        ),
        paged(get('/de/widgets/checkout/info'), '<span class="header-cart-total">39,98 €</span>'),
        paged(
          form('/de/checkout/line-item/add', {
            redirectTo: 'frontend.cart.offcanvas',
            'lineItems[018f1f00aa][id]': '018f1f00aa',
            'lineItems[018f1f00aa][referencedId]': '018f1f00aa',
            'lineItems[018f1f00aa][type]': 'product',
            'lineItems[018f1f00aa][stackable]': 1,
            'lineItems[018f1f00aa][removable]': 1,
            'lineItems[018f1f00aa][quantity]': 1,
          }),
          offcanvas(alert('success', '1 Produkt hinzugefügt') + swLine(3)),
        ),
      ],
      expected: ['add_to_cart 018f1f00aa|SW10001×2', 'add_to_cart 018f1f00aa|SW10001×1'],
    },
    {
      case: 'quantity change',
      title: 'off-canvas: up, down, away',
      page: { cart: [{ ...sail, quantity: 1 }] },
      steps: [
        paged(
          form('/de/checkout/line-item/change-quantity/018f1f00aa', {
            redirectTo: 'frontend.cart.offcanvas',
            quantity: 3,
          }),
          offcanvas(alert('success', 'Der Warenkorb wurde aktualisiert.') + swLine(3)),
        ),
        paged(
          form('/de/checkout/line-item/change-quantity/018f1f00aa', {
            redirectTo: 'frontend.cart.offcanvas',
            quantity: 2,
          }),
          offcanvas(alert('success', 'Der Warenkorb wurde aktualisiert.') + swLine(2)),
        ),
        paged(
          form('/de/checkout/line-item/delete/018f1f00aa', {
            redirectTo: 'frontend.cart.offcanvas',
          }),
          offcanvas(alert('info', 'Ihr Warenkorb ist leer.')),
        ),
      ],
      expected: [
        'update_cart 018f1f00aa|SW10001×3 +2',
        'update_cart 018f1f00aa|SW10001×2 -1',
        'remove_from_cart 018f1f00aa|SW10001×2',
      ],
    },
    {
      case: 'failure with 200',
      title: 'a product that is gone, a promotion that is not',
      page: { cart: [] },
      steps: [
        paged(
          form('/de/checkout/line-item/add', {
            redirectTo: 'frontend.cart.offcanvas',
            'lineItems[0ff][id]': '0ff',
            'lineItems[0ff][referencedId]': '0ff',
            'lineItems[0ff][type]': 'product',
            'lineItems[0ff][quantity]': 1,
          }),
          offcanvas(alert('danger', 'Das Produkt konnte nicht gefunden werden.')),
        ),
        paged(
          form('/de/checkout/promotion/add', {
            redirectTo: 'frontend.cart.offcanvas',
            code: 'NOPE',
          }),
          offcanvas(alert('danger', 'Gutschein mit dem Code "NOPE" nicht gefunden.')),
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'off-canvas, then the ways of shipping and of payment',
      page: { cart: [{ ...sail, quantity: 1 }] },
      steps: [
        paged(
          form('/de/checkout/promotion/add', {
            redirectTo: 'frontend.cart.offcanvas',
            code: 'BREEZE',
          }),
          offcanvas(alert('success', 'Gutscheincode wurde hinzugefügt.') + swLine(1)),
        ),
        redirected(
          form('/de/checkout/configure', {
            shippingMethodId: '0a1',
            redirectTo: 'frontend.checkout.confirm.page',
          }),
          '/de/checkout/confirm',
        ),
        redirected(
          form('/de/checkout/configure', {
            paymentMethodId: '0b1',
            redirectTo: 'frontend.checkout.confirm.page',
          }),
          '/de/checkout/confirm',
        ),
      ],
      expected: ['apply_coupon $BREEZE', 'add_shipping_info', 'add_payment_info'],
    },
    {
      case: 'success',
      title: 'the API of composable frontends, capped by the stock',
      page: { cart: [] },
      steps: [
        answered(
          post('https://sails.example/store-api/checkout/cart/line-item', {
            items: [{ id: '018f1f00aa', referencedId: '018f1f00aa', quantity: 9, type: 'product' }],
          }),
          swApiCart([swApiLine(5)], {
            'product-stock-reached018f1f00aa': {
              messageKey: 'product-stock-reached',
              level: 10,
              quantity: 5,
              key: 'product-stock-reached018f1f00aa',
            },
          }),
        ),
        answered(
          post(
            'https://sails.example/store-api/checkout/cart/line-item',
            { items: [{ id: '018f1f00aa', quantity: 2 }] },
            'PATCH',
          ),
          swApiCart([swApiLine(2)]),
        ),
        answered(
          send(
            'DELETE',
            'https://sails.example/store-api/checkout/cart/line-item?ids[]=018f1f00aa',
          ),
          swApiCart([]),
        ),
      ],
      expected: [
        'add_to_cart 018f1f00aa|SW10001×5@19.99',
        'update_cart 018f1f00aa|SW10001×2 -3',
        'remove_from_cart 018f1f00aa|SW10001×2@19.99',
      ],
    },
    {
      case: 'poll',
      title: 'the widget, the cart itself, a list of variants',
      page: { cart: [{ ...sail, quantity: 1 }] },
      steps: [
        paged(get('/de/widgets/checkout/info'), '<span class="header-cart-total">19,99 €</span>'),
        paged(get('/de/checkout/offcanvas'), offcanvas(swLine(1))),
        answered(get('/de/detail/018f1f00aa/switch?options=%7B%7D'), { url: '/sail/SW10002' }),
        answered(get('https://sails.example/store-api/checkout/cart'), swApiCart([swApiLine(1)])),
        paged(form('/de/wishlist/add/018f1f00aa', { redirectTo: 'x' }), '{"success":true}'),
      ],
      expected: [],
    },
  ],
}

const order = (items: object[], more: object = {}) => ({
  '@context': '/api/v2/contexts/Order',
  '@id': '/api/v2/shop/orders/tok3n',
  '@type': 'Order',
  channel: '/api/v2/shop/channels/WEB',
  shipments: [],
  currencyCode: 'USD',
  localeCode: 'en_US',
  checkoutState: 'cart',
  paymentState: 'cart',
  tokenValue: 'tok3n',
  number: null,
  items,
  itemsTotal: 2000,
  total: 2500,
  ...more,
})
const orderItem = (quantity: number) => ({
  '@id': '/api/v2/shop/orders/tok3n/items/61',
  '@type': 'OrderItem',
  variant: '/api/v2/shop/product-variants/MUG_BLUE',
  productName: 'Mug',
  id: 61,
  quantity,
  unitPrice: 2000,
  originalUnitPrice: 2000,
  total: 2000 * quantity,
  discountedUnitPrice: 2000,
  subtotal: 2000 * quantity,
})
const mugBlue = { lineId: '61', variantId: 'MUG_BLUE', price: 20, currency: 'USD' }

const sylius: UnseenShop = {
  storefront: 'sylius',
  url: 'https://mugs.example/en_US/products/mug',
  sessions: [
    {
      case: 'success',
      title: 'API: two, then another number, then none',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/v2/shop/orders/tok3n/items', {
            productVariant: '/api/v2/shop/product-variants/MUG_BLUE',
            quantity: 2,
          }),
          order([orderItem(2)]),
          201,
        ),
        answered(
          post('/api/v2/shop/orders/tok3n/items/61', { quantity: 5 }, 'PATCH'),
          order([orderItem(5)]),
        ),
        answered(
          post('/api/v2/shop/orders/tok3n/items/61', { quantity: 4 }, 'PATCH'),
          order([orderItem(4)]),
        ),
        { ...send('DELETE', '/api/v2/shop/orders/tok3n/items/61'), status: 204 },
      ],
      expected: [
        'add_to_cart MUG_BLUE×2@20 USD',
        'update_cart MUG_BLUE×5 +3',
        'update_cart MUG_BLUE×4 -1',
        'remove_from_cart MUG_BLUE×4@20 USD',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'not in stock, not with that quantity, not with that code',
      page: { cart: [{ ...mugBlue, quantity: 1 }] },
      steps: [
        answered(
          post('/api/v2/shop/orders/tok3n/items', {
            productVariant: '/api/v2/shop/product-variants/MUG_BLUE',
            quantity: 900,
          }),
          {
            '@type': 'ConstraintViolationList',
            'hydra:title': 'An error occurred',
            violations: [{ propertyPath: '', message: 'The product variant is out of stock.' }],
          },
          422,
        ),
        answered(
          urlencoded('/en_US/ajax/cart/add?productId=4', {
            'sylius_add_to_cart[cartItem][quantity]': 900,
            'sylius_add_to_cart[_token]': 'x',
          }),
          { code: 400, message: 'Validation Failed', errors: { errors: ['Insufficient stock.'] } },
          400,
        ),
        answered(
          post('/api/v2/shop/orders/tok3n', { couponCode: 'NOPE' }, 'PUT'),
          { violations: [{ propertyPath: 'couponCode', message: 'Coupon code is invalid.' }] },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'form or link',
      title: 'the form of the product, sent by script',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/en_US/ajax/cart/add?productId=4', {
            'sylius_add_to_cart[cartItem][quantity]': 2,
            'sylius_add_to_cart[_token]': 'x',
          }),
          {},
          201,
        ),
      ],
      expected: ['add_to_cart 4×2'],
    },
    {
      case: 'checkout',
      title: 'API: a coupon, an address, ways of shipping and payment, the order',
      page: { cart: [{ ...mugBlue, quantity: 1 }] },
      steps: [
        answered(
          post('/api/v2/shop/orders/tok3n', { couponCode: 'CUP10' }, 'PUT'),
          order([orderItem(1)], { promotionCoupon: '/api/v2/shop/promotion-coupons/CUP10' }),
        ),
        answered(
          post(
            '/api/v2/shop/orders/tok3n',
            { email: 'a@mugs.example', billingAddress: { city: 'Ulm' } },
            'PUT',
          ),
          order([orderItem(1)], { checkoutState: 'addressed' }),
        ),
        answered(
          post(
            '/api/v2/shop/orders/tok3n/shipments/7',
            { shippingMethod: '/api/v2/shop/shipping-methods/UPS' },
            'PATCH',
          ),
          order([orderItem(1)], { checkoutState: 'shipping_selected' }),
        ),
        answered(
          post(
            '/api/v2/shop/orders/tok3n/payments/8',
            { paymentMethod: '/api/v2/shop/payment-methods/CASH_ON_DELIVERY' },
            'PATCH',
          ),
          order([orderItem(1)], { checkoutState: 'payment_selected' }),
        ),
        answered(
          post('/api/v2/shop/orders/tok3n/complete', { notes: '' }, 'PATCH'),
          order([orderItem(1)], { number: '000000021', checkoutState: 'completed', state: 'new' }),
        ),
      ],
      expected: [
        'apply_coupon $CUP10',
        'checkout_step',
        'add_shipping_info',
        'add_payment_info',
        'purchase #000000021 =25 USD',
      ],
    },
    {
      case: 'poll',
      title: 'API: a cart that is made, one that is read, methods',
      page: { cart: [] },
      steps: [
        answered(post('/api/v2/shop/orders', {}), order([]), 201),
        answered(get('/api/v2/shop/orders/tok3n'), order([])),
        answered(get('/api/v2/shop/orders/tok3n/shipments/7/methods'), { 'hydra:member': [] }),
      ],
      expected: [],
    },
  ],
}

const liteCart = (quantity: number, more: object = {}) => ({
  items:
    quantity > 0
      ? [
          {
            product_id: 3,
            name: 'Red duck',
            quantity,
            price: 20,
            formatted_price: '$20.00',
            link: 'https://ducks.example/en/rubber-ducks-c-1/red-duck-p-3',
          },
        ]
      : [],
  quantity,
  value: 20 * quantity,
  formatted_value: `$${20 * quantity}.00`,
  text_total: 'Total',
  ...more,
})
const duck = { lineId: 'e1f5', itemId: '3', price: 20 }

const litecart: UnseenShop = {
  storefront: 'litecart',
  url: 'https://ducks.example/en/rubber-ducks-c-1/red-duck-p-3',
  page: {
    globals: { _env: { platform: { url: 'https://ducks.example/' }, template: { settings: {} } } },
  },
  sessions: [
    {
      case: 'success',
      title: 'two, then one that the stock does not have, then the poll of every minute',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/en/ajax/cart.json', {
            token: 't',
            product_id: 3,
            quantity: 2,
            add_cart_product: 'true',
          }),
          liteCart(2),
        ),
        answered(
          urlencoded('/en/ajax/cart.json', {
            token: 't',
            product_id: 3,
            quantity: 900,
            add_cart_product: 'true',
          }),
          liteCart(2, { alert: 'There are only 30 remaining products available for purchase' }),
        ),
        answered(get('/en/ajax/cart.json?_=1700000000'), liteCart(2)),
      ],
      expected: ['add_to_cart 3×2@20'],
    },
    {
      case: 'quantity change',
      title: 'the cart of the checkout: up, down, away',
      page: { cart: [{ ...duck, quantity: 1 }], url: 'https://ducks.example/en/checkout' },
      steps: [
        paged(
          urlencoded('/en/ajax/checkout_cart.html', {
            token: 't',
            'item[e1f5][quantity]': 3,
            update_cart_item: 'e1f5',
          }),
          '<div class="box" id="box-checkout-cart">',
        ),
        paged(
          urlencoded('/en/ajax/checkout_cart.html', {
            token: 't',
            'item[e1f5][quantity]': 2,
            update_cart_item: 'e1f5',
          }),
          '<div class="box" id="box-checkout-cart">',
        ),
        paged(
          urlencoded('/en/ajax/checkout_cart.html', {
            token: 't',
            'item[e1f5][quantity]': 2,
            remove_cart_item: 'e1f5',
          }),
          '<div class="box" id="box-checkout-cart">',
        ),
      ],
      expected: ['update_cart 3×3 +2', 'update_cart 3×2 -1', 'remove_from_cart 3×2@20'],
    },
  ],
}

const zen: UnseenShop = {
  storefront: 'zencart',
  url: 'https://disks.example/index.php?main_page=product_info&products_id=26',
  sessions: [
    {
      case: 'form or link',
      title: 'a button of a list, two on the product page, several of a list',
      page: { cart: [] },
      steps: [
        redirected(
          get('/index.php?main_page=index&cPath=1&products_id=26&action=buy_now'),
          'https://disks.example/index.php?main_page=shopping_cart',
        ),
        redirected(
          form('/index.php?main_page=product_info&products_id=26&action=add_product', {
            securityToken: 's',
            cart_quantity: 2,
            products_id: 26,
            'id[4]': 1,
          }),
          'https://disks.example/index.php?main_page=shopping_cart',
        ),
        redirected(
          form('/index.php?main_page=index&cPath=1&action=multiple_products_add_product', {
            securityToken: 's',
            'products_id[27]': 3,
            'products_id[28]': 0,
          }),
          'https://disks.example/index.php?main_page=shopping_cart',
        ),
      ],
      expected: ['add_to_cart 26×1', 'add_to_cart 26×2', 'add_to_cart 27×3'],
    },
    {
      case: 'quantity change',
      title: 'the form of the cart, its link',
      page: { cart: [{ lineId: '26:9c3b', itemId: '26', quantity: 1 }] },
      steps: [
        redirected(
          form('/index.php?main_page=shopping_cart&action=update_product', {
            securityToken: 's',
            'cart_quantity[]': 4,
            'products_id[]': '26:9c3b',
          }),
          'https://disks.example/index.php?main_page=shopping_cart',
        ),
        redirected(
          get('/index.php?main_page=shopping_cart&action=remove_product&product_id=26:9c3b'),
          'https://disks.example/index.php?main_page=shopping_cart',
        ),
      ],
      expected: ['update_cart 26|26:9c3b×4 +3', 'remove_from_cart 26|26:9c3b×4'],
    },
    {
      case: 'poll',
      title: 'a notice about a product, a currency, the cart',
      page: { cart: [{ lineId: '26', itemId: '26', quantity: 1 }] },
      steps: [
        redirected(get('/index.php?main_page=product_info&products_id=26&action=notify'), '/'),
        paged(get('/index.php?main_page=shopping_cart')),
        paged(get('/index.php?main_page=product_info&products_id=26&currency=EUR')),
      ],
      expected: [],
    },
  ],
}

const bagistoItem = (quantity: number) => ({
  id: 17,
  quantity,
  type: 'simple',
  name: 'Beanie',
  price: '14.0000',
  formatted_price: '$14.00',
  total: `${14 * quantity}.0000`,
  formatted_total: `$${14 * quantity}.00`,
  discount_amount: '0.0000',
  base_image: { medium_image_url: 'x.webp' },
  product_url_key: 'beanie',
  options: [],
  can_change_qty: true,
})
const bagistoCart = (items: object[], more: object = {}) => ({
  id: 5,
  is_guest: 1,
  customer_id: null,
  items_count: items.length,
  items_qty: '2.0000',
  items,
  coupon_code: null,
  grand_total: 28,
  formatted_grand_total: '$28.00',
  ...more,
})
const beanie = { lineId: '17', itemId: '9', name: 'Beanie', price: 14 }

const bagisto: UnseenShop = {
  storefront: 'bagisto',
  url: 'https://hats.example/beanie',
  sessions: [
    {
      case: 'success',
      title: 'from a list and two on the product page',
      page: { cart: [] },
      steps: [
        answered(post('/api/checkout/cart', { quantity: 1, product_id: 9 }), {
          data: bagistoCart([bagistoItem(1)]),
          message: 'Item Added Successfully',
        }),
        answered(form('/api/checkout/cart', { product_id: 9, is_buy_now: 0, quantity: 2 }), {
          data: bagistoCart([bagistoItem(3)]),
          message: 'Item Added Successfully',
        }),
      ],
      expected: ['add_to_cart 9×1@14', 'add_to_cart 9×2@14'],
    },
    {
      case: 'failure with 200',
      title: 'options that are missing, a stock that is too small, a coupon that is none',
      page: { cart: [{ ...beanie, quantity: 1 }] },
      steps: [
        answered(post('/api/checkout/cart', { quantity: 1, product_id: 12 }), {
          data: {
            redirect_uri: 'https://hats.example/hat-configurable',
            message: 'Options are missing for this product.',
          },
        }),
        answered(post('/api/checkout/cart', { quantity: 900, product_id: 9 }), {
          data: { message: 'The requested quantity is not available.' },
        }),
        answered(post('/api/checkout/cart', { qty: { 17: 900 } }, 'PUT'), {
          data: { message: 'The requested quantity is not available.' },
        }),
        answered(
          post('/api/checkout/cart/coupon', { code: 'NOPE' }),
          { data: bagistoCart([bagistoItem(1)]), message: 'Coupon not found.' },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'up, down, away',
      page: { cart: [{ ...beanie, quantity: 1 }] },
      steps: [
        answered(post('/api/checkout/cart', { qty: { 17: 3 } }, 'PUT'), {
          data: bagistoCart([bagistoItem(3)]),
          message: 'Quantity updated successfully',
        }),
        answered(post('/api/checkout/cart', { qty: { 17: 2 } }, 'PUT'), {
          data: bagistoCart([bagistoItem(2)]),
          message: 'Quantity updated successfully',
        }),
        answered(post('/api/checkout/cart', { _method: 'DELETE', cart_item_id: 17 }), {
          data: bagistoCart([]),
          message: 'Item is successfully removed from the cart.',
        }),
      ],
      expected: ['update_cart 9×3 +2', 'update_cart 9×2 -1', 'remove_from_cart 9×2@14'],
    },
    {
      case: 'checkout',
      title: 'a coupon, an address, ways of shipping and payment',
      page: { cart: [{ ...beanie, quantity: 1 }] },
      steps: [
        answered(post('/api/checkout/cart/coupon', { code: 'WARM' }), {
          data: bagistoCart([bagistoItem(1)], { coupon_code: 'WARM' }),
          message: 'Coupon code applied successfully.',
        }),
        answered(post('/api/checkout/onepage/addresses', { billing: { city: 'Ulm' } }), {
          data: { redirect: false, data: { flatrate: { rates: [] } } },
        }),
        answered(
          post('/api/checkout/onepage/shipping-methods', { shipping_method: 'flatrate_flatrate' }),
          { payment_methods: [{ method: 'cashondelivery', sort: 1 }] },
        ),
        answered(
          post('/api/checkout/onepage/payment-methods', { payment: { method: 'cashondelivery' } }),
          { cart: bagistoCart([bagistoItem(1)]) },
        ),
        answered(post('/api/checkout/onepage/orders', {}), {
          data: {
            redirect: true,
            redirect_url: 'https://hats.example/checkout/onepage/success',
          },
        }),
      ],
      expected: ['apply_coupon $WARM', 'checkout_step', 'add_shipping_info', 'add_payment_info'],
    },
    {
      case: 'success',
      title: 'GraphQL: two, then none',
      page: { cart: [] },
      steps: [
        answered(
          graphql(
            '/graphql',
            'mutation AddItemToCart($input: AddItemToCartInput!) { addItemToCart(input: $input) { success message cart { id itemsQty itemsCount couponCode grandTotal items { id name quantity sku type price product { id name sku } } } } }',
            { input: { productId: 9, quantity: 2 } },
          ),
          {
            data: {
              addItemToCart: {
                success: true,
                message: 'Product successfully added to cart.',
                cart: {
                  id: '5',
                  cartCurrencyCode: 'USD',
                  items: [
                    { id: '17', quantity: 2, price: 14, product: { id: '9', sku: 'BEANIE' } },
                  ],
                },
              },
            },
          },
        ),
        answered(
          graphql(
            '/graphql',
            'mutation RemoveCartItem($id: ID!) { removeCartItem(id: $id) { success message cart { id itemsQty itemsCount subTotal } } }',
            { id: 17 },
          ),
          {
            data: {
              removeCartItem: {
                success: true,
                message: 'removed',
                cart: { id: '5', itemsQty: 0, itemsCount: 0, subTotal: 0 },
              },
            },
          },
        ),
      ],
      expected: ['add_to_cart 9|BEANIE×2@14', 'remove_from_cart 9|BEANIE×2@14'],
    },
    {
      case: 'poll',
      title: 'the small cart, products beside it, a wish',
      page: { cart: [{ ...beanie, quantity: 1 }] },
      steps: [
        answered(get('/api/checkout/cart'), { data: bagistoCart([bagistoItem(1)]) }),
        answered(get('/api/checkout/cart/cross-sell'), { data: [{ id: 10, name: 'Scarf' }] }),
        answered(post('/api/customer/wishlist', { product_id: 9 }), {
          data: { message: 'Item Successfully Added To Wishlist' },
        }),
        answered(get('/api/checkout/onepage/summary'), { data: bagistoCart([bagistoItem(1)]) }),
      ],
      expected: [],
    },
  ],
}

const craftCart = (lineItems: object[], more: object = {}) => ({
  id: 88,
  number: 'd3adb33f',
  couponCode: null,
  currency: 'EUR',
  paymentCurrency: 'EUR',
  isCompleted: false,
  totalQty: lineItems.length,
  total: 40,
  lineItems,
  ...more,
})
const craftLine = (qty: number) => ({
  id: 412,
  description: 'Walnut tray',
  purchasableId: 51,
  sku: 'TRAY',
  qty,
  price: 20,
  salePrice: 20,
  subtotal: 20 * qty,
  total: 20 * qty,
  options: [],
})
const tray = { lineId: '412', itemId: '51', sku: 'TRAY', price: 20, currency: 'EUR' }

const craft: UnseenShop = {
  storefront: 'craft-commerce',
  url: 'https://trays.example/products/walnut-tray',
  page: { globals: { Craft: { csrfTokenName: 'CRAFT_CSRF_TOKEN' } } },
  sessions: [
    {
      case: 'success',
      title: 'two to the page itself, then several at once',
      page: { cart: [] },
      steps: [
        answered(form('/', { action: 'commerce/cart/update-cart', purchasableId: 51, qty: 2 }), {
          success: true,
          cart: craftCart([craftLine(2)]),
        }),
        answered(
          form('/actions/commerce/cart/update-cart', {
            'purchasables[a][id]': 51,
            'purchasables[a][qty]': 1,
            'purchasables[b][id]': 52,
            'purchasables[b][qty]': 0,
          }),
          { success: true, cart: craftCart([craftLine(3)]) },
        ),
      ],
      expected: ['add_to_cart 51|TRAY×2@20 EUR', 'add_to_cart 51|TRAY×1@20 EUR'],
    },
    {
      case: 'quantity change',
      title: 'up, down, away',
      page: { cart: [{ ...tray, quantity: 1 }] },
      steps: [
        answered(form('/actions/commerce/cart/update-cart', { 'lineItems[412][qty]': 4 }), {
          success: true,
          cart: craftCart([craftLine(4)]),
        }),
        answered(form('/actions/commerce/cart/update-cart', { 'lineItems[412][qty]': 3 }), {
          success: true,
          cart: craftCart([craftLine(3)]),
        }),
        answered(form('/actions/commerce/cart/update-cart', { 'lineItems[412][remove]': 1 }), {
          success: true,
          cart: craftCart([]),
        }),
      ],
      expected: [
        'update_cart 51|TRAY×4 +3',
        'update_cart 51|TRAY×3 -1',
        'remove_from_cart 51|TRAY×3@20 EUR',
      ],
    },
    {
      case: 'failure with 200',
      title: 'too many of it, and a code that is none',
      page: { cart: [{ ...tray, quantity: 1 }] },
      steps: [
        answered(form('/actions/commerce/cart/update-cart', { purchasableId: 51, qty: 900 }), {
          error: 'Unable to update cart.',
          errors: { 'lineItems.0.qty': ['There are only 7 “Walnut tray” items left in stock.'] },
          success: false,
          cart: craftCart([craftLine(901)]),
        }),
        answered(form('/actions/commerce/cart/update-cart', { couponCode: 'NOPE' }), {
          error: 'Unable to update cart.',
          errors: { couponCode: ['Coupon not valid.'] },
          success: false,
          cart: craftCart([craftLine(1)], { couponCode: null }),
        }),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'a code, then the way of shipping',
      page: { cart: [{ ...tray, quantity: 1 }] },
      steps: [
        answered(form('/actions/commerce/cart/update-cart', { couponCode: 'OAK' }), {
          success: true,
          cart: craftCart([craftLine(1)], { couponCode: 'OAK' }),
        }),
        answered(form('/actions/commerce/cart/update-cart', { shippingMethodHandle: 'standard' }), {
          success: true,
          cart: craftCart([craftLine(1)], { couponCode: 'OAK', shippingMethodHandle: 'standard' }),
        }),
      ],
      expected: ['apply_coupon $OAK', 'add_shipping_info'],
    },
    {
      case: 'poll',
      title: 'the cart, an e-mail address, the session',
      page: { cart: [{ ...tray, quantity: 1 }] },
      steps: [
        answered(get('/actions/commerce/cart/get-cart'), { cart: craftCart([craftLine(1)]) }),
        answered(get('/actions/users/session-info'), { isGuest: true, csrfTokenValue: 'x' }),
      ],
      expected: [],
    },
  ],
}

export const phpStorefronts: readonly UnseenShop[] = [
  shopware,
  sylius,
  litecart,
  zen,
  bagisto,
  craft,
]
