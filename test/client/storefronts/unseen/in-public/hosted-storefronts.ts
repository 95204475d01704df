import {
  answered,
  form,
  get,
  paged,
  post,
  redirected,
  send,
  urlencoded,
} from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// Squarespace: what public plugins and scripts for its shops send and read (a slide cart for 7.1, a
// bridge for Meta's checkout, older ones that patch XMLHttpRequest). Wix: a recorded exchange of
// edge.wixapis.com, and the samples for headless carts. nopCommerce: nopSolutions/nopCommerce,
// wwwroot/js/public.{ajaxcart,onepagecheckout}.js and public tests against its demo shop. Odoo:
// odoo/odoo, addons/website_sale/controllers/{cart,main,delivery}.py of 17 and 19. Salesforce:
// SFRA's client/default/js, its integration tests (Cart-AddProduct), SiteGenesis as shops still send
// it; SalesforceCommerceCloud/pwa-kit, template-retail-react-app. Solidus:
// solidusio/solidus_starter_frontend. Swell: swell-js.

const money = (value: number) => ({
  currencyCode: 'USD',
  value: value * 100,
  decimalValue: value.toFixed(2),
  fractionalDigits: 2,
})
const entry = (quantity: number) => ({
  id: '66a00ea7',
  itemId: '6abdb46b',
  quantity,
  title: 'Silver ring',
  chosenVariant: { sku: 'SQ6635166', price: 4500, priceMoney: { currency: 'USD', value: '45.00' } },
})
const richItem = (quantity: number) => ({
  id: '66a00ea7',
  productId: '6abdb46b',
  sku: 'SQ6635166',
  productName: 'Silver ring',
  productUrl: '/shop/p/silver-ring',
  quantity,
  variantOptions: [{ optionName: 'Size', value: '52' }],
  unitPrice: money(45),
  itemTotal: money(45 * quantity),
})
const richCart = (items: object[], more: object = {}) => ({
  cartToken: '-Y2Bfp',
  items,
  subtotal: money(45),
  grandTotal: money(45),
  promoCodes: [],
  ...more,
})
const sqAdd = (quantity: number | undefined) => ({
  ...post('/api/commerce/shopping-cart/entries?crumb=BVRM', {
    itemId: '6abdb46b',
    sku: 'SQ6635166',
    ...(quantity && { quantity }),
    additionalFields: 'null',
  }),
})
const ring = {
  lineId: '66a00ea7',
  itemId: '6abdb46b',
  sku: 'SQ6635166',
  price: 45,
  currency: 'USD',
}
const ringIds = '6abdb46b|SQ6635166'

const squarespace: UnseenShop = {
  storefront: 'squarespace',
  url: 'https://rings.example/shop/p/silver-ring',
  page: {
    globals: { Static: { SQUARESPACE_CONTEXT: { websiteId: 'w', storeSettings: {} } } },
  },
  sessions: [
    {
      case: 'success',
      title: 'two; then a stale token, which is tried again; then one without a number',
      page: { cart: [] },
      steps: [
        answered(sqAdd(2), {
          shoppingCart: { cartToken: '-Y2Bfp', entries: [entry(2)], subtotalCents: 9000 },
          newlyAdded: entry(2),
        }),
        answered(sqAdd(1), { crumbFail: true, crumb: 'XyZ', error: 'Invalid crumb' }),
        answered(sqAdd(undefined), {
          shoppingCart: { cartToken: '-Y2Bfp', entries: [entry(3)] },
          newlyAdded: entry(1),
        }),
      ],
      expected: [`add_to_cart ${ringIds}×2`, `add_to_cart ${ringIds}×1`],
    },
    {
      case: 'failure with 4xx',
      title: 'sold, or gone',
      page: { cart: [] },
      steps: [
        answered(sqAdd(1), { message: 'Silver ring has sold.' }, 422),
        answered(sqAdd(1), { message: 'That item is no longer available.' }, 404),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'a drawer: up, down, away; it reads the cart after each',
      page: { cart: [{ ...ring, quantity: 1 }] },
      steps: [
        answered(
          post('/api/3/commerce/cart/-Y2Bfp/items/66a00ea7', { quantity: 3 }, 'PUT'),
          richCart([richItem(3)]),
        ),
        answered(get('/api/commerce/shopping-cart'), { cartToken: '-Y2Bfp', entries: [entry(3)] }),
        answered(get('/api/3/commerce/cart/-Y2Bfp'), richCart([richItem(3)])),
        answered(
          post('/api/3/commerce/cart/-Y2Bfp/items/66a00ea7', { quantity: 2 }, 'PUT'),
          richCart([richItem(2)]),
        ),
        answered(send('DELETE', '/api/3/commerce/cart/-Y2Bfp/items/66a00ea7'), richCart([])),
        answered(get('/api/commerce/shopping-cart'), { message: 'Not found' }, 404),
      ],
      expected: [
        `update_cart ${ringIds}×3 +2`,
        `update_cart ${ringIds}×2 -1`,
        `remove_from_cart ${ringIds}×2@45 USD`,
      ],
    },
    {
      case: 'coupon',
      title: 'a code that is none, one that holds',
      page: { cart: [{ ...ring, quantity: 1 }] },
      steps: [
        answered(
          post('/api/3/commerce/cart/-Y2Bfp/codes', { giftOrPromoCode: 'NOPE' }),
          { message: 'Invalid code' },
          400,
        ),
        answered(
          post('/api/3/commerce/cart/-Y2Bfp/codes', { giftOrPromoCode: 'GLINT' }),
          richCart([richItem(1)], { promoCodes: [{ code: 'GLINT' }] }),
        ),
      ],
      expected: ['apply_coupon $GLINT'],
    },
    {
      case: 'poll',
      title: 'both carts, a census',
      page: { cart: [{ ...ring, quantity: 1 }] },
      steps: [
        answered(get('/api/commerce/shopping-cart?crumb=BVRM'), {
          cartToken: '-Y2Bfp',
          entries: [entry(1)],
        }),
        answered(get('/api/3/commerce/cart/-Y2Bfp'), richCart([richItem(1)])),
        answered(post('/api/census/RecordHit?crumb=BVRM', { event: 'View' }), {}),
        answered(get('/shop?format=json'), { items: [{ id: '6abdb46b' }] }),
      ],
      expected: [],
    },
  ],
}

const wixPrice = (amount: string) => ({
  amount,
  convertedAmount: amount,
  formattedAmount: `${amount} ₪`,
  formattedConvertedAmount: `${amount} ₪`,
})
const wixItem = (quantity: number, status = 'AVAILABLE') => ({
  id: '00000000-0000-0000-0000-000000000001',
  quantity,
  catalogReference: { catalogItemId: 'af654225', appId: '215238eb-22a5-4c36-9e7b-e7c08025e04e' },
  productName: { original: 'Vase', translated: 'Vase' },
  url: { relativePath: '/product-page/vase', url: 'https://vases.example/product-page/vase' },
  price: wixPrice('270'),
  fullPrice: wixPrice('270'),
  priceBeforeDiscounts: wixPrice('270'),
  lineItemPrice: wixPrice(`${270 * quantity}`),
  availability: { status },
  physicalProperties: { sku: '364215', shippable: true },
  itemType: { preset: 'PHYSICAL' },
  rootCatalogItemId: 'af654225',
})
const wixCart = (lineItems: object[], more: object = {}) => ({
  cart: {
    id: 'ca727402',
    lineItems,
    buyerInfo: { visitorId: '51c8' },
    currency: 'ILS',
    conversionCurrency: 'ILS',
    subtotal: wixPrice('270'),
    appliedDiscounts: [],
    ...more,
  },
})
const wix = (path: string, body: object, method = 'POST') =>
  post(`https://edge.wixapis.com/ecom/v1/carts/current${path}`, body, method)
const wixLine = '00000000-0000-0000-0000-000000000001'
const wixAdd = (quantity: number) =>
  wix('/add-to-cart', {
    lineItems: [
      {
        catalogReference: {
          catalogItemId: 'af654225',
          appId: '215238eb-22a5-4c36-9e7b-e7c08025e04e',
        },
        quantity,
      },
    ],
  })
const vase = { lineId: wixLine, itemId: 'af654225', sku: '364215', price: 270, currency: 'ILS' }

const wixStores: UnseenShop = {
  storefront: 'wix-stores',
  url: 'https://vases.example/product-page/vase',
  page: { globals: { wixBiSession: {}, viewerModel: {} } },
  sessions: [
    {
      case: 'success',
      title: 'two, then one; one that is not there comes in at none',
      page: { cart: [] },
      steps: [
        answered(wixAdd(2), wixCart([wixItem(2)])),
        answered(wixAdd(1), wixCart([wixItem(3)])),
        answered(
          wix('/add-to-cart', {
            lineItems: [{ catalogReference: { catalogItemId: 'gone' }, quantity: 1 }],
          }),
          wixCart([
            wixItem(3),
            {
              ...wixItem(0, 'NOT_AVAILABLE'),
              id: '00000000-0000-0000-0000-000000000002',
              catalogReference: { catalogItemId: 'gone' },
              rootCatalogItemId: 'gone',
              physicalProperties: { sku: 'X' },
            },
          ]),
        ),
      ],
      expected: ['add_to_cart af654225|364215×2@270 ILS', 'add_to_cart af654225|364215×1@270 ILS'],
    },
    {
      case: 'quantity change',
      title: 'up, down, away',
      page: { cart: [{ ...vase, quantity: 1 }] },
      steps: [
        answered(
          wix('/update-line-items-quantity', { lineItems: [{ id: wixLine, quantity: 4 }] }),
          wixCart([wixItem(4)]),
        ),
        answered(
          wix('/update-line-items-quantity', { lineItems: [{ id: wixLine, quantity: 3 }] }),
          wixCart([wixItem(3)]),
        ),
        answered(wix('/remove-line-items', { lineItemIds: [wixLine] }), wixCart([])),
      ],
      expected: [
        'update_cart af654225|364215×4 +3',
        'update_cart af654225|364215×3 -1',
        'remove_from_cart af654225|364215×3@270 ILS',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'no cart of one’s own yet, a product that is none, a code that is none',
      page: { cart: [] },
      steps: [
        answered(
          wix('/update-line-items-quantity', { lineItems: [{ id: wixLine, quantity: 4 }] }),
          {
            message: 'Cart not found',
            details: { applicationError: { code: 'OWNED_CART_NOT_FOUND' } },
          },
          404,
        ),
        answered(
          wix('', { cartInfo: {}, couponCode: 'NOPE' }, 'PATCH'),
          {
            message: 'Coupon does not exist',
            details: { applicationError: { code: 'ERROR_COUPON_DOES_NOT_EXIST' } },
          },
          428,
        ),
      ],
      expected: [],
    },
    {
      case: 'checkout',
      title: 'a code, then the checkout',
      page: { cart: [{ ...vase, quantity: 1 }] },
      steps: [
        answered(
          wix('', { cartInfo: {}, couponCode: 'CLAY' }, 'PATCH'),
          wixCart([wixItem(1)], {
            appliedDiscounts: [{ coupon: { id: 'cp', code: 'CLAY', name: 'Clay' } }],
          }),
        ),
        answered(wix('/create-checkout', { channelType: 'WEB' }), { checkoutId: 'ch-1' }),
      ],
      expected: ['apply_coupon $CLAY', 'begin_checkout'],
    },
    {
      case: 'poll',
      title: 'the cart, its totals, products',
      page: { cart: [{ ...vase, quantity: 1 }] },
      steps: [
        answered(get('https://edge.wixapis.com/ecom/v1/carts/current'), wixCart([wixItem(1)])),
        answered(wix('/estimate-totals', { calculateTax: true }), {
          ...wixCart([wixItem(1)]),
          priceSummary: { total: wixPrice('270') },
        }),
        answered(post('https://edge.wixapis.com/stores/v1/products/query', { query: {} }), {
          products: [{ id: 'af654225' }],
        }),
      ],
      expected: [],
    },
  ],
}

const nopAdded = {
  success: true,
  message: 'The product has been added to your <a href="/cart">shopping cart</a>',
  updatetopcartsectionhtml: '(2)',
  updateflyoutcartsectionhtml: '<div id="flyout-cart" class="flyout-cart"></div>',
}
const nop = (url: string, fields: Record<string, string | number>) => urlencoded(url, fields)

const nopcommerce: UnseenShop = {
  storefront: 'nopcommerce',
  url: 'https://books.example/science',
  page: { globals: { AjaxCart: { loadWaiting: false } } },
  sessions: [
    {
      case: 'success',
      title: 'from a list, two on the product page',
      page: { cart: [] },
      steps: [
        answered(
          nop('/addproducttocart/catalog/74/1/1', { __RequestVerificationToken: 'CfDJ8' }),
          nopAdded,
        ),
        answered(
          nop('/addproducttocart/details/74/1', {
            product_attribute_74_5_26: 81,
            product_attribute_74_8_29: 89,
            'addtocart_74.EnteredQuantity': 2,
            __RequestVerificationToken: 'CfDJ8',
          }),
          nopAdded,
        ),
      ],
      expected: ['add_to_cart 74×1', 'add_to_cart 74×2'],
    },
    {
      case: 'failure with 200',
      title: 'options to be chosen, a stock that is too small, a wish',
      page: { cart: [] },
      steps: [
        answered(nop('/addproducttocart/catalog/72/1/1', { __RequestVerificationToken: 'C' }), {
          redirect: '/build-your-own',
        }),
        answered(nop('/addproducttocart/details/74/1', { 'addtocart_74.EnteredQuantity': 9000 }), {
          success: false,
          message: ['The maximum quantity allowed for purchase is 10000.'],
        }),
        answered(nop('/addproducttocart/details/74/2', { 'addtocart_74.EnteredQuantity': 1 }), {
          success: true,
          message: 'The product has been added to your <a href="/wishlist">wishlist</a>',
          updatetopwishlistsectionhtml: '(1)',
        }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'the form of the cart',
      page: { cart: [{ lineId: '4124532', itemId: '74', quantity: 1 }] },
      steps: [
        paged(
          form('/cart', { itemquantity4124532: 3, updatecart: 'Update shopping cart' }),
          '<!doctype html><body><table class="cart"><input name="itemquantity4124532" value="3"></table></body>',
        ),
        paged(
          form('/cart', {
            removefromcart: 4124532,
            itemquantity4124532: 3,
            updatecart: 'Update shopping cart',
          }),
          '<!doctype html><body><div class="no-data">Your Shopping Cart is empty!</div></body>',
        ),
      ],
      expected: ['update_cart 74×3 +2', 'remove_from_cart 74×3'],
    },
    {
      case: 'checkout',
      title: 'one page: steps, one refused',
      page: {
        cart: [{ lineId: '4124532', itemId: '74', quantity: 1 }],
        url: 'https://books.example/onepagecheckout',
      },
      steps: [
        answered(nop('/checkout/OpcSaveBilling/', { 'BillingNewAddress.City': '' }), {
          update_section: { name: 'billing', html: '<div class="field-validation-error">' },
          wrong_billing_address: true,
        }),
        answered(nop('/checkout/OpcSaveBilling/', { billing_address_id: 12 }), {
          update_section: { name: 'shipping', html: '' },
          goto_section: 'shipping',
        }),
        answered(
          nop('/checkout/OpcSaveShippingMethod/', { shippingoption: 'Ground___FixedRate' }),
          {
            update_section: { name: 'payment-method', html: '' },
            goto_section: 'payment_method',
          },
        ),
        answered(
          nop('/checkout/OpcSavePaymentMethod/', { paymentmethod: 'Payments.CheckMoneyOrder' }),
          {
            update_section: { name: 'payment-info', html: '' },
            goto_section: 'payment_info',
          },
        ),
        answered(nop('/checkout/OpcSavePaymentMethod/', { paymentmethod: '' }), {
          error: 1,
          message: 'Selected payment method can’t be parsed',
        }),
      ],
      expected: ['checkout_step', 'add_shipping_info', 'add_payment_info'],
    },
    {
      case: 'poll',
      title: 'a change of attributes, a comparison, a search as it is typed',
      page: { cart: [{ lineId: '4124532', itemId: '74', quantity: 1 }] },
      steps: [
        answered(
          nop(
            '/shoppingcart/productdetails_attributechange?productId=74&validateAttributeConditions=False',
            {
              'addtocart_74.EnteredQuantity': 2,
            },
          ),
          { productId: 74, price: '$1,200.00', sku: 'COMP', stockAvailability: '' },
        ),
        answered(nop('/compareproducts/add/74', {}), { success: true, message: 'added' }),
        answered(get('/catalog/searchtermautocomplete?term=boo'), [{ label: 'Book' }]),
        answered(nop('/cart/estimateshipping', { CountryId: 1 }), { ShippingOptions: [] }),
      ],
      expected: [],
    },
  ],
}

const rpc = (url: string, params: object) =>
  post(url, { id: 3, jsonrpc: '2.0', method: 'call', params })
const rpcAnswer = (result: unknown) => ({ jsonrpc: '2.0', id: 3, result })
const notified = (quantity: number) => ({
  currency_id: 1,
  lines: [
    {
      id: 7,
      image_url: '/web/image/product.product/25/image_128',
      quantity,
      name: 'Drawer',
      description: false,
      line_price_total: 110.5 * quantity,
    },
  ],
})
const drawer = { lineId: '7', itemId: '25', quantity: 1 }

const odoo: UnseenShop = {
  storefront: 'odoo',
  url: 'https://drawers.example/fr_BE/shop/drawer-25',
  page: { globals: { odoo: { csrf_token: 'x', __session_info__: {} } } },
  sessions: [
    {
      case: 'success',
      title: '17: from a list and two on the product page, below a locale',
      page: { cart: [] },
      steps: [
        answered(
          rpc('/fr_BE/shop/cart/update_json', {
            product_id: 25,
            product_custom_attribute_values: '[]',
            variant_values: [3],
            no_variant_attribute_values: '[]',
            add_qty: 1,
            display: false,
            force_create: true,
          }),
          rpcAnswer({
            line_id: 7,
            quantity: 1,
            option_ids: [],
            cart_quantity: 1,
            notification_info: { ...notified(1), warning: '' },
          }),
        ),
        answered(
          rpc('/fr_BE/shop/cart/update_json', { product_id: 25, add_qty: 2, display: false }),
          rpcAnswer({
            line_id: 7,
            quantity: 3,
            option_ids: [],
            cart_quantity: 3,
            notification_info: notified(2),
          }),
        ),
      ],
      expected: ['add_to_cart 25×1', 'add_to_cart 25×2'],
    },
    {
      case: 'success',
      title: '19: added with what is tracked of it, then edited by another address',
      page: { cart: [] },
      steps: [
        answered(
          rpc('/shop/cart/add', {
            product_template_id: 12,
            product_id: 25,
            quantity: 2,
            product_custom_attribute_values: [],
            no_variant_attribute_value_ids: [],
            linked_products: [],
          }),
          rpcAnswer({
            cart_quantity: 2,
            notification_info: {
              currencyId: 1,
              lines: [{ id: 7, imageSrc: 'x', quantity: 2, name: 'Drawer', priceTotal: 221 }],
              warningMessage: '',
            },
            quantity: 2,
            tracking_info: [
              {
                item_id: 25,
                item_name: 'Drawer',
                item_category: 'Furniture',
                currency: 'EUR',
                price: 110.5,
                discount: 0,
                quantity: 2,
              },
            ],
          }),
        ),
        answered(
          rpc('/shop/cart/update', { line_id: 7, product_id: 25, quantity: 5 }),
          rpcAnswer({
            line_id: 7,
            quantity: 5,
            added_qty: 3,
            warning: '',
            cart_quantity: 5,
            cart_ready: true,
            amount: 552.5,
            minor_amount: 55250,
            'website_sale.cart_lines': '<div id="cart_products">',
          }),
        ),
        answered(
          rpc('/shop/cart/update', { line_id: 7, product_id: 25, quantity: 0 }),
          rpcAnswer({ line_id: 7, quantity: 0, added_qty: -5, cart_quantity: 0, amount: 0 }),
        ),
      ],
      expected: ['add_to_cart 25×2@110.5 EUR', 'update_cart 25×5 +3', 'remove_from_cart 25×5'],
    },
    {
      case: 'quantity change',
      title: '17: up, cut to what there is, down, away',
      page: { cart: [drawer] },
      steps: [
        answered(
          rpc('/shop/cart/update_json', { line_id: 7, product_id: 25, set_qty: 10 }),
          rpcAnswer({
            line_id: 7,
            quantity: 4,
            warning: 'You ask for 10 products but only 4 is available.',
            cart_quantity: 4,
            minor_amount: 44200,
            amount: 442,
          }),
        ),
        answered(
          rpc('/shop/cart/update_json', { line_id: 7, product_id: 25, set_qty: 2 }),
          rpcAnswer({ line_id: 7, quantity: 2, cart_quantity: 2, amount: 221 }),
        ),
        answered(
          rpc('/shop/cart/update_json', { line_id: 7, product_id: 25, set_qty: 0 }),
          rpcAnswer({ line_id: 7, quantity: 0, cart_quantity: 0 }),
        ),
      ],
      expected: ['update_cart 25×4 +3', 'update_cart 25×2 -2', 'remove_from_cart 25×2'],
    },
    {
      case: 'failure with 200',
      title: 'errors of the server come with 200',
      page: { cart: [] },
      steps: [
        answered(rpc('/shop/cart/add', { product_template_id: 12, product_id: 999, quantity: 1 }), {
          jsonrpc: '2.0',
          id: 3,
          error: {
            code: 0,
            message: 'Odoo Server Error',
            data: {
              name: 'odoo.exceptions.UserError',
              message: 'The given product does not exist therefore it cannot be added to cart.',
            },
          },
        }),
      ],
      expected: [],
    },
    {
      case: 'form or link',
      title: 'the form of older versions, and the carrier of the checkout',
      page: { cart: [] },
      steps: [
        redirected(
          form('/shop/cart/update', { csrf_token: 'x', product_id: 25, add_qty: 2, express: '' }),
          'https://drawers.example/shop/cart',
          303,
        ),
        answered(
          rpc('/shop/update_carrier', { carrier_id: 2 }),
          rpcAnswer({ status: true, carrier_id: 2, new_amount_total: '231.00' }),
        ),
      ],
      expected: ['add_to_cart 25×2', 'add_shipping_info'],
    },
    {
      case: 'poll',
      title: 'a combination, a wish, the number in the cart',
      page: { cart: [drawer] },
      steps: [
        answered(
          rpc('/website_sale/get_combination_info', {
            product_template_id: 12,
            product_id: 25,
            combination: [3],
            add_qty: 2,
          }),
          rpcAnswer({ product_id: 25, display_name: 'Drawer', price: 110.5, list_price: 110.5 }),
        ),
        answered(rpc('/shop/wishlist/add', { product_id: 25 }), rpcAnswer(true)),
        answered(rpc('/shop/cart/quantity', {}), rpcAnswer(1)),
        answered(rpc('/shop/products/recently_viewed_update', { product_id: 25 }), rpcAnswer({})),
      ],
      expected: [],
    },
  ],
}

const controller = (name: string, query = '') =>
  `/on/demandware.store/Sites-RefArch-Site/en_US/${name}${query}`
const sfraItem = (quantity: number) => ({
  id: '701642890706M',
  UUID: 'a0b1c2',
  productName: 'Cami',
  productType: 'variant',
  brand: null,
  quantity,
  price: { sales: { value: 29.99, currency: 'USD', formatted: '$29.99', decimalPrice: '29.99' } },
  priceTotal: { price: `$${(29.99 * quantity).toFixed(2)}` },
})
const sfraCart = (items: object[], more: object = {}) => ({
  actionUrls: { removeProductLineItemUrl: controller('Cart-RemoveProductLineItem') },
  numOfShipments: 1,
  totals: { subTotal: '$29.99', grandTotal: '$31.49', discounts: [] },
  items,
  numItems: items.length,
  valid: { error: false, message: null },
  resources: { numberOfItems: '1 Items' },
  ...more,
})
const cami = { lineId: 'a0b1c2', itemId: '701642890706M', price: 29.99, currency: 'USD' }

const sfra: UnseenShop = {
  storefront: 'salesforce-sfra',
  url: 'https://camis.example/s/RefArch/cami/701642890706M.html?lang=en_US',
  sessions: [
    {
      case: 'success',
      title: 'two on the product page, one in a quick view',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded(controller('Cart-AddProduct'), {
            pid: '701642890706M',
            pidsObj: '',
            childProducts: '[]',
            quantity: 2,
            options: '[]',
          }),
          {
            action: 'Cart-AddProduct',
            reportingURL: controller('ReportingEvent-MiniCart'),
            quantityTotal: 2,
            message: 'Product added to cart',
            cart: sfraCart([sfraItem(2)]),
            newBonusDiscountLineItem: {},
            error: false,
            pliUUID: 'a0b1c2',
            minicartCountOfItems: '2 Items',
          },
        ),
        answered(urlencoded(controller('Cart-AddProduct'), { pid: '701642890706M', quantity: 1 }), {
          quantityTotal: 3,
          message: 'Product added to cart',
          cart: sfraCart([sfraItem(3)]),
          error: false,
          pliUUID: 'a0b1c2',
        }),
      ],
      expected: ['add_to_cart 701642890706M×2@29.99', 'add_to_cart 701642890706M×1@29.99'],
    },
    {
      case: 'success',
      title: 'SiteGenesis: another form, and a page that answers',
      page: { cart: [] },
      steps: [
        paged(
          urlencoded(controller('Cart-AddProduct', '?format=ajax'), {
            Quantity: 1,
            cartAction: 'add',
            pid: '701642890706M',
          }),
          '<div class="mini-cart-total"><span class="minicart-quantity">1</span></div>',
        ),
      ],
      expected: ['add_to_cart 701642890706M×1'],
    },
    {
      case: 'failure with 200',
      title: 'not in stock, no such code',
      page: { cart: [{ ...cami, quantity: 1 }] },
      steps: [
        answered(
          urlencoded(controller('Cart-AddProduct'), { pid: '701642890706M', quantity: 90 }),
          {
            quantityTotal: 1,
            message: 'Product is not available in the requested quantity.',
            cart: sfraCart([sfraItem(1)]),
            error: true,
            pliUUID: null,
          },
        ),
        answered(get(controller('Cart-AddCoupon', '?couponCode=NOPE&csrf_token=x')), {
          error: true,
          errorMessage: 'Coupon is invalid',
        }),
        answered(
          get(controller('Cart-UpdateQuantity', '?pid=701642890706M&quantity=90&uuid=a0b1c2')),
          { errorMessage: 'Unable to update the quantity' },
          500,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'up, down, away',
      page: { cart: [{ ...cami, quantity: 1 }] },
      steps: [
        answered(
          get(controller('Cart-UpdateQuantity', '?pid=701642890706M&quantity=4&uuid=a0b1c2')),
          sfraCart([sfraItem(4)]),
        ),
        answered(
          get(controller('Cart-UpdateQuantity', '?pid=701642890706M&quantity=3&uuid=a0b1c2')),
          sfraCart([sfraItem(3)]),
        ),
        answered(get(controller('Cart-RemoveProductLineItem', '?pid=701642890706M&uuid=a0b1c2')), {
          basket: sfraCart([]),
          toBeDeletedUUIDs: [],
        }),
      ],
      expected: [
        'update_cart 701642890706M×4 +3',
        'update_cart 701642890706M×3 -1',
        'remove_from_cart 701642890706M×3@29.99',
      ],
    },
    {
      case: 'checkout',
      title: 'a code, forms that fail and that hold, the order',
      page: { cart: [{ ...cami, quantity: 1 }] },
      steps: [
        answered(
          get(controller('Cart-AddCoupon', '?couponCode=SILK&csrf_token=x')),
          sfraCart([sfraItem(1)], {
            totals: { discounts: [{ type: 'coupon', couponCode: 'SILK', applied: true }] },
          }),
        ),
        answered(
          urlencoded(controller('CheckoutShippingServices-SubmitShipping'), { shipmentUUID: 's' }),
          { error: true, fieldErrors: [{ city: 'required' }], serverErrors: [] },
        ),
        answered(
          urlencoded(controller('CheckoutShippingServices-SubmitShipping'), { shipmentUUID: 's' }),
          { error: false, order: { totals: {} }, form: { valid: true } },
        ),
        answered(
          urlencoded(controller('CheckoutServices-SubmitPayment'), {
            dwfrm_billing_paymentMethod: 'CREDIT_CARD',
          }),
          { error: false, order: { totals: {} }, paymentMethod: {} },
        ),
        answered(urlencoded(controller('CheckoutServices-PlaceOrder'), {}), {
          error: false,
          orderID: '00000907',
          orderToken: 'tk',
          continueUrl: controller('Order-Confirm'),
        }),
      ],
      expected: [
        'apply_coupon $SILK',
        'add_shipping_info',
        'add_payment_info',
        'purchase #00000907',
      ],
    },
    {
      case: 'poll',
      title: 'the small cart, a variation, rates as an address is typed',
      page: { cart: [{ ...cami, quantity: 1 }] },
      steps: [
        paged(get(controller('Cart-MiniCartShow'))),
        answered(get(controller('Product-Variation', '?pid=cami&quantity=2')), {
          action: 'Product-Variation',
          product: { id: '701642890706M', price: { sales: { value: 29.99 } } },
        }),
        answered(urlencoded(controller('CheckoutShippingServices-UpdateShippingMethodsList'), {}), {
          order: { totals: {} },
          shippingForm: {},
        }),
        answered(urlencoded(controller('Wishlist-AddProduct'), { pid: '701642890706M' }), {
          success: true,
        }),
      ],
      expected: [],
    },
  ],
}

const scapi = '/mobify/proxy/api/checkout/shopper-baskets/v1/organizations/f_ecom_zzrf_001/baskets'
const basket = (productItems: object[], more: object = {}) => ({
  basketId: 'bk1',
  currency: 'JPY',
  customerInfo: { customerId: 'c' },
  productItems,
  productTotal: 3300,
  orderTotal: null,
  taxation: 'net',
  shipments: [{ shipmentId: 'me' }],
  ...more,
})
const basketItem = (quantity: number) => ({
  itemId: 'it1',
  itemText: 'Cami',
  productId: '701642890706M',
  productName: 'Cami',
  basePrice: 3300,
  price: 3300 * quantity,
  priceAfterItemDiscount: 3300 * quantity,
  quantity,
  inventoryId: 'inv',
  shipmentId: 'me',
})
const jpyCami = { lineId: 'it1', itemId: '701642890706M', price: 3300, currency: 'JPY' }

const pwaKit: UnseenShop = {
  storefront: 'salesforce-pwa-kit',
  url: 'https://camis.example/global/ja-JP/product/cami',
  page: {
    globals: { __PRELOADED_STATE__: { appProps: {} }, Progressive: { buildOrigin: '/mobify' } },
  },
  sessions: [
    {
      case: 'second currency',
      title: 'yen: two, four, three, none',
      page: { cart: [] },
      steps: [
        answered(
          post(`${scapi}/bk1/items?siteId=RefArchGlobal&locale=ja-JP`, [
            { productId: '701642890706M', price: 3300, quantity: 2 },
          ]),
          basket([basketItem(2)]),
        ),
        answered(
          post(
            `${scapi}/bk1/items/it1?siteId=RefArchGlobal`,
            { productId: '701642890706M', quantity: 4 },
            'PATCH',
          ),
          basket([basketItem(4)]),
        ),
        answered(
          post(`${scapi}/bk1/items/it1?siteId=RefArchGlobal`, { quantity: 3 }, 'PATCH'),
          basket([basketItem(3)]),
        ),
        answered(send('DELETE', `${scapi}/bk1/items/it1?siteId=RefArchGlobal`), basket([])),
      ],
      expected: [
        'add_to_cart 701642890706M×2@3300 JPY',
        'update_cart 701642890706M×4 +2',
        'update_cart 701642890706M×3 -1',
        'remove_from_cart 701642890706M×3@3300 JPY',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'not in stock, no such code',
      page: { cart: [{ ...jpyCami, quantity: 1 }] },
      steps: [
        answered(
          post(`${scapi}/bk1/items?siteId=RefArchGlobal`, [
            { productId: '701642890706M', quantity: 90 },
          ]),
          {
            title: 'Product Item Not Available',
            type: 'https://api.commercecloud.salesforce.com/documentation/error/v1/errors/product-item-not-available',
            detail: 'The product is not available in the requested quantity.',
          },
          400,
        ),
        answered(
          post(`${scapi}/bk1/coupons?siteId=RefArchGlobal`, { code: 'NOPE' }),
          { title: 'Invalid Coupon Code', detail: 'The coupon code is invalid.' },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'checkout',
      title: 'a code, an address, ways of shipping and payment, the order',
      page: { cart: [{ ...jpyCami, quantity: 1 }] },
      steps: [
        answered(
          post(`${scapi}/bk1/coupons?siteId=RefArchGlobal`, { code: 'SILK' }),
          basket([basketItem(1)], {
            couponItems: [{ code: 'SILK', couponItemId: 'ci', statusCode: 'applied', valid: true }],
          }),
        ),
        answered(
          post(
            `${scapi}/bk1/shipments/me/shipping-address?useAsBilling=false&siteId=RefArchGlobal`,
            { city: 'Osaka', countryCode: 'JP' },
            'PUT',
          ),
          basket([basketItem(1)]),
        ),
        answered(
          post(
            `${scapi}/bk1/shipments/me/shipping-method?siteId=RefArchGlobal`,
            { id: 'JPY001' },
            'PUT',
          ),
          basket([basketItem(1)]),
        ),
        answered(
          post(`${scapi}/bk1/payment-instruments?siteId=RefArchGlobal`, {
            paymentMethodId: 'CREDIT_CARD',
            paymentCard: { cardType: 'Visa' },
          }),
          basket([basketItem(1)]),
        ),
        answered(
          post(
            '/mobify/proxy/api/checkout/shopper-orders/v1/organizations/f_ecom_zzrf_001/orders?siteId=RefArchGlobal',
            { basketId: 'bk1' },
          ),
          {
            orderNo: '00000911',
            orderToken: 'tk',
            currency: 'JPY',
            orderTotal: 3800,
            productItems: [basketItem(1)],
            status: 'created',
          },
        ),
      ],
      expected: [
        'apply_coupon $SILK',
        'checkout_step',
        'add_shipping_info',
        'add_payment_info',
        'purchase #00000911 =3800 JPY',
      ],
    },
    {
      case: 'poll',
      title: 'baskets of the customer, a new one, ways of shipping, products',
      page: { cart: [] },
      steps: [
        answered(
          get(
            '/mobify/proxy/api/customer/shopper-customers/v1/organizations/f_ecom_zzrf_001/customers/c/baskets?siteId=RefArchGlobal',
          ),
          { baskets: [basket([])], total: 1 },
        ),
        answered(post(`${scapi}?siteId=RefArchGlobal`, {}), basket([])),
        answered(get(`${scapi}/bk1/shipments/me/shipping-methods?siteId=RefArchGlobal`), {
          applicableShippingMethods: [],
        }),
      ],
      expected: [],
    },
  ],
}

const orderLine = (quantity: number) => ({
  id: 610,
  quantity,
  price: '19.99',
  variant_id: 31,
  single_display_amount: '$19.99',
  display_amount: '$19.99',
  total: 19.99 * quantity,
  variant: { id: 31, name: 'Solidus mug', sku: 'SOL-31', product_id: 6, price: '19.99' },
})
const shirt = { lineId: '610', variantId: '31', sku: 'SOL-31', price: 19.99, currency: 'USD' }

const solidus: UnseenShop = {
  storefront: 'solidus',
  url: 'https://solids.example/products/solidus-mug',
  page: { globals: { Spree: { env: 'production' }, Solidus: {} } },
  sessions: [
    {
      case: 'form or link',
      title: 'the starter: two into the cart, the form of the cart, its code',
      page: { cart: [] },
      steps: [
        redirected(
          form('/cart_line_items', {
            authenticity_token: 'x',
            variant_id: 31,
            quantity: 2,
            button: '',
          }),
          'https://solids.example/cart',
        ),
      ],
      expected: ['add_to_cart 31×2'],
    },
    {
      case: 'success',
      title: 'API: two, another number, none',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/orders/R5550/line_items', { line_item: { variant_id: 31, quantity: 2 } }),
          orderLine(2),
          201,
        ),
        answered(
          post('/api/orders/R5550/line_items/610', { line_item: { quantity: 5 } }, 'PATCH'),
          orderLine(5),
        ),
        answered(
          post('/api/orders/R5550/line_items/610', { line_item: { quantity: 4 } }, 'PATCH'),
          orderLine(4),
        ),
        { ...send('DELETE', '/api/orders/R5550/line_items/610'), status: 204 },
      ],
      expected: [
        'add_to_cart 31|6|SOL-31×2@19.99',
        'update_cart 31|6|SOL-31×5 +3',
        'update_cart 31|6|SOL-31×4 -1',
        'remove_from_cart 31|6|SOL-31×4@19.99',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'API: not in stock, no such code',
      page: { cart: [{ ...shirt, quantity: 1 }] },
      steps: [
        answered(
          post('/api/orders/R5550/line_items', { line_item: { variant_id: 31, quantity: 900 } }),
          {
            error: 'Invalid resource. Please fix errors and try again.',
            errors: { quantity: ['selected of "Solidus mug" is not available.'] },
          },
          422,
        ),
        answered(
          post('/api/orders/R5550/coupon_codes', { coupon_code: 'NOPE' }),
          { success: null, error: "The coupon code you entered doesn't exist.", successful: false },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'API: a code that holds',
      page: { cart: [{ ...shirt, quantity: 1 }] },
      steps: [
        answered(post('/api/orders/R5550/coupon_codes', { coupon_code: 'ROCK' }), {
          success: 'The coupon code was successfully applied to your order.',
          error: null,
          successful: true,
          status_code: 'coupon_code_applied',
        }),
      ],
      expected: ['apply_coupon $ROCK'],
    },
  ],
}

const swellItem = (quantity: number) => ({
  id: '66f0aa',
  product_id: '66e0bb',
  variant_id: '66e0cc',
  quantity,
  price: 24,
  price_total: 24 * quantity,
  product: { id: '66e0bb', name: 'Candle', sku: 'CANDLE', slug: 'candle' },
})
const swellCart = (items: object[] | null, more: object = {}) => ({
  id: '66d0',
  currency: 'GBP',
  items,
  sub_total: 24,
  grand_total: 24,
  item_quantity: 1,
  checkout_id: 'abc',
  checkout_url: 'https://candles.swell.store/checkout/abc',
  ...more,
})
const candle = {
  lineId: '66f0aa',
  itemId: '66e0bb',
  variantId: '66e0cc',
  sku: 'CANDLE',
  price: 24,
  currency: 'GBP',
}
const swellApi = 'https://candles.swell.store/api/cart'

const swell: UnseenShop = {
  storefront: 'swell',
  url: 'https://candles.example/products/candle',
  sessions: [
    {
      case: 'success',
      title: 'two, five, three, none',
      page: { cart: [] },
      steps: [
        answered(
          post(`${swellApi}/items`, {
            product_id: '66e0bb',
            quantity: 2,
            options: [{ name: 'Scent', value: 'Fig' }],
          }),
          swellCart([swellItem(2)]),
        ),
        answered(
          post(`${swellApi}/items/66f0aa`, { quantity: 5 }, 'PUT'),
          swellCart([swellItem(5)]),
        ),
        answered(
          post(`${swellApi}/items/66f0aa`, { quantity: 3 }, 'PUT'),
          swellCart([swellItem(3)]),
        ),
        answered(send('DELETE', `${swellApi}/items/66f0aa`), swellCart([])),
      ],
      expected: [
        'add_to_cart 66e0bb|66e0cc|CANDLE×2@24 GBP',
        'update_cart 66e0bb|66e0cc|CANDLE×5 +3',
        'update_cart 66e0bb|66e0cc|CANDLE×3 -2',
        'remove_from_cart 66e0bb|66e0cc|CANDLE×3@24 GBP',
      ],
    },
    {
      case: 'failure with 200',
      title: 'not in stock; a code that is none, one that holds',
      page: { cart: [{ ...candle, quantity: 1 }] },
      steps: [
        answered(post(`${swellApi}/items`, { product_id: '66e0bb', quantity: 900 }), {
          errors: { quantity: { code: 'STOCK', message: 'Only 3 are available' } },
        }),
        answered(post(`${swellApi}/coupon`, { code: 'NOPE' }, 'PUT'), {
          errors: { code: { code: 'NOTFOUND', message: 'Not found' } },
        }),
        answered(
          post(`${swellApi}/coupon`, { code: 'WICK' }, 'PUT'),
          swellCart([swellItem(1)], { coupon_code: 'WICK', coupon: { name: 'Wick' } }),
        ),
      ],
      expected: ['apply_coupon $WICK'],
    },
  ],
}

export const hostedStorefronts: readonly UnseenShop[] = [
  squarespace,
  wixStores,
  nopcommerce,
  odoo,
  sfra,
  pwaKit,
  solidus,
  swell,
]
