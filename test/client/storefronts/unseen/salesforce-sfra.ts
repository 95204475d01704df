import { answered, get, paged, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const root = 'https://sfra.example/on/demandware.store/Sites-RefArch-Site/en_US'
const item = (quantity: number, more: object = {}) => ({
  id: '013742335262M',
  productName: 'Charcoal Single Pleat Wool Suit',
  brand: 'Commerce Cloud',
  price: {
    sales: { value: 135.5, currency: 'USD', formatted: '$135.50', decimalPrice: '135.50' },
    list: null,
  },
  productType: 'variant',
  images: { small: [{ url: '/x.jpg' }] },
  variationAttributes: [
    { displayName: 'Size', displayValue: '40', attributeId: 'size', id: 'size' },
  ],
  quantity,
  quantityOptions: { minOrderQuantity: 1, maxOrderQuantity: 10 },
  priceTotal: { price: '$135.50' },
  isBonusProductLineItem: false,
  UUID: 'u-1',
  ...more,
})
const basket = (items: { quantity: number }[]) => ({
  hasBonusProduct: false,
  actionUrls: { removeProductLineItemUrl: '/x/Cart-RemoveProductLineItem' },
  numOfShipments: 1,
  totals: { subTotal: '$135.50', grandTotal: '$142.27', totalTax: '$6.77' },
  shipments: [{ shippingMethods: [{ ID: '001' }] }],
  approachingDiscounts: [],
  items,
  numItems: items.reduce((sum, { quantity }) => sum + quantity, 0),
  valid: { error: false, message: null },
  resources: {},
})
const added = (items: { quantity: number }[], more: object = {}) => ({
  action: 'Cart-AddProduct',
  queryString: '',
  locale: 'en_US',
  reportingURL: `${root}/Reporting-MiniCart?pid=x`,
  quantityTotal: 1,
  message: 'Product added to cart',
  cart: basket(items),
  newBonusDiscountLineItem: {},
  error: false,
  pliUUID: 'u-1',
  minicartCountOfItems: 'Items in Cart',
  ...more,
})
const add = (quantity: number) =>
  urlencoded(`${root}/Cart-AddProduct`, { pid: '013742335262M', quantity, options: '[]' })
const suit = { lineId: 'u-1', itemId: '013742335262M', price: 135.5, currency: 'USD' }

export const salesforceSfra: UnseenShop = {
  storefront: 'salesforce-sfra',
  url: 'https://sfra.example/s/RefArch/suit.html?lang=en_US',
  sessions: [
    {
      case: 'success',
      title: 'an add, its report, the mini cart',
      page: { cart: [] },
      steps: [
        answered(add(2), added([item(2)])),
        answered(get(`${root}/Reporting-MiniCart?pid=x`), { success: true }),
        paged(get(`${root}/Cart-MiniCartShow`), '<div class="cart">'),
      ],
      expected: ['add_to_cart 013742335262M×2@135.5 USD'],
    },
    {
      case: 'success',
      title: 'one more, where nobody saw the cart',
      steps: [answered(add(1), added([item(3)]))],
      expected: ['add_to_cart 013742335262M×1@135.5 USD'],
    },
    {
      case: 'failure with 200',
      title: 'not as many as that',
      page: { cart: [{ ...suit, quantity: 2 }] },
      steps: [
        answered(
          add(99),
          added([item(2)], { error: true, message: 'Quantity not available', pliUUID: '' }),
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'by GET, up, refused, and away',
      page: { cart: [{ ...suit, quantity: 1 }] },
      steps: [
        answered(
          get(`${root}/Cart-UpdateQuantity?pid=013742335262M&quantity=4&uuid=u-1`),
          basket([item(4)]),
        ),
        answered(
          get(`${root}/Cart-UpdateQuantity?pid=013742335262M&quantity=40&uuid=u-1`),
          { errorMessage: 'Unable to update' },
          500,
        ),
        answered(get(`${root}/Cart-RemoveProductLineItem?pid=013742335262M&uuid=u-1`), {
          basket: basket([]),
          toBeDeletedUUIDs: [],
        }),
      ],
      expected: [
        'update_cart 013742335262M×4@135.5 +3',
        'remove_from_cart 013742335262M×4@135.5 USD',
      ],
    },
    {
      case: 'coupon',
      title: 'refused with 200, then taken',
      page: { cart: [{ ...suit, quantity: 1 }] },
      steps: [
        answered(get(`${root}/Cart-AddCoupon?couponCode=NOPE&csrf_token=x`), {
          error: true,
          errorMessage: 'Coupon cannot be added to your cart',
        }),
        answered(get(`${root}/Cart-AddCoupon?couponCode=HOLIDAY&csrf_token=x`), basket([item(1)])),
      ],
      expected: ['apply_coupon $HOLIDAY'],
    },
    {
      case: 'checkout',
      title: 'guest, shipping, payment, order',
      page: {
        cart: [{ ...suit, quantity: 1 }],
        url: 'https://sfra.example/checkout?stage=shipping',
      },
      steps: [
        answered(
          urlencoded(`${root}/CheckoutServices-SubmitCustomer`, {
            dwfrm_coCustomer_email: 'a@mail.example',
          }),
          {
            action: 'CheckoutServices-SubmitCustomer',
            customer: { profile: null },
            order: { items: { items: [item(1)] } },
          },
        ),
        answered(
          urlencoded(`${root}/CheckoutShippingServices-SubmitShipping`, {
            shippingMethodID: '001',
          }),
          {
            action: 'CheckoutShippingServices-SubmitShipping',
            customer: {},
            order: { totals: {}, items: { items: [item(1)] } },
          },
        ),
        answered(
          urlencoded(`${root}/CheckoutServices-SubmitPayment`, { paymentMethod: 'CREDIT_CARD' }),
          {
            action: 'CheckoutServices-SubmitPayment',
            error: true,
            fieldErrors: [{ cardNumber: 'Invalid' }],
            serverErrors: [],
          },
        ),
        answered(
          urlencoded(`${root}/CheckoutServices-SubmitPayment`, { paymentMethod: 'CREDIT_CARD' }),
          { action: 'CheckoutServices-SubmitPayment', error: false, order: { items: {} } },
        ),
        answered(urlencoded(`${root}/CheckoutServices-PlaceOrder`, {}), {
          action: 'CheckoutServices-PlaceOrder',
          error: false,
          orderID: '00001234',
          orderToken: 't',
          continueUrl: '/on/demandware.store/Sites-RefArch-Site/en_US/Order-Confirm',
        }),
      ],
      expected: [
        'checkout_step :contact|login',
        'add_shipping_info/checkout_step',
        'add_payment_info/checkout_step',
        'purchase #00001234',
      ],
    },
    {
      case: 'poll',
      title: 'variations, quick views, wish lists',
      steps: [
        answered(get(`${root}/Product-Variation?dwvar_x_size=40&pid=25518447M&quantity=1`), {
          action: 'Product-Variation',
          product: item(1),
        }),
        answered(get(`${root}/Product-ShowQuickView?pid=25518447M`), { renderedTemplate: '<div>' }),
        answered(
          urlencoded(`${root}/Wishlist-AddProduct`, { pid: '013742335262M', optionId: '' }),
          { success: true, pid: '013742335262M', msg: 'added' },
        ),
        answered(get(`${root}/Cart-MiniCart`), {}),
        answered(
          urlencoded(`${root}/CheckoutShippingServices-UpdateShippingMethodsList`, {
            stateCode: 'CA',
          }),
          { action: 'x', order: {}, shippingForm: {} },
        ),
      ],
      expected: [],
    },
  ],
}
