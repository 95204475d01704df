import type { CartPlace, Place, Platform } from '../platform.ts'

const cart: CartPlace = {
  at: 'cart|basket|',
  in: 'items',
  lineId: 'UUID',
  itemId: 'id',
  name: 'productName',
  price: 'price.sales.value|price.sales.decimalPrice',
  currency: 'price.sales.currency',
  quantity: 'quantity',
  money: 'major',
}
// `/on/demandware.store/Sites-shop-Site/de_CH/Cart-AddProduct`, or an alias of it.
const controller = (method: string, action: string) =>
  new RegExp(`^${method} .*/${action}(\\?|/|$)`)

/** Lines of SiteGenesis' cart go by their places: `dwfrm_cart_shipments_i0_items_i2_quantity`. */
const placed =
  (name: string): Place =>
  (form, { cart: lines }) =>
    Object.entries(Object(form)).flatMap(([key, value]) => {
      const [, at] = new RegExp(`_items_i(\\d+)_${name}$`).exec(key) ?? []
      const i = Number(at)
      return at ? [{ lineId: `#${i + 1}`, ...lines?.[i], quantity: value }] : []
    })
const placedIds = { lineId: 'lineId', itemId: 'itemId', sku: 'sku' } as const
// Its cart is one form with a button for each deed, answered with the page.
const cartForm = {
  at: /^POST .*\/Cart-\w+/,
  cart: false,
  proof: 'status',
  fails: /class="error-form/,
} as const

/** Salesforce's Storefront Reference Architecture. */
export const salesforceSfra: Platform = {
  name: 'salesforce-sfra',
  cart,
  // Controllers answer with data: a page in its place is an error's.
  fails: /^status=.*\nlocation=.*\n\s*</,
  calls: [
    {
      at: controller('POST', 'Cart-AddProduct'),
      says: /^pidsObj\.0/m,
      asks: 'add',
      line: { in: 'pidsObj', itemId: 'pid', quantity: 'qty|quantity' },
    },
    // SiteGenesis, its elder: answered with the small cart as a page.
    {
      at: controller('POST', 'Cart-AddProduct'),
      says: /^cartAction=add$/m,
      asks: 'add',
      line: { itemId: 'pid', quantity: 'Quantity' },
      cart: false,
      proof: /minicart|mini-cart/,
      fails: /class="[^"]*\berror/,
    },
    {
      at: controller('POST', 'Cart-AddProduct'),
      asks: 'add',
      line: { itemId: 'pid', quantity: 'quantity' },
    },
    {
      at: controller('\\w+', 'Cart-UpdateQuantity'),
      asks: 'set',
      line: { itemId: 'pid', lineId: 'uuid', quantity: 'quantity' },
    },
    {
      at: controller('\\w+', 'Cart-RemoveProductLineItem'),
      asks: 'remove',
      line: { itemId: 'pid', lineId: 'uuid' },
    },
    // An edit may change the product of a line, and its number.
    {
      at: controller('POST', 'Cart-EditProductLineItem'),
      asks: 'set',
      line: { itemId: 'pid', lineId: 'uuid', quantity: 'quantity' },
      cart: { ...cart, at: 'cartModel' },
    },
    {
      at: controller('\\w+', 'Cart-AddCoupon(Json)?'),
      asks: 'coupon',
      coupon: 'couponCode',
    },
    { at: controller('GET', 'Cart-Get'), asks: 'show' },
    {
      ...cartForm,
      says: /_deleteProduct=/,
      asks: 'remove',
      line: { in: placed('deleteProduct'), ...placedIds },
    },
    {
      ...cartForm,
      says: /^dwfrm_cart_addCoupon=/m,
      asks: 'coupon',
      coupon: 'dwfrm_cart_couponCode',
    },
    {
      ...cartForm,
      says: /^dwfrm_cart_updateCart=/m,
      asks: 'set',
      line: { in: placed('quantity'), ...placedIds, quantity: 'quantity' },
    },
    { at: /\/Cart-[A-Z]\w+/, asks: 'nothing' },
    { at: controller('POST', 'CheckoutServices-SubmitCustomer'), asks: 'step', step: 'contact' },
    { at: controller('POST', 'CheckoutServices-LoginCustomer'), asks: 'step', step: 'login' },
    {
      at: controller('POST', 'CheckoutShippingServices-SubmitShipping'),
      asks: 'shipping',
      step: 'shipping',
    },
    {
      at: controller('POST', 'CheckoutServices-SubmitPayment'),
      asks: 'payment',
      step: 'payment',
    },
    {
      at: controller('POST', 'CheckoutServices-PlaceOrder'),
      asks: 'order',
      cart: false,
      order: { id: 'orderID|orderId' },
    },
    // Shipping methods and addresses, on every key; forms of accounts.
    { at: /\/(Checkout\w*|Product|Wishlist|Account|Tile|Search)-[A-Z]\w+/, asks: 'nothing' },
  ],
}
