import type { CartPlace, Platform } from '../platform.ts'

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
      at: controller('\\w+', 'Cart-AddCoupon'),
      asks: 'coupon',
      coupon: 'couponCode',
    },
    { at: controller('GET', 'Cart-Get'), asks: 'show' },
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
