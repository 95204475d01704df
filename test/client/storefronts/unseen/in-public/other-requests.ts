import type { Exchange } from '@waymark/client/storefronts'
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

// The same acts by requests that other themes and older versions send. Shopify: links and addresses
// of public themes (`/cart/change?line=`). BigCommerce: themes and apps on its Storefront API.
// PrestaShop 1.6: themes/default-bootstrap/js/modules/blockcart/ajax-cart.js and cart-summary.js.
// Solidus: solidus_starter_frontend, carts_controller.rb. OpenMage: Mage_Checkout_CartController.
// Zen Cart: the form of its cart. nopCommerce: Views/ShoppingCart/_OrderSummary.cshtml. Saleor:
// saleor/react-storefront. Medusa: its store API and nextjs-starter-medusa. Shopware:
// CartLineItemController, its Store API. Sylius: live components of 2, the forms of 1. LiteCart:
// pages/checkout.inc.php. PWA Kit: commerce-sdk-isomorphic. Swell: swell-js, cart.

const capLine = (quantity: number) => ({
  id: 45120001,
  key: '45120001:77f0',
  variant_id: 45120001,
  product_id: 9001,
  sku: 'CAP-GR',
  title: 'Wool cap - Grey',
  quantity,
  price: 3450,
  final_price: 3450,
  line_price: 3450 * quantity,
})
const shopifyCart = (...items: object[]) => ({
  token: 'hWN1',
  item_count: items.length,
  total_price: 3450,
  currency: 'EUR',
  items,
})
const cap = {
  lineId: '45120001:77f0',
  variantId: '45120001',
  itemId: '9001',
  sku: 'CAP-GR',
  price: 34.5,
  currency: 'EUR',
}
const sock = {
  lineId: '45120002:19ab',
  variantId: '45120002',
  itemId: '9002',
  sku: 'SOCK',
  price: 9,
  currency: 'EUR',
}

const shopify: UnseenShop = {
  storefront: 'shopify',
  url: 'https://northwind.example/products/wool-cap',
  page: {
    globals: { Shopify: { shop: 'northwind.myshopify.com', currency: { active: 'EUR' } } },
  },
  sessions: [
    {
      case: 'quantity change',
      title: 'the line in the address, no body; all lines in a list',
      page: {
        cart: [
          { ...cap, quantity: 2 },
          { ...sock, quantity: 1 },
        ],
      },
      steps: [
        answered(
          {
            ...send('POST', '/cart/change?line=2&quantity=0'),
            requestHeaders: { 'Content-Type': 'application/json', Accept: 'application/json' },
          },
          shopifyCart(capLine(2)),
        ),
        answered(post('/cart/update.js', { updates: [5] }), shopifyCart(capLine(5))),
        answered(
          post('/cart/update.js', { updates: { '45120001:77f0': 3 } }),
          shopifyCart(capLine(3)),
        ),
      ],
      expected: [
        'remove_from_cart 9002|45120002×1@9 EUR',
        'update_cart 9001|45120001×5 +3',
        'update_cart 9001|45120001×3 -2',
      ],
    },
    {
      case: 'form or link',
      title: 'a link that adds, steppers and a cross that are links, the plain form',
      page: { cart: [] },
      steps: [
        redirected(get('/cart/add?id=45120001&quantity=2'), 'https://northwind.example/cart'),
        redirected(
          form('/cart/add', { form_type: 'product', utf8: '✓', id: 45120002, quantity: 1 }),
          'https://northwind.example/cart',
        ),
      ],
      expected: ['add_to_cart 45120001×2', 'add_to_cart 45120002×1'],
    },
    {
      case: 'removal',
      title: 'the cross of a cart that is a link',
      page: { cart: [{ ...cap, quantity: 2 }] },
      steps: [redirected(get('/cart/change?line=1&quantity=0'), 'https://northwind.example/cart')],
      expected: ['remove_from_cart 9001|45120001×2@34.5 EUR'],
    },
  ],
}

const bcItem = (quantity: number) => ({
  id: 'e3f0-11',
  parentId: null,
  variantId: 385,
  productId: 111,
  sku: 'SM13',
  name: 'Smith journal 13',
  quantity,
  listPrice: 109,
  salePrice: 109,
  extendedSalePrice: 109 * quantity,
})
const bcCart = (...physicalItems: object[]) => ({
  id: 'c0de-1',
  currency: { code: 'USD', symbol: '$', decimalPlaces: 2 },
  cartAmount: 109,
  lineItems: { physicalItems, digitalItems: [], giftCertificates: [], customItems: [] },
})
const journal = {
  lineId: 'e3f0-11',
  itemId: '111',
  variantId: '385',
  sku: 'SM13',
  price: 109,
  currency: 'USD',
}
const journalIds = '111|385|SM13'

const stencil: UnseenShop = {
  storefront: 'bigcommerce-stencil',
  url: 'https://journals.example/smith-journal-13/',
  page: { globals: { BCData: {} } },
  sessions: [
    {
      case: 'success',
      title: 'the Storefront API: a new cart, another item, edits, away',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/storefront/carts', { lineItems: [{ quantity: 1, productId: 111 }] }),
          bcCart(bcItem(1)),
        ),
        answered(
          post('/api/storefront/carts/c0de-1/items', {
            line_items: [{ quantity: 2, product_id: 111 }],
          }),
          bcCart(bcItem(3)),
        ),
        answered(
          post(
            '/api/storefront/carts/c0de-1/items/e3f0-11?include=lineItems.physicalItems.options',
            { lineItem: { productId: 111, variantId: 385, quantity: 5 } },
            'PUT',
          ),
          bcCart(bcItem(5)),
        ),
        {
          ...send(
            'DELETE',
            '/api/storefront/carts/c0de-1/items/e3f0-11?include=lineItems.physicalItems.options',
          ),
          status: 204,
        },
      ],
      expected: [
        `add_to_cart ${journalIds}×1@109 USD`,
        `add_to_cart ${journalIds}×2@109 USD`,
        `update_cart ${journalIds}×5 +2`,
        `remove_from_cart ${journalIds}×5@109 USD`,
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'the Storefront API: not in stock',
      page: { cart: [{ ...journal, quantity: 1 }] },
      steps: [
        answered(
          post('/api/storefront/carts/c0de-1/items', {
            lineItems: [{ quantity: 900, productId: 111 }],
          }),
          { status: 422, title: 'Smith journal 13 is out of stock', detail: 'out of stock' },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'removal',
      title: 'the whole cart',
      page: { cart: [{ ...journal, quantity: 2 }] },
      steps: [{ ...send('DELETE', '/api/storefront/carts/c0de-1'), status: 204 }],
      expected: [`remove_from_cart ${journalIds}×2@109 USD`],
    },
  ],
}

const ps16 = (quantity: number, more: object = {}) => ({
  products:
    quantity > 0
      ? [
          {
            id: 2,
            link: 'https://bears.example/en/blouses/2-blouse.html',
            quantity,
            image: 'x.jpg',
            priceByLine: `€${27 * quantity}.00`,
            name: 'Blouse',
            price: '€27.00',
            price_float: 27,
            idCombination: 9,
            idAddressDelivery: 0,
            is_gift: false,
            hasAttributes: true,
            attributes: 'Black, S',
            hasCustomizedDatas: false,
            customizedDatas: [],
            lastProduct: true,
          },
        ]
      : [],
  discounts: [],
  shippingCost: '€2.00',
  wrappingCost: '€0.00',
  nbTotalProducts: `${quantity}`,
  total: '€29.00',
  productTotal: '€27.00',
  freeShipping: '€0.00',
  hasError: false,
  ...more,
})
const controller = (fields: Record<string, string | number>) =>
  urlencoded('/?rand=1700000000000', { controller: 'cart', ajax: 'true', token: 't', ...fields })
const blouse = { itemId: '2', variantId: '9', quantity: 1 }
const blouseIds = '2|9|2-9'

const prestashop16: UnseenShop = {
  storefront: 'prestashop',
  url: 'https://bears.example/en/blouses/2-blouse.html',
  page: { globals: { prestashop: undefined, baseUri: 'https://bears.example/', ajaxCart: {} } },
  sessions: [
    {
      case: 'success',
      title: '1.6: from a list, two on the product page, away; the small cart is asked again',
      page: { cart: [] },
      steps: [
        answered(controller({ add: 1, qty: 1, id_product: 2, id_customization: 0 }), ps16(1)),
        answered(controller({ add: 1, qty: 2, id_product: 2, ipa: 9 }), ps16(3)),
        answered(controller({}), ps16(3)),
        answered(controller({ delete: 1, id_product: 2, ipa: 9, id_address_delivery: 0 }), ps16(0)),
      ],
      expected: [
        `add_to_cart ${blouseIds}×1`,
        `add_to_cart ${blouseIds}×2`,
        `remove_from_cart ${blouseIds}×3`,
      ],
    },
    {
      case: 'failure with 200',
      title: '1.6: not in stock',
      page: { cart: [blouse] },
      steps: [
        answered(controller({ add: 1, qty: 900, id_product: 2, ipa: 9 }), {
          hasError: true,
          errors: ['There isn’t enough product in stock.'],
        }),
      ],
      expected: [],
    },
  ],
}

const solidus: UnseenShop = {
  storefront: 'solidus',
  url: 'https://solids.example/cart',
  page: { globals: { Solidus: {} } },
  sessions: [
    {
      case: 'form or link',
      title: 'the form of the cart: a number, none, and on to the checkout',
      page: {
        cart: [
          { lineId: '610', variantId: '31', quantity: 1 },
          { lineId: '611', variantId: '32', quantity: 2 },
        ],
      },
      steps: [
        redirected(
          form('/cart', {
            _method: 'patch',
            authenticity_token: 'x',
            'order[line_items_attributes][0][quantity]': 4,
            'order[line_items_attributes][0][id]': 610,
            'order[line_items_attributes][1][quantity]': 0,
            'order[line_items_attributes][1][id]': 611,
            update: '',
          }),
          'https://solids.example/cart/edit',
        ),
        redirected(
          form('/cart', {
            _method: 'patch',
            authenticity_token: 'x',
            'order[line_items_attributes][0][quantity]': 4,
            'order[line_items_attributes][0][id]': 610,
            checkout: '',
          }),
          'https://solids.example/checkout/address',
        ),
      ],
      expected: ['update_cart 31×4 +3', 'remove_from_cart 32×2', 'begin_checkout'],
    },
  ],
}

const uenc = 'aHR0cHM6Ly92YXNlcy5leGFtcGxlLw%2C%2C'

const openmage: UnseenShop = {
  storefront: 'magento1-openmage',
  url: 'https://vases.example/checkout/cart/',
  page: { globals: { Mage: { Cookies: {} }, VarienForm: {} } },
  sessions: [
    {
      case: 'form or link',
      title: 'the form of the cart, a code, its cross, all of it',
      page: {
        cart: [
          { lineId: '88', itemId: '337', quantity: 1 },
          { lineId: '89', itemId: '338', quantity: 2 },
        ],
      },
      steps: [
        redirected(
          form('/checkout/cart/updatePost/', {
            form_key: 'n1',
            'cart[88][qty]': 4,
            'cart[89][qty]': 2,
            update_cart_action: 'update_qty',
          }),
          'https://vases.example/checkout/cart/',
        ),
        redirected(
          form('/checkout/cart/couponPost/', { remove: 0, coupon_code: 'GLAZE' }),
          'https://vases.example/checkout/cart/',
        ),
        redirected(
          get(`/checkout/cart/delete/id/88/form_key/n1/uenc/${uenc}/`),
          'https://vases.example/checkout/cart/',
        ),
        redirected(
          form('/checkout/cart/updatePost/', {
            form_key: 'n1',
            'cart[89][qty]': 2,
            update_cart_action: 'empty_cart',
          }),
          'https://vases.example/checkout/cart/',
        ),
      ],
      expected: [
        'update_cart 337×4 +3',
        'apply_coupon $GLAZE',
        'remove_from_cart 337×4',
        'remove_from_cart 338×2',
      ],
    },
  ],
}

const zen: UnseenShop = {
  storefront: 'zencart',
  url: 'https://disks.example/index.php?main_page=shopping_cart',
  sessions: [
    {
      case: 'form or link',
      title: 'the form of the cart, with a line that is ticked to go',
      page: {
        cart: [
          { lineId: '26:9c3b', itemId: '26', quantity: 1 },
          { lineId: '27', itemId: '27', quantity: 2 },
        ],
      },
      steps: [
        redirected(
          {
            ...form('/index.php?main_page=shopping_cart&action=update_product', {}),
            requestBody: [
              ['securityToken', 's'],
              ['cart_quantity[]', '3'],
              ['products_id[]', '26:9c3b'],
              ['cart_quantity[]', '2'],
              ['products_id[]', '27'],
              ['cart_delete[]', '27'],
            ],
          },
          'https://disks.example/index.php?main_page=shopping_cart',
        ),
      ],
      expected: ['update_cart 26|26:9c3b×3 +2', 'remove_from_cart 27×2'],
    },
    {
      case: 'removal',
      title: 'all of it',
      page: { cart: [{ lineId: '27', itemId: '27', quantity: 2 }] },
      steps: [
        redirected(
          get('/index.php?main_page=shopping_cart&action=empty_cart'),
          'https://disks.example/index.php?main_page=shopping_cart',
        ),
      ],
      expected: ['remove_from_cart 27×2'],
    },
  ],
}

const nopcommerce: UnseenShop = {
  storefront: 'nopcommerce',
  url: 'https://books.example/cart',
  page: { globals: { AjaxCart: {} } },
  sessions: [
    {
      case: 'coupon',
      title: 'a code that is none, one that holds; on to the checkout',
      page: { cart: [{ lineId: '41', itemId: '74', quantity: 1 }] },
      steps: [
        paged(
          form('/cart', {
            itemquantity41: 1,
            discountcouponcode: 'NOPE',
            applydiscountcouponcode: 'Apply coupon',
          }),
          '<!doctype html><body><input name="itemquantity41" value="1"><div class="message-failure">The coupon code cannot be found</div></body>',
        ),
        paged(
          form('/cart', {
            itemquantity41: 1,
            discountcouponcode: 'PAGE',
            applydiscountcouponcode: 'Apply coupon',
          }),
          '<!doctype html><body><input name="itemquantity41" value="1"><div class="message-success">The coupon code was applied</div></body>',
        ),
        redirected(
          form('/cart', { itemquantity41: 1, termsofservice: 'on', checkout: 'checkout' }),
          'https://books.example/onepagecheckout',
        ),
      ],
      expected: ['apply_coupon $PAGE', 'begin_checkout'],
    },
  ],
}

const saleorLine = (quantity: number) => ({
  id: 'Q2hlY2tvdXRMaW5lOjE=',
  quantity,
  unitPrice: { gross: { currency: 'USD', amount: 4.5 } },
  variant: {
    id: 'UHJvZHVjdFZhcmlhbnQ6MjE=',
    sku: 'JUICE-500',
    product: { id: 'UHJvZHVjdDo3Mg==', name: 'Apple juice' },
  },
})
const saleorCart = (...lines: object[]) => ({
  checkout: {
    id: 'Q2hlY2tvdXQ6OQ==',
    lines,
    totalPrice: { gross: { currency: 'USD', amount: 9 } },
  },
  errors: [],
})
const juiceIds = 'UHJvZHVjdDo3Mg==|UHJvZHVjdFZhcmlhbnQ6MjE=|JUICE-500'

const saleor: UnseenShop = {
  storefront: 'saleor',
  url: 'https://juices.example/cart',
  sessions: [
    {
      case: 'quantity change',
      title: 'by the id of the line, and one line away',
      page: {
        cart: [
          {
            lineId: 'Q2hlY2tvdXRMaW5lOjE=',
            variantId: 'UHJvZHVjdFZhcmlhbnQ6MjE=',
            itemId: 'UHJvZHVjdDo3Mg==',
            sku: 'JUICE-500',
            price: 4.5,
            currency: 'USD',
            quantity: 1,
          },
        ],
      },
      steps: [
        answered(
          graphql(
            'https://juices.example/graphql/',
            'mutation Update($id: ID!, $lines: [CheckoutLineUpdateInput!]!) { checkoutLinesUpdate(id: $id, lines: $lines) { checkout { id lines { id quantity } } errors { field message code lines } } }',
            {
              id: 'Q2hlY2tvdXQ6OQ==',
              lines: [{ lineId: 'Q2hlY2tvdXRMaW5lOjE=', quantity: 6 }],
            },
          ),
          { data: { checkoutLinesUpdate: saleorCart(saleorLine(6)) } },
        ),
        answered(
          graphql(
            'https://juices.example/graphql/',
            'mutation RemoveProductFromCheckout($checkoutId: ID!, $lineId: ID!) { checkoutLineDelete(id: $checkoutId, lineId: $lineId) { checkout { ...CheckoutDetails } errors { field message } } }',
            { checkoutId: 'Q2hlY2tvdXQ6OQ==', lineId: 'Q2hlY2tvdXRMaW5lOjE=' },
          ),
          { data: { checkoutLineDelete: saleorCart() } },
        ),
      ],
      expected: [`update_cart ${juiceIds}×6 +5`, `remove_from_cart ${juiceIds}×6@4.5 USD`],
    },
  ],
}

const action = (url: string, body: unknown): Exchange => ({
  ...post(url, body),
  requestHeaders: {
    'Next-Action': '7f40b8e9',
    Accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
  },
  responseHeaders: { 'content-type': 'text/x-component' },
  responseBody: '0:{"a":"$@1","f":"","b":"x1"}\n1:"$undefined"\n',
})
const sweat = { lineId: 'cali_01', variantId: 'variant_m', itemId: 'prod_sweat', quantity: 2 }

const medusa: UnseenShop = {
  storefront: 'medusa',
  url: 'https://sweats.example/dk/cart',
  page: { globals: { __next_f: [] } },
  sessions: [
    {
      case: 'quantity change',
      title: 'the starter: a number of a line, and the line away',
      page: { cart: [sweat] },
      steps: [
        action('https://sweats.example/dk/cart', [{ lineId: 'cali_01', quantity: 5 }]),
        action('https://sweats.example/dk/cart', ['cali_01']),
      ],
      expected: [
        'update_cart prod_sweat|variant_m×5 +3',
        'remove_from_cart prod_sweat|variant_m×5',
      ],
    },
    {
      case: 'success',
      title: 'a cart that is made with two of it; then one that is refused',
      page: { cart: [] },
      steps: [
        answered(
          post('https://api.sweats.example/store/carts', {
            region_id: 'reg_eu',
            items: [{ variant_id: 'variant_m', quantity: 2 }],
          }),
          {
            cart: {
              id: 'cart_03',
              region: { currency_code: 'eur' },
              items: [
                {
                  id: 'item_09',
                  title: 'Sweatshirt',
                  unit_price: 3550,
                  quantity: 2,
                  variant_id: 'variant_m',
                  variant: { id: 'variant_m', product_id: 'prod_sweat', sku: 'SWEAT-M' },
                },
              ],
            },
          },
        ),
        answered(
          post('https://api.sweats.example/store/carts/cart_03/line-items', {
            variant_id: 'variant_x',
            quantity: 1,
          }),
          {
            type: 'invalid_data',
            message: 'Variants with IDs variant_x do not have a price',
            code: undefined,
          },
          400,
        ),
      ],
      expected: ['add_to_cart prod_sweat|variant_m|SWEAT-M×2@35.5 EUR'],
    },
  ],
}

const shopware: UnseenShop = {
  storefront: 'shopware6',
  url: 'https://sails.example/checkout/cart',
  page: { globals: { PluginManager: {}, salesChannelId: '98' } },
  sessions: [
    {
      case: 'form or link',
      title: 'by the number of the product',
      page: { cart: [] },
      steps: [
        redirected(
          form('/checkout/product/add-by-number', {
            redirectTo: 'frontend.checkout.cart.page',
            number: 'SW10001',
          }),
          'https://sails.example/checkout/cart',
        ),
      ],
      expected: ['add_to_cart SW10001×1'],
    },
    {
      case: 'checkout',
      title: 'the API: ways of shipping and payment in the context, the order',
      page: { cart: [{ lineId: '018f', itemId: '018f', sku: 'SW10001', quantity: 1 }] },
      steps: [
        answered(post('/store-api/context', { shippingMethodId: '0a1' }, 'PATCH'), {
          apiAlias: 'array_struct',
          token: 'tk1',
        }),
        answered(post('/store-api/context', { paymentMethodId: '0b1' }, 'PATCH'), {
          apiAlias: 'array_struct',
          token: 'tk1',
        }),
        answered(post('/store-api/context', { languageId: '2fbb' }, 'PATCH'), { token: 'tk1' }),
        answered(post('/store-api/checkout/order', { customerComment: '' }), {
          id: '018f9c',
          orderNumber: '10021',
          amountTotal: 24.98,
          price: { totalPrice: 24.98, netPrice: 21 },
          currency: { isoCode: 'EUR', factor: 1 },
          lineItems: [
            {
              id: '01',
              productId: '018f',
              quantity: 1,
              unitPrice: 19.99,
              label: 'Sail',
              payload: { productNumber: 'SW10001' },
            },
          ],
          apiAlias: 'order',
        }),
      ],
      expected: ['add_shipping_info', 'add_payment_info', 'purchase #10021 =24.98'],
    },
  ],
}

const sylius: UnseenShop = {
  storefront: 'sylius',
  url: 'https://mugs.example/en_US/products/mug',
  sessions: [
    {
      case: 'form or link',
      title: '1: the forms of the cart, its cross',
      page: { cart: [{ lineId: '61', variantId: 'MUG_BLUE', quantity: 1 }] },
      steps: [
        redirected(
          form('/en_US/cart/', {
            _method: 'PATCH',
            'sylius_cart[items][0][quantity]': 3,
            'sylius_cart[promotionCoupon]': '',
            'sylius_cart[_token]': 'x',
          }),
          'https://mugs.example/en_US/cart/',
        ),
        redirected(
          form('/en_US/cart/61/remove', { _method: 'DELETE', _csrf_token: 'x' }),
          'https://mugs.example/en_US/cart/',
        ),
      ],
      expected: ['update_cart MUG_BLUE×3 +2', 'remove_from_cart MUG_BLUE×3'],
    },
    {
      case: 'success',
      title: '2: the live component of the product page',
      page: { cart: [] },
      steps: [
        {
          ...form('/en_US/_components/sylius_shop:product:add_to_cart_form/addToCart', {
            data: JSON.stringify({
              props: {
                product: 31,
                variant: 88,
                routeName: 'sylius_shop_cart_summary',
                sylius_shop_add_to_cart: { cartItem: { quantity: '1' }, _token: 'x' },
                '@checksum': 'y',
              },
              updated: { 'sylius_shop_add_to_cart.cartItem.quantity': '2' },
              args: {},
            }),
          }),
          requestHeaders: { Accept: 'application/vnd.live-component+html' },
          status: 204,
          responseHeaders: { 'x-live-redirect': '1', location: '/en_US/cart/' },
        },
      ],
      expected: ['add_to_cart 31|88×2'],
    },
  ],
}

const litecart: UnseenShop = {
  storefront: 'litecart',
  url: 'https://ducks.example/en/checkout',
  page: { globals: { _env: { platform: { url: 'https://ducks.example/' } } } },
  sessions: [
    {
      case: 'checkout',
      title: 'ways of shipping and of payment',
      page: { cart: [{ lineId: 'e1f5', itemId: '3', price: 20, quantity: 1 }] },
      steps: [
        paged(
          urlencoded('/en/ajax/checkout_shipping.html', {
            token: 't',
            'shipping[option_id]': 'sm_zone_weight:zone_1',
            select_shipping: 'true',
          }),
          '<div class="box" id="box-checkout-shipping">',
        ),
        paged(
          urlencoded('/en/ajax/checkout_payment.html', {
            token: 't',
            'payment[option_id]': 'pm_cod:cod',
            select_payment: 'true',
          }),
          '<div class="box" id="box-checkout-payment">',
        ),
        paged(get('/en/ajax/checkout_summary.html')),
      ],
      expected: ['add_shipping_info', 'add_payment_info'],
    },
  ],
}

const scapi =
  'https://kv7kzm78.api.commercecloud.salesforce.com/checkout/shopper-baskets/v2/organizations/f_ecom_zzrf_001/baskets'
const basketItem = (itemId: string, productId: string, quantity: number, basePrice: number) => ({
  itemId,
  productId,
  productName: productId,
  basePrice,
  price: basePrice * quantity,
  quantity,
})
const basket = (...productItems: object[]) => ({
  basketId: 'bk1',
  currency: 'GBP',
  productItems,
  productTotal: 10,
})

const pwaKit: UnseenShop = {
  storefront: 'salesforce-pwa-kit',
  url: 'https://camis.example/uk/product/set',
  page: { globals: { __CONFIG__: { app: { commerceAPI: { parameters: {} } } } } },
  sessions: [
    {
      case: 'success',
      title: 'version 2, its own host: a set of two products; baskets that are merged at a login',
      page: { cart: [] },
      steps: [
        answered(
          post(`${scapi}/bk1/items?siteId=RefArchGlobal`, [
            { productId: 'P-1', quantity: 1 },
            { productId: 'P-2', quantity: 2 },
          ]),
          basket(basketItem('i1', 'P-1', 1, 30), basketItem('i2', 'P-2', 2, 12.5)),
        ),
        answered(
          post(`${scapi}/actions/merge?createDestinationBasket=true&siteId=RefArchGlobal`, {}),
          basket(
            basketItem('i1', 'P-1', 1, 30),
            basketItem('i2', 'P-2', 2, 12.5),
            basketItem('i3', 'P-9', 1, 8),
          ),
        ),
        answered(
          send('DELETE', `${scapi}/bk1/items/i3?siteId=RefArchGlobal`),
          basket(basketItem('i1', 'P-1', 1, 30), basketItem('i2', 'P-2', 2, 12.5)),
        ),
      ],
      expected: [
        'add_to_cart P-1×1@30 GBP',
        'add_to_cart P-2×2@12.5 GBP',
        'remove_from_cart P-9×1@8 GBP',
      ],
    },
  ],
}

const candle = (quantity: number) => ({
  id: '66f0aa',
  product_id: '66e0bb',
  quantity,
  price: 24,
  product: { id: '66e0bb', name: 'Candle', sku: 'CANDLE' },
})

const swell: UnseenShop = {
  storefront: 'swell',
  url: 'https://candles.example/checkout',
  page: { globals: { swell: { version: '3' } } },
  sessions: [
    {
      case: 'checkout',
      title: 'an address, ways of shipping and payment, the order',
      page: { cart: [{ lineId: '66f0aa', itemId: '66e0bb', price: 24, quantity: 1 }] },
      steps: [
        answered(
          post(
            'https://candles.swell.store/api/cart',
            { shipping: { address1: 'x', city: 'Leeds', country: 'GB' } },
            'PUT',
          ),
          { id: '66d0', currency: 'GBP', items: [candle(1)], grand_total: 24 },
        ),
        answered(
          post(
            'https://candles.swell.store/api/cart',
            { shipping: { service: 'standard' } },
            'PUT',
          ),
          { id: '66d0', currency: 'GBP', items: [candle(1)], grand_total: 29 },
        ),
        answered(
          post(
            'https://candles.swell.store/api/cart',
            { billing: { method: 'card', card: { token: 'tok_1' } } },
            'PUT',
          ),
          { id: '66d0', currency: 'GBP', items: [candle(1)], grand_total: 29 },
        ),
        answered(post('https://candles.swell.store/api/cart/order', {}), {
          id: '66ff',
          number: '100014',
          currency: 'GBP',
          grand_total: 29,
          items: [candle(1)],
        }),
      ],
      expected: [
        'checkout_step',
        'add_shipping_info',
        'add_payment_info',
        'purchase #100014|66ff =29 GBP',
      ],
    },
  ],
}

export const otherRequests: readonly UnseenShop[] = [
  shopify,
  stencil,
  prestashop16,
  solidus,
  openmage,
  zen,
  nopcommerce,
  saleor,
  medusa,
  shopware,
  sylius,
  litecart,
  pwaKit,
  swell,
]
