import { answered, form, get, paged, post, urlencoded } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

const product = (quantity: number, more: object = {}) => ({
  id_product: '3',
  id_product_attribute: '13',
  id_customization: '0',
  name: 'The best is yet to come Framed poster',
  reference: 'demo_6',
  attributes: { Dimension: '40x60cm' },
  price: '34,80 €',
  price_amount: 34.8,
  price_with_reduction: 34.8,
  price_wt: 34.8,
  quantity,
  cart_quantity: quantity,
  stock_quantity: 900,
  ...more,
})
const cart = (products: { quantity: number }[]) => ({
  products,
  totals: {
    total: { type: 'total', label: 'Total', amount: 34.8, value: '34,80 €' },
    total_including_tax: { amount: 34.8, value: '34,80 €' },
  },
  subtotals: { products: { amount: 34.8, value: '34,80 €' } },
  products_count: products.length,
  vouchers: { allowed: 1, added: [] },
  minimalPurchase: 0,
})
const done = (quantity: number, products: { quantity: number }[]) => ({
  success: true,
  id_product: 3,
  id_product_attribute: 13,
  id_customization: 0,
  quantity,
  cart: cart(products),
  errors: '',
})
const refused = {
  hasError: true,
  errors: ['The available purchase order quantity for this product is 900.'],
  quantity: 1,
}
const add = (url: string, qty: number) =>
  urlencoded(url, {
    token: 't',
    id_product: 3,
    id_customization: 0,
    'group[3]': 20,
    qty,
    add: 1,
    action: 'update',
  })
const poster = {
  lineId: '3-13',
  itemId: '3',
  variantId: '13',
  sku: 'demo_6',
  price: 34.8,
  currency: 'EUR',
}

export const prestashop: UnseenShop = {
  storefront: 'prestashop',
  url: 'https://presta.example/fr/art/3-13-poster.html',
  page: {
    globals: {
      prestashop: {
        currency: { iso_code: 'EUR' },
        cart: {},
        urls: {},
        page: { page_name: 'product' },
      },
    },
  },
  sessions: [
    {
      case: 'locale prefix',
      title: 'a translated address, the block beside it',
      page: { cart: [] },
      steps: [
        answered(add('/fr/panier', 2), done(2, [product(2)])),
        answered(
          urlencoded('/fr/module/ps_shoppingcart/ajax', {
            id_product: 3,
            id_product_attribute: 13,
            id_customization: 0,
            action: 'add-to-cart',
          }),
          { preview: '<div class="blockcart">', modal: '<div class="modal">' },
        ),
      ],
      expected: ['add_to_cart 3|13|demo_6×2@34.8 EUR'],
    },
    {
      case: 'success',
      title: 'one more of a line, by index.php',
      page: { cart: [{ ...poster, quantity: 2 }] },
      steps: [
        answered(add('https://presta.example/index.php?controller=cart', 1), done(3, [product(3)])),
      ],
      expected: ['add_to_cart 3|13|demo_6×1@34.8 EUR'],
    },
    {
      case: 'failure with 200',
      title: 'more than there is, by add and by button',
      page: { cart: [{ ...poster, quantity: 1 }] },
      steps: [
        answered(add('/fr/panier', 5000), refused),
        answered(
          urlencoded('/fr/panier?update=1&id_product=3&id_product_attribute=13&token=t&op=up', {
            ajax: 1,
            action: 'update',
            qty: 5000,
          }),
          refused,
        ),
      ],
      expected: [],
    },
    {
      case: 'quantity change',
      title: 'up by two and down by one',
      page: {
        cart: [{ ...poster, quantity: 1 }],
        url: 'https://presta.example/fr/panier?action=show',
      },
      steps: [
        answered(
          urlencoded('/fr/panier?update=1&id_product=3&id_product_attribute=13&token=t&op=up', {
            ajax: 1,
            action: 'update',
            qty: 2,
          }),
          done(3, [product(3)]),
        ),
        answered(
          urlencoded('/fr/panier?update=1&id_product=3&id_product_attribute=13&token=t&op=down', {
            ajax: 1,
            action: 'update',
            qty: 1,
          }),
          done(2, [product(2)]),
        ),
        paged(urlencoded('/fr/panier?ajax=1&action=refresh', {}), '{"cart_detailed":"<div>"}'),
      ],
      expected: ['update_cart 3|13|demo_6×3@34.8 +2', 'update_cart 3|13|demo_6×2@34.8 -1'],
    },
    {
      case: 'removal',
      title: 'by its link',
      page: { cart: [{ ...poster, quantity: 2 }] },
      steps: [
        answered(
          urlencoded('/fr/panier?delete=1&id_product=3&id_product_attribute=13&token=t', {
            ajax: 1,
            action: 'update',
          }),
          done(0, []),
        ),
      ],
      expected: ['remove_from_cart 3|13|demo_6×2@34.8 EUR'],
    },
    {
      case: 'coupon',
      title: 'refused, then taken',
      page: { cart: [{ ...poster, quantity: 1 }] },
      steps: [
        answered(
          form('/fr/panier', {
            token: 't',
            addDiscount: '1',
            discount_name: 'NOPE',
            ajax: '1',
            action: 'update',
          }),
          {
            hasError: true,
            errors: ['This voucher does not exist.'],
            quantity: null,
          },
        ),
        answered(
          urlencoded('/fr/panier?addDiscount=1', {
            token: 't',
            discount_name: 'NOEL',
            ajax: 1,
            action: 'update',
          }),
          done(1, [product(1)]),
        ),
      ],
      expected: ['apply_coupon $NOEL'],
    },
    {
      case: 'poll',
      title: 'variants, quick views, delivery options',
      page: { cart: [{ ...poster, quantity: 1 }] },
      steps: [
        answered(
          urlencoded(
            '/fr/index.php?controller=product&token=t&id_product=3&id_customization=0&group%5B3%5D=20&qty=1&action=refresh',
            { ajax: 1, action: 'refresh', quantity_wanted: 1 },
          ),
          {
            product_prices: '<div>',
            product_add_to_cart: '<div class="product-add-to-cart">',
            id_product_attribute: 13,
          },
        ),
        answered(
          urlencoded('/fr/index.php?controller=product', {
            action: 'quickview',
            id_product: 3,
            id_product_attribute: 13,
          }),
          { quickview_html: '<div>', product: product(1) },
        ),
        answered(get('/fr/index.php?controller=search&s=poster&resultsPerPage=10'), {
          products: [product(1)],
        }),
        answered(post('/fr/module/blockwishlist/action?action=addProductToWishlist', {}), {
          success: true,
        }),
      ],
      expected: [],
    },
  ],
}
