import {
  answered,
  form,
  get,
  graphql,
  paged,
  post,
  redirected,
  urlencoded,
} from '../../fixtures/fixture.ts'
import type { UnseenShop } from '../shop.ts'

// SalesforceCommerceCloud/storefront-reference-architecture: cartridge/{controllers/Cart.js,
// client/default/js/{cart/cart,product/base}.js} and its integration tests (test/integration/cart);
// SiteGenesis' app_storefront_controllers/js/{cart,minicart,product/addToCart}.js;
// SalesforceCommerceCloud/pwa-kit's ShopperBaskets calls; what stores say of Ecwid's storefront API
// (no public source tells its cart's calls, nor the answers of Snipcart's); Wix' own record of what its site sends to
// edge.wixapis.com; a shop that answers Squarespace's commerce bundle (entries, money, cents);
// Shopify/hydrogen: templates/skeleton/app/routes/cart.tsx and packages/hydrogen/src/cart;
// Sylius/Sylius: ShopBundle's Twig/Component/{Cart,Product}, and tests/Api/Shop/OrdersTest;
// solidusio/solidus_starter_frontend: cart_line_items and carts controllers, Solidus' own API.

const gql = (query: string, variables: unknown = {}) => graphql('/graphql', query, variables)
const remove = (url: string) => ({ ...get(url), method: 'DELETE' })

const demandware = '/on/demandware.store/Sites-RefArch-Site/ja_JP'
const sfraItem = (quantity: number) => ({
  id: '701643421084M',
  UUID: '9e1f',
  productName: 'Paisley Shirt',
  productType: 'variant',
  quantity,
  price: { sales: { value: 7900, currency: 'JPY', formatted: '¥7,900', decimalPrice: '7900' } },
  priceTotal: { price: '¥7,900' },
  isBonusProductLineItem: false,
  isGift: false,
  isAvailableForInStorePickup: false,
})
const sfraCart = (items: object[], more: object = {}) => ({
  actionUrls: { removeProductLineItemUrl: `${demandware}/Cart-RemoveProductLineItem` },
  numOfShipments: 1,
  totals: { subTotal: '¥7,900', grandTotal: '¥7,900' },
  shipments: [],
  items,
  numItems: items.length,
  valid: { error: false, message: null },
  resources: { numberOfItems: '1 Items', minicartCountOfItems: '1' },
  ...more,
})
const shirt = {
  lineId: '9e1f',
  itemId: '701643421084M',
  price: 7900,
  currency: 'JPY',
}
const sfra: UnseenShop = {
  storefront: 'salesforce-sfra',
  url: 'https://rad.example/ja-jp/mens/701643421084M.html',
  sessions: [
    {
      case: 'second currency',
      title: 'in yen: added, set by GET, set lower, removed',
      page: { cart: [] },
      steps: [
        answered(
          urlencoded(`${demandware}/Cart-AddProduct`, {
            pid: '701643421084M',
            quantity: 2,
            options: '[]',
          }),
          {
            action: 'Cart-AddProduct',
            queryString: '',
            locale: 'ja_JP',
            reportingURL: `${demandware}/Cart-MiniCartReport`,
            quantityTotal: 2,
            message: 'Product added to cart',
            cart: sfraCart([sfraItem(2)]),
            newBonusDiscountLineItem: {},
            error: false,
            pliUUID: '9e1f',
            minicartCountOfItems: '2',
          },
        ),
        answered(get(`${demandware}/Cart-UpdateQuantity?pid=701643421084M&quantity=3&uuid=9e1f`), {
          action: 'Cart-UpdateQuantity',
          locale: 'ja_JP',
          ...sfraCart([sfraItem(3)]),
        }),
        answered(get(`${demandware}/Cart-UpdateQuantity?pid=701643421084M&quantity=1&uuid=9e1f`), {
          action: 'Cart-UpdateQuantity',
          locale: 'ja_JP',
          ...sfraCart([sfraItem(1)]),
        }),
        answered(get(`${demandware}/Cart-RemoveProductLineItem?pid=701643421084M&uuid=9e1f`), {
          action: 'Cart-RemoveProductLineItem',
          basket: sfraCart([]),
          toBeDeletedUUIDs: ['9e1f'],
          locale: 'ja_JP',
        }),
      ],
      expected: [
        'add_to_cart 701643421084M×2@7900 JPY',
        'update_cart 701643421084M×3 +1',
        'update_cart 701643421084M×1 -2',
        'remove_from_cart 701643421084M×1',
      ],
    },
    {
      case: 'failure with 200',
      title: 'nothing left, and a quantity that the server refuses with 500',
      page: { cart: [{ ...shirt, quantity: 1 }] },
      steps: [
        answered(
          urlencoded(`${demandware}/Cart-AddProduct`, { pid: '701643421084M', quantity: 100 }),
          {
            action: 'Cart-AddProduct',
            quantityTotal: 1,
            message: 'There are not enough of this item in stock.',
            cart: sfraCart([sfraItem(1)]),
            error: true,
            pliUUID: '',
          },
        ),
        answered(
          get(`${demandware}/Cart-UpdateQuantity?pid=701643421084M&quantity=100&uuid=9e1f`),
          { errorMessage: 'Unable to update quantity', action: 'Cart-UpdateQuantity' },
          500,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'one that is none, one that is, one taken away',
      page: { cart: [{ ...shirt, quantity: 1 }] },
      steps: [
        answered(get(`${demandware}/Cart-AddCoupon?couponCode=NOPE&csrf_token=t`), {
          error: true,
          errorMessage: 'Coupon cannot be added to your cart',
        }),
        answered(
          get(`${demandware}/Cart-AddCoupon?couponCode=RAD5&csrf_token=t`),
          sfraCart([sfraItem(1)], {
            totals: {
              discounts: [{ UUID: 'c1', type: 'coupon', couponCode: 'RAD5', applied: true }],
            },
          }),
        ),
        answered(
          get(`${demandware}/Cart-RemoveCouponLineItem?code=RAD5&uuid=c1`),
          sfraCart([sfraItem(1)]),
        ),
      ],
      expected: ['apply_coupon $RAD5'],
    },
    {
      case: 'poll',
      title: 'the small cart, a variation, a shipping method of the cart page',
      page: { cart: [{ ...shirt, quantity: 1 }] },
      steps: [
        paged(get(`${demandware}/Cart-MiniCartShow`), '<div class="cart"></div>'),
        answered(get(`${demandware}/Product-Variation?pid=P1&dwvar_P1_color=JJ&quantity=2`), {
          product: { id: '701643421084M', productName: 'Shirt', selectedQuantity: 2 },
        }),
        answered(
          urlencoded(`${demandware}/Cart-SelectShippingMethod`, { methodID: '001' }),
          sfraCart([sfraItem(1)]),
        ),
      ],
      expected: [],
    },
    {
      case: 'form or link',
      title: "SiteGenesis: its dialogue's add, then the cart's form with a button for each deed",
      page: { cart: [] },
      steps: [
        paged(
          urlencoded(`${demandware}/Cart-AddProduct?format=ajax`, {
            cartAction: 'add',
            pid: '008884303989',
            Quantity: 2,
            uuid: '',
          }),
          '<div class="mini-cart-total"><span class="minicart-quantity">2</span></div>',
        ),
        paged(
          form(`${demandware}/Cart-SubmitForm?dwcont=C1`, {
            dwfrm_cart_shipments_i0_items_i0_quantity: 5,
            dwfrm_cart_couponCode: '',
            dwfrm_cart_updateCart: 'dwfrm_cart_updateCart',
          }),
          '<!doctype html><body><table id="cart-table"></table>',
        ),
        paged(
          form(`${demandware}/Cart-SubmitForm?dwcont=C1`, {
            dwfrm_cart_shipments_i0_items_i0_quantity: 5,
            dwfrm_cart_couponCode: 'GEN5',
            dwfrm_cart_addCoupon: 'dwfrm_cart_addCoupon',
          }),
          '<!doctype html><body><table id="cart-table"></table>',
        ),
        paged(
          form(`${demandware}/Cart-SubmitForm?dwcont=C1`, {
            dwfrm_cart_shipments_i0_items_i0_quantity: 5,
            dwfrm_cart_shipments_i0_items_i0_deleteProduct: 'Remove',
          }),
          '<!doctype html><body><div class="cart-empty"></div>',
        ),
      ],
      expected: [
        'add_to_cart 008884303989×2',
        'update_cart 008884303989×5 +3',
        'apply_coupon $GEN5',
        'remove_from_cart 008884303989×5',
      ],
    },
  ],
}

const scapi = '/mobify/proxy/api/checkout/shopper-baskets/v1/organizations/f_ecom_zzrf_001/baskets'
const basket = (items: object[], more: object = {}) => ({
  basketId: 'bc1',
  currency: 'GBP',
  agentBasket: false,
  productItems: items,
  productSubTotal: 38.4,
  orderTotal: null,
  couponItems: [],
  shipments: [{ shipmentId: 'me' }],
  ...more,
})
const basketItem = (quantity: number) => ({
  adjustedTax: null,
  basePrice: 19.2,
  bonusProductLineItem: false,
  itemId: '4af1',
  itemText: 'Striped Tie',
  price: 19.2 * quantity,
  priceAfterItemDiscount: 19.2 * quantity,
  productId: '793775370033M',
  productName: 'Striped Tie',
  quantity,
  shipmentId: 'me',
})
const pwaKit: UnseenShop = {
  storefront: 'salesforce-pwa-kit',
  url: 'https://pwa.example/global/en-GB/product/25752986M',
  sessions: [
    {
      case: 'success',
      title: 'a list of items posted, one patched twice, one deleted',
      page: { cart: [] },
      steps: [
        answered(
          post(`${scapi}/bc1/items?siteId=RefArchGlobal`, [
            { productId: '793775370033M', price: 19.2, quantity: 2 },
          ]),
          basket([basketItem(2)]),
        ),
        answered(
          post(`${scapi}/bc1/items/4af1?siteId=RefArchGlobal`, { quantity: 3 }, 'PATCH'),
          basket([basketItem(3)]),
        ),
        answered(
          post(
            `${scapi}/bc1/items/4af1?siteId=RefArchGlobal`,
            { productId: '793775370033M', quantity: 1 },
            'PATCH',
          ),
          basket([basketItem(1)]),
        ),
        answered(remove(`${scapi}/bc1/items/4af1?siteId=RefArchGlobal`), basket([])),
      ],
      expected: [
        'add_to_cart 793775370033M×2@19.2 GBP',
        'update_cart 793775370033M×3 +1',
        'update_cart 793775370033M×1 -2',
        'remove_from_cart 793775370033M×1',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'not in stock, a token too old',
      page: { cart: [] },
      steps: [
        answered(
          post(`${scapi}/bc1/items?siteId=RefArchGlobal`, [
            { productId: '793775370033M', quantity: 900 },
          ]),
          {
            title: 'Product Item Not Available',
            type: 'https://api.commercecloud.salesforce.com/documentation/error/v1/errors/product-item-not-available',
            detail: 'The product is not available in the requested quantity.',
          },
          400,
        ),
        answered(
          post(`${scapi}/bc1/items?siteId=RefArchGlobal`, [{ productId: '1M', quantity: 1 }]),
          { title: 'Unauthorized', type: 'unauthorized', detail: 'expired' },
          401,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'one that is valid, and its removal',
      page: { cart: [{ lineId: '4af1', itemId: '793775370033M', quantity: 1 }] },
      steps: [
        answered(
          post(`${scapi}/bc1/coupons?siteId=RefArchGlobal`, { code: 'NOPE' }),
          { title: 'Invalid Coupon Code', type: 'invalid-coupon-code', detail: 'x' },
          400,
        ),
        answered(
          post(`${scapi}/bc1/coupons?siteId=RefArchGlobal`, { code: 'TIE5' }),
          basket([basketItem(1)], {
            couponItems: [
              { code: 'TIE5', couponItemId: 'ci1', statusCode: 'applied', valid: true },
            ],
          }),
        ),
        answered(remove(`${scapi}/bc1/coupons/ci1?siteId=RefArchGlobal`), basket([basketItem(1)])),
      ],
      expected: ['apply_coupon $TIE5'],
    },
    {
      case: 'checkout',
      title: 'an order',
      page: { cart: [{ lineId: '4af1', itemId: '793775370033M', quantity: 1 }] },
      steps: [
        answered(
          post(
            '/mobify/proxy/api/checkout/shopper-orders/v1/organizations/f_ecom_zzrf_001/orders?siteId=RefArchGlobal',
            { basketId: 'bc1' },
          ),
          {
            orderNo: '00012402',
            currency: 'GBP',
            orderTotal: 25.19,
            productItems: [basketItem(1)],
            status: 'created',
          },
        ),
      ],
      expected: ['purchase #00012402 =25.19 GBP'],
    },
  ],
}

const wixItem = (quantity: number) => ({
  id: '00000000-0000-0000-0000-000000000001',
  quantity,
  catalogReference: {
    catalogItemId: 'af654225-662f-42e5-ac51-fbebc88f63ed',
    appId: '215238eb-22a5-4c36-9e7b-e7c08025e04e',
  },
  productName: { original: 'Ceramic Vase', translated: 'Ceramic Vase' },
  price: { amount: '270', convertedAmount: '270', formattedAmount: '270.00 ₪' },
  fullPrice: { amount: '270', convertedAmount: '270', formattedAmount: '270.00 ₪' },
  lineItemPrice: { amount: `${270 * quantity}`, formattedAmount: '270.00 ₪' },
  availability: { status: 'AVAILABLE' },
  physicalProperties: { sku: '364215376135191', shippable: true },
  itemType: { preset: 'PHYSICAL' },
  rootCatalogItemId: 'af654225-662f-42e5-ac51-fbebc88f63ed',
})
const wixCart = (lineItems: object[], more: object = {}) => ({
  cart: {
    id: 'ca727402',
    lineItems,
    buyerInfo: { visitorId: '51c8' },
    currency: 'ILS',
    conversionCurrency: 'ILS',
    subtotal: { amount: '270', formattedAmount: '270.00 ₪' },
    appliedDiscounts: [],
    purchaseFlowId: 'a948',
    ...more,
  },
})
const wixApi = 'https://edge.wixapis.com/ecom/v1/carts/current'
const vase = 'af654225-662f-42e5-ac51-fbebc88f63ed'
const wix: UnseenShop = {
  storefront: 'wix-stores',
  url: 'https://clay.example/product-page/ceramic-vase',
  sessions: [
    {
      case: 'success',
      title: "as Wix' own site sends it: added, numbers set, lines removed",
      page: { cart: [] },
      steps: [
        answered(
          post(`${wixApi}/add-to-cart`, {
            lineItems: [
              {
                catalogReference: {
                  catalogItemId: vase,
                  appId: '215238eb-22a5-4c36-9e7b-e7c08025e04e',
                },
                quantity: 1,
              },
            ],
          }),
          wixCart([wixItem(1)]),
        ),
        answered(
          post(`${wixApi}/update-line-items-quantity`, {
            lineItems: [{ id: '00000000-0000-0000-0000-000000000001', quantity: 4 }],
          }),
          wixCart([wixItem(4)]),
        ),
        answered(
          post(`${wixApi}/update-line-items-quantity`, {
            lineItems: [{ id: '00000000-0000-0000-0000-000000000001', quantity: 2 }],
          }),
          wixCart([wixItem(2)]),
        ),
        answered(
          post(`${wixApi}/remove-line-items`, {
            lineItemIds: ['00000000-0000-0000-0000-000000000001'],
          }),
          wixCart([]),
        ),
      ],
      expected: [
        `add_to_cart ${vase}×1@270 ILS`,
        `update_cart ${vase}×4 +3`,
        `update_cart ${vase}×2 -2`,
        `remove_from_cart ${vase}×2`,
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'an item that is no more, a bad request',
      page: { cart: [] },
      steps: [
        answered(
          post(`${wixApi}/add-to-cart`, { lineItems: [{ quantity: 0 }] }),
          { message: 'quantity must be greater than 0', details: { validationError: {} } },
          400,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'a code that is none and one that is, set on the cart',
      page: {
        cart: [{ lineId: '00000000-0000-0000-0000-000000000001', itemId: vase, quantity: 1 }],
      },
      steps: [
        answered(
          post(wixApi, { couponCode: 'NOPE' }, 'PATCH'),
          {
            message: 'coupon does not exist',
            details: { applicationError: { code: 'ERROR_COUPON_DOES_NOT_EXIST' } },
          },
          400,
        ),
        answered(
          post(wixApi, { couponCode: 'VASE10' }, 'PATCH'),
          wixCart([wixItem(1)], {
            appliedDiscounts: [{ coupon: { id: 'c1', code: 'VASE10' }, discountType: 'GLOBAL' }],
          }),
        ),
        answered(post(`${wixApi}/remove-coupon`, {}), wixCart([wixItem(1)])),
      ],
      expected: ['apply_coupon $VASE10'],
    },
    {
      case: 'poll',
      title: 'the cart, its totals',
      page: {
        cart: [{ lineId: '00000000-0000-0000-0000-000000000001', itemId: vase, quantity: 1 }],
      },
      steps: [
        answered(get(wixApi), wixCart([wixItem(1)])),
        answered(post(`${wixApi}/estimate-totals`, { calculateTax: false }), {
          cart: wixCart([wixItem(1)]).cart,
          calculatedLineItems: [],
          priceSummary: { total: { amount: '270' } },
          currency: 'ILS',
        }),
      ],
      expected: [],
    },
  ],
}

const sqsEntry = (quantity: number) => ({
  id: 'e1',
  itemId: '68c79c66',
  quantity,
  chosenVariant: {
    id: 'v1',
    sku: 'SQ3115437',
    price: { currency: 'USD', value: '550.00' },
    unlimited: false,
    qtyInStock: 4,
    soldOut: false,
    attributes: {},
  },
  title: 'Chair',
  productName: 'Chair',
  fullUrl: '/chairs/chair',
  subTotal: 55000 * quantity,
  item: { price: { currency: 'USD', value: '550.00' } },
  unitPriceCents: 55000,
  subtotalCents: 55000 * quantity,
  additionalFields: null,
})
const sqsCart = (entries: object[]) => ({
  id: 'tok9',
  cartToken: 'tok9',
  websiteId: 'w1',
  created: 1700000000000,
  isPurchased: false,
  entries,
  coupons: [],
  validCoupons: [],
  invalidCoupons: [],
  subtotalCents: 55000,
  taxCents: 0,
  grandTotalCents: 55000,
  totalQuantity: entries.length,
  requiresShipping: true,
})
const squarespace: UnseenShop = {
  storefront: 'squarespace',
  url: 'https://seat.example/chairs/chair',
  page: { globals: { Static: { SQUARESPACE_CONTEXT: { website: { id: 'w1' } } } } },
  sessions: [
    {
      case: 'success',
      title: "the commerce bundle's entries: added, set up, set down, deleted",
      page: { cart: [] },
      steps: [
        answered(
          post('/api/commerce/shopping-cart/entries?crumb=Bd', {
            itemId: '68c79c66',
            sku: 'SQ3115437',
            quantity: 1,
            additionalFields: 'null',
          }),
          { shoppingCart: sqsCart([sqsEntry(1)]), newlyAdded: sqsEntry(1) },
        ),
        answered(post('/api/commerce/shopping-cart/entries/e1?crumb=Bd', { quantity: 3 }, 'PUT'), {
          shoppingCart: sqsCart([sqsEntry(3)]),
        }),
        answered(post('/api/commerce/shopping-cart/entries/e1?crumb=Bd', { quantity: 2 }, 'PUT'), {
          shoppingCart: sqsCart([sqsEntry(2)]),
        }),
        answered(remove('/api/commerce/shopping-cart/entries/e1?crumb=Bd'), {
          shoppingCart: sqsCart([]),
        }),
      ],
      expected: [
        'add_to_cart 68c79c66|v1|SQ3115437×1@550 USD',
        'update_cart 68c79c66|v1|SQ3115437×3 +2',
        'update_cart 68c79c66|v1|SQ3115437×2 -1',
        'remove_from_cart 68c79c66|v1|SQ3115437×2',
      ],
    },
    {
      case: 'failure with 200',
      title: 'a stale crumb, which is sent again, and one that is sold out',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/commerce/shopping-cart/entries?crumb=old', {
            itemId: '68c79c66',
            sku: 'SQ3115437',
            quantity: 2,
          }),
          { crumbFail: true, crumb: 'Bd', error: 'Invalid crumb' },
        ),
        answered(
          post('/api/commerce/shopping-cart/entries?crumb=Bd', {
            itemId: '68c79c66',
            sku: 'SQ3115437',
            quantity: 2,
          }),
          { shoppingCart: sqsCart([sqsEntry(2)]), newlyAdded: sqsEntry(2) },
        ),
        answered(
          post('/api/commerce/shopping-cart/entries?crumb=Bd', {
            itemId: '68c79c66',
            sku: 'SQ3115437',
            quantity: 90,
          }),
          { error: 'Only 4 available' },
          400,
        ),
      ],
      expected: ['add_to_cart 68c79c66|v1|SQ3115437×2'],
    },
    {
      case: 'poll',
      title: 'no cart yet, then the cart',
      page: { cart: [] },
      steps: [
        answered(
          get('/api/commerce/shopping-cart/?crumb=Bd'),
          { error: 'You have no shopping cart yet.' },
          404,
        ),
        answered(get('/api/commerce/shopping-cart'), sqsCart([])),
      ],
      expected: [],
    },
  ],
}

const gid = (kind: string, id: string | number) => `gid://shopify/${kind}/${id}`
const cartForm = (action: string, inputs: object, url = '/fr/cart') =>
  form(`${url}?_data=routes%2F%28%24locale%29.cart`, {
    cartFormInput: JSON.stringify({ action, inputs }),
  })
const cartAnswer = (totalQuantity: number, more: object = {}) => ({
  cart: {
    updatedAt: '2024-05-01T10:00:00Z',
    id: gid('Cart', 'c1?key=k'),
    checkoutUrl: 'https://hy.example/cart/c/c1',
    totalQuantity,
    ...more,
  },
  errors: null,
  warnings: [],
  analytics: { cartId: gid('Cart', 'c1?key=k') },
})
const board = {
  lineId: gid('CartLine', 'l1?cart=c1'),
  itemId: gid('Product', 7),
  variantId: gid('ProductVariant', 40),
  price: 629.95,
  currency: 'EUR',
}
const hydrogen: UnseenShop = {
  storefront: 'shopify-hydrogen',
  url: 'https://hy.example/fr/products/board',
  sessions: [
    {
      case: 'locale prefix',
      title: "an older skeleton's route, whose answer counts and no more",
      page: { cart: [] },
      steps: [
        answered(
          cartForm('LinesAdd', {
            lines: [
              {
                merchandiseId: gid('ProductVariant', 40),
                quantity: 2,
                selectedVariant: {
                  id: gid('ProductVariant', 40),
                  price: { amount: '629.95', currencyCode: 'EUR' },
                  product: { handle: 'board', title: 'Board' },
                },
              },
            ],
          }),
          cartAnswer(2),
        ),
      ],
      expected: [`add_to_cart ${gid('ProductVariant', 40)}|40×2`],
    },
    {
      case: 'quantity change',
      title: 'lines set and removed',
      page: { cart: [{ ...board, quantity: 1 }] },
      steps: [
        answered(
          cartForm('LinesUpdate', { lines: [{ id: gid('CartLine', 'l1?cart=c1'), quantity: 3 }] }),
          cartAnswer(3),
        ),
        answered(
          cartForm('LinesUpdate', { lines: [{ id: gid('CartLine', 'l1?cart=c1'), quantity: 2 }] }),
          cartAnswer(2),
        ),
        answered(
          cartForm('LinesRemove', { lineIds: [gid('CartLine', 'l1?cart=c1')] }),
          cartAnswer(0),
        ),
      ],
      expected: [
        `update_cart ${gid('ProductVariant', 40)}|40|${gid('Product', 7)}|7×3 +2`,
        `update_cart ${gid('ProductVariant', 40)}|40|${gid('Product', 7)}|7×2 -1`,
        `remove_from_cart ${gid('ProductVariant', 40)}|40|${gid('Product', 7)}|7×2`,
      ],
    },
    {
      case: 'failure with 200',
      title: 'errors of the user, and a warning that it was out of stock',
      page: { cart: [] },
      steps: [
        answered(
          cartForm('LinesAdd', {
            lines: [{ merchandiseId: gid('ProductVariant', 41), quantity: 1 }],
          }),
          {
            ...cartAnswer(0),
            errors: [
              {
                message: 'The merchandise with id … does not exist.',
                field: ['lines'],
                code: 'INVALID',
              },
            ],
          },
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'a code, its removal, a note, a gift card',
      page: { cart: [{ ...board, quantity: 1 }] },
      steps: [
        answered(
          cartForm('DiscountCodesUpdate', { discountCode: 'RIDE', discountCodes: [] }),
          cartAnswer(1, { discountCodes: [{ code: 'RIDE', applicable: true }] }),
        ),
        answered(cartForm('DiscountCodesUpdate', { discountCodes: [] }), cartAnswer(1)),
        answered(cartForm('NoteUpdate', { note: 'Ring' }), cartAnswer(1)),
      ],
      expected: ['apply_coupon $RIDE'],
    },
    {
      case: 'success',
      title: 'the Storefront API from the browser: added, set, removed, in another currency',
      page: { cart: [] },
      steps: [
        answered(
          {
            ...gql(
              'mutation cartLinesAdd($cartId: ID!, $lines: [CartLineInput!]!) @inContext(country: JP) { cartLinesAdd(cartId: $cartId, lines: $lines) { cart { id lines(first: 50) { nodes { id quantity merchandise { ... on ProductVariant { id sku product { id title } price { amount currencyCode } } } } } } userErrors { field message } } }',
              {
                cartId: gid('Cart', 'c1'),
                lines: [{ merchandiseId: gid('ProductVariant', 40), quantity: 2 }],
              },
            ),
            url: 'https://hy.myshopify.com/api/2024-10/graphql.json',
          },
          {
            data: {
              cartLinesAdd: {
                cart: {
                  id: gid('Cart', 'c1'),
                  lines: {
                    nodes: [
                      {
                        id: gid('CartLine', 'l1?cart=c1'),
                        quantity: 2,
                        merchandise: {
                          id: gid('ProductVariant', 40),
                          sku: 'BRD',
                          product: { id: gid('Product', 7), title: 'Board' },
                          price: { amount: '98000.0', currencyCode: 'JPY' },
                        },
                      },
                    ],
                  },
                },
                userErrors: [],
              },
            },
          },
        ),
        answered(
          {
            ...gql(
              'mutation cartLinesRemove($cartId: ID!, $lineIds: [ID!]!) { cartLinesRemove(cartId: $cartId, lineIds: $lineIds) { cart { id totalQuantity lines(first: 50) { nodes { id } } } userErrors { message } } }',
              { cartId: gid('Cart', 'c1'), lineIds: [gid('CartLine', 'l1?cart=c1')] },
            ),
            url: 'https://hy.myshopify.com/api/2024-10/graphql.json',
          },
          {
            data: {
              cartLinesRemove: {
                cart: { id: gid('Cart', 'c1'), totalQuantity: 0, lines: { nodes: [] } },
                userErrors: [],
              },
            },
          },
        ),
      ],
      expected: [
        `add_to_cart ${gid('ProductVariant', 40)}|40|${gid('Product', 7)}|7×2@98000 JPY`,
        `remove_from_cart ${gid('ProductVariant', 40)}|40|${gid('Product', 7)}|7×2`,
      ],
    },
  ],
}

const live = (name: string, data: object) =>
  form(`/en_US/_components/${name}`, { data: JSON.stringify(data) })
const cartComponent = (quantity: number) =>
  `<div data-controller="live" data-live-name-value="sylius_shop:cart:form"><form name="sylius_shop_cart"><input type="number" id="sylius_shop_cart_items_0_quantity" name="sylius_shop_cart[items][0][quantity]" value="${quantity}"></form></div>`
const cartProps = (quantity: number) => ({
  cart: 41,
  formName: 'sylius_shop_cart',
  sylius_shop_cart: { items: [{ quantity: `${quantity}` }], promotionCoupon: '' },
  isValidated: false,
  '@attributes': { id: 'live-1' },
  '@checksum': 'x=',
})
const formProps = (quantity: number) => ({
  product: 7,
  variant: 31,
  routeName: 'sylius_shop_cart_summary',
  routeParameters: [],
  formName: 'sylius_shop_add_to_cart',
  sylius_shop_add_to_cart: { cartItem: { quantity: `${quantity}` }, _token: 't' },
  isValidated: true,
  '@attributes': { id: 'live-2' },
  '@checksum': 'y=',
})
const syliusItem = (quantity: number) => ({
  '@id': '/api/v2/shop/orders/tok/items/19',
  '@type': 'OrderItem',
  id: 19,
  variant: '/api/v2/shop/product-variants/MUG_BLUE',
  productName: 'Mug',
  quantity,
  unitPrice: 2000,
  originalUnitPrice: 2000,
  total: 2000 * quantity,
  subtotal: 2000 * quantity,
})
const syliusOrder = (items: object[], more: object = {}) => ({
  '@context': '/api/v2/contexts/Order',
  '@id': '/api/v2/shop/orders/tok',
  '@type': 'Order',
  payments: [],
  shipments: [],
  currencyCode: 'PLN',
  localeCode: 'pl_PL',
  checkoutState: 'cart',
  tokenValue: 'tok',
  id: 41,
  items,
  itemsTotal: 2000,
  total: 2000,
  ...more,
})
const syliusMug = { lineId: '19', itemId: 'MUG_BLUE', price: 20, currency: 'PLN' }
const sylius: UnseenShop = {
  storefront: 'sylius',
  url: 'https://syl.example/en_US/products/mug',
  sessions: [
    {
      case: 'success',
      title: 'the shop API: added, set, lowered, deleted',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/v2/shop/orders/tok/items', {
            productVariant: '/api/v2/shop/product-variants/MUG_BLUE',
            quantity: 3,
          }),
          syliusOrder([syliusItem(3)]),
          201,
        ),
        answered(
          post('/api/v2/shop/orders/tok/items/19', { quantity: 5 }, 'PATCH'),
          syliusOrder([syliusItem(5)]),
        ),
        answered(
          post('/api/v2/shop/orders/tok/items/19', { quantity: 1 }, 'PATCH'),
          syliusOrder([syliusItem(1)]),
        ),
        { ...remove('/api/v2/shop/orders/tok/items/19'), status: 204 },
      ],
      expected: [
        'add_to_cart MUG_BLUE|/api/v2/shop/product-variants/MUG_BLUE×3@20 PLN',
        'update_cart MUG_BLUE|/api/v2/shop/product-variants/MUG_BLUE×5 +2',
        'update_cart MUG_BLUE|/api/v2/shop/product-variants/MUG_BLUE×1 -4',
        'remove_from_cart MUG_BLUE|/api/v2/shop/product-variants/MUG_BLUE×1',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'violations',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/v2/shop/orders/tok/items', {
            productVariant: '/api/v2/shop/product-variants/MUG_BLUE',
            quantity: 9000,
          }),
          {
            '@type': 'ConstraintViolationList',
            title: 'An error occurred',
            description: 'The product variant with code MUG_BLUE does not have sufficient stock.',
            violations: [{ propertyPath: '', message: 'not sufficient stock', code: null }],
          },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'put on the order',
      page: { cart: [{ ...syliusMug, quantity: 1 }] },
      steps: [
        answered(
          post('/api/v2/shop/orders/tok', { couponCode: 'NOPE' }, 'PUT'),
          {
            '@type': 'ConstraintViolationList',
            violations: [{ message: 'Coupon code is invalid' }],
          },
          422,
        ),
        answered(
          post('/api/v2/shop/orders/tok', { couponCode: 'MUG10' }, 'PUT'),
          syliusOrder([syliusItem(1)], {
            promotionCoupon: '/api/v2/shop/promotion-coupons/MUG10',
          }),
        ),
      ],
      expected: ['apply_coupon $MUG10'],
    },
    {
      case: 'success',
      title: "version 2's live form: another number rendered, then the action",
      page: { cart: [] },
      steps: [
        paged(
          live('sylius_shop:product:add_to_cart_form', {
            props: formProps(1),
            updated: { 'sylius_shop_add_to_cart.cartItem.quantity': '2' },
          }),
          '<div data-controller="live" data-live-name-value="sylius_shop:product:add_to_cart_form"></div>',
        ),
        {
          ...live('sylius_shop:product:add_to_cart_form/addToCart', {
            props: formProps(2),
            updated: {},
            args: {},
          }),
          status: 204,
          responseHeaders: { location: '/en_US/cart/', 'x-live-redirect': '1' },
        },
      ],
      expected: ['add_to_cart 7|31×2'],
    },
    {
      case: 'quantity change',
      title: "version 2's live cart: a number of the first line, then its bin",
      page: { cart: [{ ...syliusMug, quantity: 2 }] },
      steps: [
        paged(
          live('sylius_shop:cart:form', {
            props: cartProps(2),
            updated: { 'sylius_shop_cart.items.0.quantity': '4' },
          }),
          cartComponent(4),
        ),
        paged(
          live('sylius_shop:cart:form/removeItem', {
            props: cartProps(4),
            updated: {},
            args: { index: 0 },
          }),
          '<div data-controller="live" data-live-name-value="sylius_shop:cart:form"><div class="alert">Your cart is empty</div></div>',
        ),
      ],
      expected: ['update_cart MUG_BLUE×4 +2', 'remove_from_cart MUG_BLUE×4'],
    },
    {
      case: 'form or link',
      title: "version 1's cart page: numbers by a form, the bin, an add by script",
      page: { cart: [{ ...syliusMug, quantity: 2 }] },
      steps: [
        redirected(
          form('/en_US/cart/', {
            _method: 'PATCH',
            'sylius_cart[items][0][quantity]': 3,
            'sylius_cart[promotionCoupon]': '',
            'sylius_cart[_token]': 't',
          }),
          '/en_US/cart/',
        ),
        redirected(
          form('/en_US/cart/19/remove', { _method: 'DELETE', _csrf_token: 't' }),
          '/en_US/cart/',
        ),
      ],
      expected: ['update_cart MUG_BLUE×3 +1', 'remove_from_cart MUG_BLUE×3'],
    },
  ],
}

const solidusLine = (quantity: number) => ({
  id: 5,
  quantity,
  price: '19.99',
  variant_id: 12,
  single_display_amount: '$19.99',
  display_amount: '$39.98',
  total: `${19.99 * quantity}`,
  variant: { id: 12, name: 'Solidus Tote', sku: 'SOL-TOT', price: '19.99', options_text: '' },
  adjustments: [],
})
const solidus: UnseenShop = {
  storefront: 'solidus',
  url: 'https://sol.example/products/solidus-tote',
  sessions: [
    {
      case: 'form or link',
      title: 'the starter: its form, the cart with a number, the same to none',
      page: { cart: [{ lineId: '5', variantId: '12', sku: 'SOL-TOT', quantity: 1 }] },
      steps: [
        redirected(
          form('/cart_line_items', { authenticity_token: 't', variant_id: 12, quantity: 2 }),
          '/cart',
        ),
        redirected(
          form('/cart', {
            _method: 'patch',
            authenticity_token: 't',
            'order[line_items_attributes][0][quantity]': 5,
            'order[line_items_attributes][0][id]': 5,
            'order[coupon_code]': '',
            commit: 'Update',
          }),
          '/cart',
        ),
        redirected(
          form('/cart', {
            _method: 'patch',
            'order[line_items_attributes][0][quantity]': 0,
            'order[line_items_attributes][0][id]': 5,
          }),
          '/cart',
        ),
      ],
      expected: [
        'add_to_cart 12|SOL-TOT×2',
        'update_cart 12|SOL-TOT×5 +2',
        'remove_from_cart 12|SOL-TOT×5',
      ],
    },
    {
      case: 'success',
      title: "the API's lines, which answer alone",
      page: { cart: [] },
      steps: [
        answered(
          post('/api/orders/R123456789/line_items?order_token=tok', {
            line_item: { variant_id: 12, quantity: 2 },
          }),
          solidusLine(2),
          201,
        ),
        answered(
          post(
            '/api/orders/R123456789/line_items/5?order_token=tok',
            { line_item: { quantity: 4 } },
            'PATCH',
          ),
          solidusLine(4),
        ),
        { ...remove('/api/orders/R123456789/line_items/5?order_token=tok'), status: 204 },
      ],
      expected: [
        'add_to_cart 12|SOL-TOT×2@19.99',
        'update_cart 12|SOL-TOT×4 +2',
        'remove_from_cart 12|SOL-TOT×4',
      ],
    },
    {
      case: 'failure with 4xx',
      title: 'not available, and a code that is none',
      page: { cart: [] },
      steps: [
        answered(
          post('/api/orders/R123456789/line_items', {
            line_item: { variant_id: 12, quantity: 900 },
          }),
          { error: 'Invalid resource', errors: { quantity: ['is not available'] } },
          422,
        ),
        answered(
          post('/api/orders/R123456789/coupon_codes', { coupon_code: 'NOPE' }),
          {
            success: null,
            error: "The coupon code you entered doesn't exist.",
            successful: false,
            status_code: 'coupon_code_not_found',
          },
          422,
        ),
      ],
      expected: [],
    },
    {
      case: 'coupon',
      title: 'one that is there',
      page: { cart: [{ lineId: '5', variantId: '12', quantity: 1 }] },
      steps: [
        answered(post('/api/orders/R123456789/coupon_codes', { coupon_code: 'TOTE' }), {
          success: 'The coupon code was successfully applied to your order.',
          error: null,
          successful: true,
          status_code: 'coupon_code_applied',
        }),
        redirected(
          form('/orders/R123456789/coupon_codes', {
            coupon_code: 'TOTE2',
            authenticity_token: 't',
          }),
          '/cart',
        ),
      ],
      expected: ['apply_coupon $TOTE', 'apply_coupon $TOTE2'],
    },
  ],
}

const ecwid: UnseenShop = {
  storefront: 'ecwid',
  url: 'https://reptile.example/store/gecko-p1',
  page: { globals: { Ecwid: { OnCartChanged: {}, Cart: {} } } },
  sessions: [
    {
      case: 'poll',
      title: 'what the storefront API is public for: start, search, a slug, the customer',
      page: { cart: [] },
      steps: [
        answered(
          post('https://us-vir2-storefront-api.ecwid.com/storefront/api/v1/92697308/initial-data', {
            lang: 'en',
          }),
          {
            checkout: { cartItems: [] },
            catalog: { products: [{ id: 1, name: 'Gecko', price: 9 }] },
          },
        ),
        answered(
          post(
            'https://us-vir2-storefront-api.ecwid.com/storefront/api/v1/92697308/catalog/search',
            { lang: 'en', keyword: 'gecko', pagination: { offset: 0, limit: 60 } },
          ),
          { totalProductsCount: 1, products: [{ id: 1, name: 'Gecko', price: 9 }] },
        ),
        answered(
          post('https://app.ecwid.com/storefront/api/v1/92697308/customer/update', {
            updatedCustomer: { name: 'Ann' },
            checkout: { extraFields: {} },
            lang: 'en',
          }),
          { checkoutSettings: { extraFields: [] } },
        ),
      ],
      expected: [],
    },
  ],
}

export const hostedAndRuby: readonly UnseenShop[] = [
  sfra,
  pwaKit,
  wix,
  squarespace,
  ecwid,
  hydrogen,
  sylius,
  solidus,
]
