import { answered, form, get, paged, post, redirected, urlencoded } from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// nopSolutions/nopCommerce: wwwroot/js/public.ajaxcart.js and ShoppingCartController.cs;
// odoo/odoo: addons/website_sale/controllers/{main,cart}.py at 16, 18 and 19;
// craftcms/commerce: src/controllers/CartController.php and its example templates;
// bagisto/bagisto: Shop/src/Http/{Controllers/API/CartController,Resources/CartItemResource}.php;
// zencart/zencart: includes/main_cart_actions.php; litecart/litecart: pages/ajax/cart.json.inc.php.

const flyout = (quantity: number) =>
  `<div id="flyout-cart" class="flyout-cart"><div class="mini-shopping-cart"><div class="count">There are <a href="/cart">${quantity} item(s)</a> in your cart.</div><div class="items"><div class="item"><div class="product"><div class="name"><a href="/lenovo">Lenovo</a></div><div class="price">Unit price: <span>$500.00</span></div><div class="quantity">Quantity: <span>${quantity}</span></div></div></div></div></div></div>`

const nop: UnseenShop = {
  storefront: 'nopcommerce',
  url: 'https://nop.example/en/lenovo-thinkpad',
  page: { currency: 'USD', globals: { AjaxCart: { loadWaiting: false } } },
  sessions: [
    {
      case: 'locale prefix',
      title: "the product page's details, with attributes",
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/en/addproducttocart/details/9/1', {
            product_attribute_1: 3,
            'addtocart_9.EnteredQuantity': 2,
            __RequestVerificationToken: 'CfDJ8',
          }),
          {
            success: true,
            message: 'The product has been added to your <a href="/cart">shopping cart</a>',
            updatetopcartsectionhtml: '(2)',
            updateflyoutcartsectionhtml: flyout(2),
          },
        ),
        answered(
          urlencoded('/en/addproducttocart/catalog/10/1/1', { __RequestVerificationToken: 'C' }),
          {
            success: true,
            message: 'The product has been added to your <a href="/cart">shopping cart</a>',
            updatetopcartsectionhtml: '(3)',
            updateflyoutcartsectionhtml: flyout(3),
          },
        ),
      ],
      expected: ['add_to_cart 9×2', 'add_to_cart 10×1'],
    },
    {
      case: 'failure with 200',
      title: 'warnings, a redirect to the details, and a wish, which is no cart',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/addproducttocart/details/9/1', { 'addtocart_9.EnteredQuantity': 9000 }),
          { success: false, message: ['The maximum quantity allowed for purchase is 10000.'] },
        ),
        answered(urlencoded('/addproducttocart/catalog/1/1/1', {}), {
          redirect: '/build-your-own-computer',
        }),
        answered(
          urlencoded('/addproducttocart/details/9/2', { 'addtocart_9.EnteredQuantity': 1 }),
          {
            success: true,
            message: 'The product has been added to your <a href="/wishlist">wishlist</a>',
            updatetopwishlistsectionhtml: '(1)',
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: "the cart page's form: two lines, one up, then one out",
      page: {
        cart: [
          { lineId: '31', itemId: '9', price: 500, quantity: 1 },
          { lineId: '32', itemId: '10', price: 20, quantity: 2 },
        ],
      },
      steps: [
        redirected(
          form('/cart', {
            itemquantity31: 3,
            itemquantity32: 2,
            updatecart: 'Update',
            checkout_attribute_1: 1,
          }),
          '/cart',
        ),
        redirected(
          form('/cart', {
            itemquantity31: 3,
            itemquantity32: 2,
            removefromcart: 32,
            updatecart: 'Update',
          }),
          '/cart',
        ),
      ],
      expected: ['update_cart 9×3 +2', 'remove_from_cart 10×2'],
    },
    {
      case: 'coupon',
      title: 'applied with the same form',
      page: { cart: [{ lineId: '31', itemId: '9', price: 500, quantity: 1 }] },
      steps: [
        paged(
          form('/cart', {
            itemquantity31: 1,
            discountcouponcode: 'NOP5',
            applydiscountcouponcode: 'Apply coupon',
            giftcardcouponcode: '',
          }),
          '<!doctype html><body><div class="message-success">The coupon code was applied</div>',
        ),
        paged(
          form('/cart', {
            itemquantity31: 1,
            discountcouponcode: 'NOPE',
            applydiscountcouponcode: 'Apply coupon',
          }),
          '<!doctype html><body><div class="message-failure">The coupon code cannot be found</div>',
        ),
      ],
      expected: ['apply_coupon $NOP5'],
    },
  ],
}

const rpc = (url: string, params: object) =>
  post(url, { id: 7, jsonrpc: '2.0', method: 'call', params })
const result = (value: unknown) => ({ jsonrpc: '2.0', id: 7, result: value })

const odoo: UnseenShop = {
  storefront: 'odoo',
  url: 'https://odoo.example/fr/shop/desk-12',
  page: { currency: 'EUR', globals: { odoo: { csrf_token: 'x', __session_info__: {} } } },
  sessions: [
    {
      case: 'locale prefix',
      title: 'version 19: added, set up, set down, set to none',
      page: { cart: [] },
      steps: [
        answered(
          rpc('/shop/cart/add', {
            product_template_id: 12,
            product_id: 31,
            quantity: 2,
            uom_id: null,
            product_custom_attribute_values: [],
            no_variant_attribute_value_ids: [],
            linked_products: [],
          }),
          result({
            cart_quantity: 2,
            notification_info: {
              currency_id: 1,
              lines: [{ id: 81, quantity: 2, name: 'Desk', line_price_total: 240 }],
              warningMessage: '',
            },
            quantity: 2,
            tracking_info: [
              {
                item_id: 31,
                item_name: 'Desk',
                item_category: 'Desks',
                currency: 'EUR',
                price: 120,
                quantity: 2,
              },
            ],
          }),
        ),
        answered(
          rpc('/shop/cart/update', { line_id: 81, product_id: 31, quantity: 5 }),
          result({
            line_id: 81,
            quantity: 5,
            cart_quantity: 5,
            cart_ready: true,
            amount: 600,
            minor_amount: 60000,
            'website_sale.cart_lines': '<div id="cart_products"></div>',
            'website_sale.total': '<div id="cart_total"></div>',
          }),
        ),
        answered(
          rpc('/shop/cart/update', { line_id: 81, product_id: 31, quantity: 1 }),
          result({ line_id: 81, quantity: 1, cart_quantity: 1, amount: 120, minor_amount: 12000 }),
        ),
        answered(
          rpc('/shop/cart/update', { line_id: 81, product_id: 31, quantity: 0 }),
          result({ line_id: false, quantity: 0, cart_quantity: 0, amount: 0, minor_amount: 0 }),
        ),
      ],
      expected: [
        'add_to_cart 12|31×2',
        'update_cart 12|31×5 +3',
        'update_cart 12|31×1 -4',
        'remove_from_cart 12|31×1',
      ],
    },
    {
      case: 'quantity change',
      title: 'version 16: update_json with units to add, then to set',
      page: { cart: [] },
      steps: [
        answered(
          rpc('/shop/cart/update_json', {
            product_id: 31,
            product_template_id: 12,
            product_custom_attribute_values: '[]',
            add_qty: 1,
            display: false,
            force_create: true,
          }),
          result({
            line_id: 81,
            quantity: 1,
            option_ids: [],
            cart_quantity: 1,
            minor_amount: 12000,
            amount: 120,
          }),
        ),
        answered(
          rpc('/shop/cart/update_json', { line_id: 81, product_id: 31, set_qty: 4 }),
          result({
            line_id: 81,
            quantity: 4,
            cart_quantity: 4,
            'website_sale.cart_lines': '<table id="cart_products"></table>',
          }),
        ),
        answered(
          rpc('/shop/cart/update_json', { line_id: 81, product_id: 31, set_qty: 0 }),
          result({ quantity: 0, line_id: false, cart_quantity: 0 }),
        ),
      ],
      expected: ['add_to_cart 31×1', 'update_cart 31×4 +3', 'remove_from_cart 31×4'],
    },
    {
      case: 'failure with 200',
      title: 'an error of the server, a warning with nothing added, a form of the old kind refused',
      page: { cart: [] },
      steps: [
        answered(rpc('/shop/cart/add', { product_template_id: 12, product_id: 31, quantity: 1 }), {
          jsonrpc: '2.0',
          id: 7,
          error: {
            code: 200,
            message: 'Odoo Server Error',
            data: {
              name: 'odoo.exceptions.UserError',
              message: 'The given product does not exist therefore it cannot be added to cart.',
            },
          },
        }),
        answered(
          rpc('/shop/cart/add', { product_template_id: 12, product_id: 31, quantity: 1 }),
          result({
            cart_quantity: 0,
            notification_info: { warningMessage: 'Desk is out of stock' },
            quantity: 0,
            tracking_info: [],
          }),
        ),
      ],
      expected: [],
    },
    {
      case: 'form or link',
      title: 'versions up to 17: the form without script',
      page: { cart: [] },
      steps: [
        redirected(
          form('/fr/shop/cart/update', {
            csrf_token: 'x',
            product_id: 31,
            product_template_id: 12,
            add_qty: 3,
          }),
          '/fr/shop/cart',
        ),
        redirected(
          form('/fr/shop/pricelist', { csrf_token: 'x', promo: 'DESK10' }),
          '/fr/shop/cart',
        ),
      ],
      expected: ['add_to_cart 31×3', 'apply_coupon $DESK10'],
    },
    {
      case: 'poll',
      title: 'the number in the header, a combination, a wish',
      page: { cart: [{ lineId: '81', itemId: '31', quantity: 1 }] },
      steps: [
        answered(rpc('/shop/cart/quantity', {}), result(1)),
        answered(
          rpc('/website_sale/get_combination_info', {
            product_template_id: 12,
            product_id: 31,
            combination: [],
            add_qty: 1,
          }),
          result({ product_id: 31, price: 120, list_price: 120, display_name: 'Desk' }),
        ),
        answered(rpc('/shop/wishlist/add', { product_id: 31 }), result(true)),
      ],
      expected: [],
    },
  ],
}

const craftLine = (qty: number) => ({
  id: 551,
  weight: 0,
  price: 45,
  salePrice: 45,
  qty,
  note: '',
  purchasableId: 120,
  orderId: 9,
  sku: 'WAX-1',
  description: 'Candle',
  options: { scent: 'fig' },
  optionsSignature: 'aa',
  subtotal: 45 * qty,
  total: 45 * qty,
})
const craftCart = (lineItems: object[], more: object = {}) => ({
  id: 9,
  number: '3f2a',
  reference: null,
  couponCode: null,
  isCompleted: false,
  currency: 'GBP',
  paymentCurrency: 'GBP',
  itemTotal: 45,
  total: 45,
  totalPrice: 45,
  totalQty: 1,
  lineItems,
  orderAdjustments: [],
  notices: [],
  ...more,
})
const craft = (fields: Record<string, string | number>) => ({
  ...form('/index.php?p=actions/commerce/cart/update-cart', fields),
  requestHeaders: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' },
})
const candle = { lineId: '551', itemId: '120', sku: 'WAX-1', price: 45, currency: 'GBP' }

const craftCommerce: UnseenShop = {
  storefront: 'craft-commerce',
  url: 'https://wax.example/shop/candle',
  page: { globals: { Craft: { csrfTokenName: 'CRAFT_CSRF_TOKEN' } } },
  sessions: [
    {
      case: 'success',
      title: 'several purchasables at once, with an option, and none of one',
      page: { cart: [] },
      steps: [
        answered(
          craft({
            CRAFT_CSRF_TOKEN: 'x',
            action: 'commerce/cart/update-cart',
            'purchasables[0][id]': 120,
            'purchasables[0][qty]': 2,
            'purchasables[0][options][scent]': 'fig',
            'purchasables[1][id]': 121,
            'purchasables[1][qty]': 0,
          }),
          { cart: craftCart([craftLine(2)]), success: true, message: 'Cart updated.' },
        ),
      ],
      expected: ['add_to_cart 120|WAX-1×2@45 GBP'],
    },
    {
      case: 'quantity change',
      title: 'lines by their number: up, down, and removed',
      page: { cart: [{ ...candle, quantity: 1 }] },
      steps: [
        answered(craft({ action: 'commerce/cart/update-cart', 'lineItems[551][qty]': 4 }), {
          cart: craftCart([craftLine(4)]),
          message: 'Cart updated.',
        }),
        answered(craft({ action: 'commerce/cart/update-cart', 'lineItems[551][qty]': 2 }), {
          cart: craftCart([craftLine(2)]),
          message: 'Cart updated.',
        }),
        answered(craft({ action: 'commerce/cart/update-cart', 'lineItems[551][remove]': 1 }), {
          cart: craftCart([]),
          message: 'Cart updated.',
        }),
      ],
      expected: [
        'update_cart 120|WAX-1×4 +3',
        'update_cart 120|WAX-1×2 -2',
        'remove_from_cart 120|WAX-1×2',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'a cart that does not validate, in version 3 and in version 4',
      page: { cart: [{ ...candle, quantity: 1 }] },
      steps: [
        answered(craft({ action: 'commerce/cart/update-cart', 'lineItems[551][qty]': 900 }), {
          error: 'Unable to update cart.',
          errors: { 'lineItems.0.qty': ['Maximum order quantity for this item is 10'] },
          success: false,
          cart: craftCart([craftLine(900)]),
        }),
        answered(
          craft({ action: 'commerce/cart/update-cart', purchasableId: 120, qty: 900 }),
          {
            message: 'Unable to update cart.',
            modelName: 'cart',
            cart: craftCart([craftLine(900)]),
            errors: { 'lineItems.0.qty': ['There are only 10 left'] },
          },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'one that is refused, one that holds, one that is emptied',
      page: { cart: [{ ...candle, quantity: 1 }] },
      steps: [
        answered(
          craft({ action: 'commerce/cart/update-cart', couponCode: 'NOPE' }),
          {
            message: 'Unable to update cart.',
            cart: craftCart([craftLine(1)]),
            errors: { couponCode: ['Coupon not valid.'] },
          },
          400,
        ),
        answered(craft({ action: 'commerce/cart/update-cart', couponCode: 'WAX' }), {
          cart: craftCart([craftLine(1)], { couponCode: 'WAX' }),
          message: 'Cart updated.',
        }),
        answered(craft({ action: 'commerce/cart/update-cart', couponCode: '' }), {
          cart: craftCart([craftLine(1)]),
          message: 'Cart updated.',
        }),
      ],
      expected: ['apply_coupon $WAX'],
    },
    {
      case: 'form or link',
      title: 'the form of the example templates, which leaves the page',
      page: { cart: [] },
      steps: [
        redirected(
          form('https://wax.example/shop/candle', {
            CRAFT_CSRF_TOKEN: 'x',
            action: 'commerce/cart/update-cart',
            redirect: 'abc',
            purchasableId: 120,
            qty: 3,
            'options[engraving]': 'A',
          }),
          'https://wax.example/shop/cart',
        ),
      ],
      expected: ['add_to_cart 120×3'],
    },
  ],
}

const bagItem = (quantity: number) => ({
  id: 15,
  quantity,
  type: 'simple',
  name: 'Arctic Gloves',
  price: '17.0000',
  formatted_price: '€17.00',
  price_incl_tax: '17.0000',
  formatted_price_incl_tax: '€17.00',
  total: `${17 * quantity}.0000`,
  formatted_total: '€17.00',
  discount_amount: '0.0000',
  formatted_discount_amount: '€0.00',
  base_image: {},
  product_url_key: 'arctic-gloves',
  options: [],
  can_change_qty: true,
})
const bagCart = (items: object[], more: object = {}) => ({
  id: 4,
  is_guest: 1,
  customer_id: null,
  items_count: items.length,
  items_qty: '1.0000',
  applied_taxes: [],
  grand_total: '17.0000',
  formatted_grand_total: '€17.00',
  coupon_code: null,
  items,
  have_stockable_items: true,
  payment_method: null,
  ...more,
})
const gloves = { lineId: '15', itemId: '3', price: 17, currency: 'EUR' }

const bagisto: UnseenShop = {
  storefront: 'bagisto',
  url: 'https://bag.example/arctic-gloves',
  page: { currency: 'EUR' },
  sessions: [
    {
      case: 'success',
      title: 'added from the card, and as buy now',
      page: { cart: [] },
      steps: [
        answered(post('/api/checkout/cart', { product_id: 3, quantity: 1 }), {
          data: bagCart([bagItem(1)]),
          message: 'Item Added Successfully',
        }),
        answered(form('/api/checkout/cart', { product_id: 3, is_buy_now: 0, quantity: 2 }), {
          data: bagCart([bagItem(3)]),
          message: 'Item Added Successfully',
        }),
      ],
      expected: ['add_to_cart 3|arctic-gloves×1', 'add_to_cart 3|arctic-gloves×2'],
    },
    {
      case: 'quantity change',
      title: 'the small cart: up, down, and away',
      page: { cart: [{ ...gloves, quantity: 1 }] },
      steps: [
        answered(post('/api/checkout/cart', { qty: { 15: 3 } }, 'PUT'), {
          data: bagCart([bagItem(3)]),
          message: 'Quantity updated successfully',
        }),
        answered(post('/api/checkout/cart', { qty: { 15: 2 } }, 'PUT'), {
          data: bagCart([bagItem(2)]),
          message: 'Quantity updated successfully',
        }),
        answered(post('/api/checkout/cart', { _method: 'DELETE', cart_item_id: 15 }), {
          data: bagCart([]),
          message: 'Item removed.',
        }),
      ],
      expected: ['update_cart 3×3 +2', 'update_cart 3×2 -1', 'remove_from_cart 3×2'],
    },
    {
      case: 'failure with 200',
      title: 'a warning, a redirect to choose options, too many',
      page: { cart: [{ ...gloves, quantity: 1 }] },
      steps: [
        answered(post('/api/checkout/cart', { product_id: 9, quantity: 1 }), {
          redirect_uri: 'https://bag.example/jacket',
          message: 'Options are missing for this product.',
        }),
        answered(post('/api/checkout/cart', { product_id: 3, quantity: 900 }), {
          message: 'The requested quantity is not available, please try again later.',
        }),
        answered(post('/api/checkout/cart', { qty: { 15: 900 } }, 'PUT'), {
          message: 'The requested quantity is not available, please try again later.',
        }),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'not found, found, taken back',
      page: { cart: [{ ...gloves, quantity: 1 }] },
      steps: [
        answered(
          post('/api/checkout/cart/coupon', { code: 'NOPE' }),
          { data: bagCart([bagItem(1)]), message: 'Coupon not found.' },
          422,
        ),
        answered(post('/api/checkout/cart/coupon', { code: 'COLD' }), {
          data: bagCart([bagItem(1)], { coupon_code: 'COLD' }),
          message: 'Coupon code applied successfully.',
        }),
        answered(
          { ...get('/api/checkout/cart/coupon'), method: 'DELETE' },
          { data: bagCart([bagItem(1)]), message: 'Coupon removed' },
        ),
      ],
      expected: ['apply_coupon $COLD'],
    },
    {
      case: 'poll',
      title: 'the cart, its cross-sells, a wish',
      page: { cart: [{ ...gloves, quantity: 1 }] },
      steps: [
        answered(get('/api/checkout/cart'), { data: bagCart([bagItem(1)]) }),
        answered(get('/api/checkout/cart/cross-sell'), { data: [{ id: 5, name: 'Scarf' }] }),
        answered(post('/api/customer/wishlist', { product_id: 3 }), { data: { message: 'ok' } }),
      ],
      expected: [],
    },
  ],
}

const zen: UnseenShop = {
  storefront: 'zencart',
  url: 'https://zen.example/index.php?main_page=product_info&cPath=1_4&products_id=5',
  sessions: [
    {
      case: 'form or link',
      title: 'the form of the product, several of a list, buy now',
      page: { cart: [] },
      steps: [
        redirected(
          form(
            '/index.php?main_page=product_info&cPath=1_4&products_id=5&number_of_uploads=0&action=add_product',
            { securityToken: 'a1', 'id[3]': 7, cart_quantity: 2, products_id: 5, 'x.x': 4 },
          ),
          'https://zen.example/index.php?main_page=shopping_cart',
        ),
        redirected(
          form('/index.php?main_page=index&cPath=1_4&action=multiple_products_add_product', {
            securityToken: 'a1',
            'products_id[8]': 1,
            'products_id[9]': 0,
            'products_id[10]': 3,
          }),
          'https://zen.example/index.php?main_page=shopping_cart',
        ),
        redirected(
          get('/index.php?main_page=index&cPath=1_4&products_id=11&action=buy_now'),
          'https://zen.example/index.php?main_page=shopping_cart',
        ),
      ],
      expected: ['add_to_cart 5×2', 'add_to_cart 8×1', 'add_to_cart 10×3', 'add_to_cart 11×1'],
    },
    {
      case: 'quantity change',
      title: 'the form of the cart: one up, one down, one ticked for removal, then its bin',
      page: {
        cart: [
          { lineId: '5:8f1a', itemId: '5', quantity: 2 },
          { lineId: '8', itemId: '8', quantity: 4 },
          { lineId: '10', itemId: '10', quantity: 1 },
        ],
      },
      steps: [
        redirected(
          {
            ...form('/index.php?main_page=shopping_cart&action=update_product', {}),
            requestBody: [
              ['securityToken', 'a1'],
              ['cart_quantity[]', '3'],
              ['products_id[]', '5:8f1a'],
              ['cart_quantity[]', '1'],
              ['products_id[]', '8'],
              ['cart_quantity[]', '1'],
              ['products_id[]', '10'],
              ['cart_delete[]', '10'],
            ],
          },
          '/index.php?main_page=shopping_cart',
        ),
        redirected(
          get('/index.php?main_page=shopping_cart&action=remove_product&product_id=8'),
          '/index.php?main_page=shopping_cart',
        ),
      ],
      expected: [
        'update_cart 5×3 +1',
        'update_cart 8×1 -3',
        'remove_from_cart 10×1',
        'remove_from_cart 8×1',
      ],
    },
    {
      case: 'no-op',
      title: 'the same numbers, a sort order, a currency',
      page: { cart: [{ lineId: '8', itemId: '8', quantity: 4 }] },
      steps: [
        redirected(
          form('/index.php?main_page=shopping_cart&action=update_product', {
            securityToken: 'a1',
            'cart_quantity[]': 4,
            'products_id[]': 8,
          }),
          '/index.php?main_page=shopping_cart',
        ),
        get('/index.php?main_page=index&cPath=1_4&sort=2a&currency=EUR'),
      ],
      expected: [],
    },
  ],
}

const duck = (quantity: number) => ({
  product_id: 1,
  name: 'Yellow Duck',
  quantity,
  price: 20,
  formatted_price: '€20',
  link: 'https://lite.example/en/rubber-ducks-c-1/yellow-duck-p-1',
})
const liteCart = (items: { quantity: number }[], more: object = {}) => ({
  items,
  quantity: items.reduce((sum, { quantity }) => sum + quantity, 0),
  value: 20,
  formatted_value: '€20',
  ...more,
})

const litecart: UnseenShop = {
  storefront: 'litecart',
  url: 'https://lite.example/en/rubber-ducks-c-1/yellow-duck-p-1',
  page: {
    currency: 'EUR',
    globals: { _env: { platform: { path: '/' }, session: { currency_code: 'EUR' } } },
  },
  sessions: [
    {
      case: 'locale prefix',
      title: 'added by script, twice',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/en/ajax/cart.json', {
            token: 'x',
            product_id: 1,
            'options[Size]': 'Small',
            quantity: 2,
            add_cart_product: 'true',
          }),
          liteCart([duck(2)]),
        ),
        answered(
          urlencoded('/en/ajax/cart.json', {
            product_id: 1,
            quantity: 1,
            add_cart_product: 'true',
          }),
          liteCart([duck(3)]),
        ),
      ],
      expected: ['add_to_cart 1×2', 'add_to_cart 1×1'],
    },
    {
      case: 'failure with 200',
      title: 'an alert, and nothing in the cart',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded('/en/ajax/cart.json', {
            product_id: 1,
            quantity: 90,
            add_cart_product: 'true',
          }),
          liteCart([], { alert: 'There are only 12 remaining of the product.' }),
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: "the checkout's cart: up, down, out",
      page: { cart: [{ lineId: 'k1', itemId: '1', price: 20, currency: 'EUR', quantity: 2 }] },
      steps: [
        paged(
          urlencoded('/en/ajax/checkout_cart.html', {
            token: 'x',
            'item[k1][quantity]': 4,
            update_cart_item: 'k1',
          }),
          '<div id="box-checkout-cart"><li class="item"><input type="number" name="item[k1][quantity]" value="4"></li></div>',
        ),
        paged(
          urlencoded('/en/ajax/checkout_cart.html', {
            token: 'x',
            'item[k1][quantity]': 1,
            update_cart_item: 'k1',
          }),
          '<div id="box-checkout-cart"><li class="item"><input type="number" name="item[k1][quantity]" value="1"></li></div>',
        ),
        paged(
          urlencoded('/en/ajax/checkout_cart.html', { token: 'x', remove_cart_item: 'k1' }),
          '<p>There are no items in your cart.</p>',
        ),
      ],
      expected: ['update_cart 1×4 +2', 'update_cart 1×1 -3', 'remove_from_cart 1×1'],
    },
    {
      case: 'poll',
      title: 'the cart, every minute',
      page: { cart: [{ lineId: 'k1', itemId: '1', price: 20, currency: 'EUR', quantity: 2 }] },
      steps: [
        answered(get('/en/ajax/cart.json'), liteCart([duck(2)])),
        answered(get('/en/ajax/cart.json'), liteCart([duck(2)])),
      ],
      expected: [],
    },
  ],
}

export const smallerServers: readonly UnseenShop[] = [
  nop,
  odoo,
  craftCommerce,
  bagisto,
  zen,
  litecart,
]
