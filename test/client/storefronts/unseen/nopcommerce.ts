import { answered, form, paged, post, redirected, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const ok = {
  success: true,
  message: 'The product has been added to your <a href="/cart">shopping cart</a>',
  updatetopcartsectionhtml: '(1)',
  updateflyoutcartsectionhtml: '<div id="flyout-cart">',
}
const boots = { lineId: '51', itemId: '18', sku: 'NK_BTS', price: 75, currency: 'USD' }

export const nopcommerce: UnseenShop = {
  storefront: 'nopcommerce',
  url: 'https://nop.example/en/boots',
  page: {
    metas: { generator: 'nopCommerce' },
    globals: { AjaxCart: { loadWaiting: false } },
    products: [{ item_id: '18', sku: 'NK_BTS', item_name: 'Boots', price: 75 }],
  },
  sessions: [
    {
      case: 'success',
      title: 'from a list and from the product page',
      steps: [
        answered(
          urlencoded('/addproducttocart/catalog/18/1/1', { __RequestVerificationToken: 't' }),
          ok,
        ),
        answered(
          urlencoded('https://nop.example/en/addproducttocart/details/18/1', {
            product_attribute_9: 21,
            'addtocart_18.EnteredQuantity': 3,
            'addtocart_18.UpdatedShoppingCartItemId': 0,
            __RequestVerificationToken: 't',
          }),
          ok,
        ),
      ],
      expected: ['add_to_cart 18|NK_BTS×1@75', 'add_to_cart 18|NK_BTS×3@75'],
    },
    {
      case: 'no-op',
      title: 'the wish list is asked the same way',
      steps: [
        answered(
          urlencoded('/addproducttocart/details/18/2', { 'addtocart_18.EnteredQuantity': 1 }),
          { success: true, message: 'added to your wishlist', updatetopwishlistsectionhtml: '(1)' },
        ),
        answered(urlencoded('/compareproducts/add/18', {}), { success: true, message: 'compared' }),
      ],
      expected: [],
    },
    {
      case: 'failure with 200',
      title: 'attributes are missing; the list sends to the product',
      steps: [
        answered(
          urlencoded('/addproducttocart/details/18/1', { 'addtocart_18.EnteredQuantity': 1 }),
          { success: false, message: ['Please select Size'] },
        ),
        answered(urlencoded('/addproducttocart/catalog/18/1/1', {}), { redirect: '/boots' }),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'the cart form, a number and a bin',
      page: {
        cart: [
          { ...boots, quantity: 1 },
          { lineId: '52', itemId: '19', sku: 'HAT', price: 10, currency: 'USD', quantity: 1 },
        ],
        url: 'https://nop.example/cart',
      },
      steps: [
        paged(
          form('/cart', {
            itemquantity51: '4',
            itemquantity52: '1',
            removefromcart: '52',
            updatecart: 'Update shopping cart',
            __RequestVerificationToken: 't',
          }),
          '<!doctype html><body class="shopping-cart-page">',
        ),
      ],
      expected: ['update_cart 18|NK_BTS×4 +3', 'remove_from_cart 19|HAT×1'],
    },
    {
      case: 'checkout',
      title: 'one page',
      page: { cart: [{ ...boots, quantity: 1 }], url: 'https://nop.example/onepagecheckout' },
      steps: [
        answered(
          urlencoded('/checkout/OpcSaveBilling/', { 'BillingNewAddress.Email': 'a@mail.example' }),
          { update_section: { name: 'shipping', html: '<div>' }, goto_section: 'shipping' },
        ),
        answered(
          urlencoded('/checkout/OpcSaveShippingMethod/', {
            shippingoption: 'Ground___Shipping.FixedByWeightByTotal',
          }),
          {
            update_section: { name: 'payment-method', html: '<div>' },
            goto_section: 'payment_method',
          },
        ),
        answered(
          urlencoded('/checkout/OpcSavePaymentMethod/', {
            paymentmethod: 'Payments.CheckMoneyOrder',
          }),
          { update_section: { name: 'payment-info', html: '<div>' }, goto_section: 'payment_info' },
        ),
        answered(urlencoded('/checkout/OpcSavePaymentInfo/', {}), {
          update_section: { name: 'confirm-order', html: '<div>' },
          goto_section: 'confirm_order',
        }),
      ],
      expected: [
        'checkout_step :billing|address',
        'add_shipping_info',
        'add_payment_info',
        'add_payment_info',
      ],
    },
    {
      case: 'poll',
      title: 'prices of attributes, carts that are drawn',
      steps: [
        answered(
          urlencoded(
            '/shoppingcart/productdetails_attributechange?productId=18&validateAttributeConditions=False',
            { product_attribute_9: 22 },
          ),
          { productId: 18, price: '$80.00', sku: 'NK_BTS', enabledattributemappingids: [] },
        ),
        answered(post('/catalog/searchtermautocomplete?term=boots', {}), [{ label: 'Boots' }]),
        redirected(form('/changecurrency/6', { returnurl: '/' }), '/'),
      ],
      expected: [],
    },
  ],
}
