import { opencart, woocommerce } from '@waymark/client/storefronts'
import { afterEach, describe, expect, it } from 'vitest'
import { completeCart, readCartMarkup } from '../../../packages/client/src/sources/cart-markup.ts'
import type { CartMarkup } from '../../../packages/client/src/storefronts/storefront.ts'

// Markup as the templates of the platforms write it: WooCommerce's `cart/cart.php` and
// `cart/mini-cart.php`, OpenCart's `checkout/cart.twig`, `checkout/cart_list.twig` and
// `common/cart.twig`.
const PAGES: readonly [string, CartMarkup | undefined, string, object[]][] = [
  [
    "WooCommerce's cart",
    woocommerce.markup,
    `<form class="woocommerce-cart-form"><table class="shop_table"><tbody>
<tr class="woocommerce-cart-form__cart-item cart_item"><td class="product-remove">
<a role="button" href="/cart/?remove_item=a1b2&amp;_wpnonce=n0nce" class="remove" aria-label="Remove" data-product_id="31" data-product_sku="MUG">&times;</a></td>
<td class="product-thumbnail"><a href="/product/mug/"><img src="/mug.png"></a></td>
<td class="product-name"><a href="/product/mug/">Mug &amp; saucer</a></td>
<td class="product-quantity"><div class="quantity"><label for="q1">Mug quantity</label>
<input type="number" id="q1" class="input-text qty text" name="cart[a1b2][qty]" value="2" min="0"></div></td></tr>
<tr class="cart_item"><td><a class="remove" href="/cart/?remove_item=c3d4" data-product_id="40" data-product_sku="">&times;</a></td>
<td>1 <input type="hidden" name="cart[c3d4][qty]" value="1"></td></tr></tbody></table></form>`,
    [
      { lineId: 'a1b2', itemId: '31', sku: 'MUG', name: 'Mug & saucer', quantity: 2 },
      { lineId: 'c3d4', itemId: '40', quantity: 1 },
    ],
  ],
  [
    "WooCommerce's little cart, which may come out of a cache",
    woocommerce.markup,
    `<ul class="woocommerce-mini-cart cart_list"><li class="woocommerce-mini-cart-item mini_cart_item">
<a role="button" href="/cart/?remove_item=a1b2" class="remove remove_from_cart_button" data-product_id="31" data-cart_item_key="a1b2" data-product_sku="MUG">&times;</a>
<a href="/product/mug/"><img src="/mug.png">Mug</a><span class="quantity">2 &times; 24,90</span></li></ul>`,
    [{ lineId: 'a1b2', itemId: '31', sku: 'MUG', name: 'Mug' }],
  ],
  [
    "WooCommerce's table of the order, which names no key",
    woocommerce.markup,
    '<table><tr class="cart_item"><td class="product-name">Mug <strong>× 2</strong></td></tr></table>',
    [],
  ],
  [
    "WooCommerce's form of a grouped product, which is no cart",
    woocommerce.markup,
    '<form class="cart"><table><tr id="product-31"><td><input name="quantity[31]" value="0"></td></tr></table></form>',
    [],
  ],
  [
    'the cart of OpenCart 3',
    opencart.markup,
    `<div id="content"><form action="/index.php?route=checkout/cart/edit" method="post"><table><thead><tr><td>Image</td></tr></thead>
<tr><td><a href="/index.php?route=product/product&amp;product_id=40"><img src="/mug.png"></a></td>
<td class="text-left"><a href="/index.php?route=product/product&amp;product_id=40">Mug</a></td>
<td><input type="text" name="quantity[5]" value="2" size="1"><button type="button" onclick="cart.remove('5');"></button></td></tr></table></form></div>`,
    [{ lineId: '5', itemId: '40', name: 'Mug', quantity: 2 }],
  ],
  [
    'the little cart of OpenCart 3, with addresses that name no product',
    opencart.markup,
    `<div id="cart"><ul><li><table><tr><td><a href="/mug"><img src="/mug.png"></a></td><td class="text-left"><a href="/mug">Mug</a></td>
<td class="text-right">x 3</td><td class="text-center"><button onclick="cart.remove('5');"></button></td></tr></table></li></ul></div>`,
    [{ lineId: '5', name: 'Mug', quantity: 3 }],
  ],
  [
    'the cart of OpenCart 4',
    opencart.markup,
    `<div id="shopping-cart"><table><tbody><tr><td><a href="/en-gb?route=product/product&amp;product_id=40">Mug</a></td>
<td><form method="post"><input type="text" name="quantity" value="2" size="1"><input type="hidden" name="key" value="5">
<button type="submit" formaction="/en-gb?route=checkout/cart.edit"></button></form></td></tr></tbody></table></div>`,
    [{ lineId: '5', itemId: '40', name: 'Mug', quantity: 2 }],
  ],
]

const none: CartMarkup = { in: 'none', lineId: /(x)/, itemId: /(x)/, quantity: /(x)/ }

describe('readCartMarkup()', () => {
  afterEach(() => {
    document.body.innerHTML = ''
  })

  it.each(PAGES)('reads %s', (_, markup, html, lines) => {
    document.body.innerHTML = html
    expect(readCartMarkup(document, markup ?? none)).toEqual(lines)
  })

  it('reads a line once that the page shows twice', () => {
    const [[, , cart], [, , little]] = PAGES as [(typeof PAGES)[number], (typeof PAGES)[number]]
    document.body.innerHTML = little + cart
    const [line, ...others] = readCartMarkup(document, woocommerce.markup ?? none)
    expect([line?.quantity, others.length]).toEqual([2, 1])
  })

  it('lets nothing personal out of a name', () => {
    document.body.innerHTML = `<div id="cart"><table><tr><td><a href="/card">For ada@mail.example</a>
<button onclick="cart.remove('5');"></button></td></tr></table></div>`
    expect(readCartMarkup(document, opencart.markup ?? none)[0]?.name).toBe('For [email]')
  })
})

describe('completeCart()', () => {
  const shown = { lineId: 'a1b2', itemId: '31', quantity: 2 }

  it.each([
    ['the whole cart where nothing is known', undefined, [shown], false, [shown]],
    [
      'nothing of which the units are not shown',
      undefined,
      [{ lineId: 'a1b2', itemId: '31' }],
      false,
      undefined,
    ],
    [
      'the key of a line whose product is known',
      [{ itemId: '31', price: 9.5, quantity: 1 }],
      [shown],
      false,
      [{ lineId: 'a1b2', itemId: '31', price: 9.5, quantity: 1 }],
    ],
    [
      'the product of a line whose key is known',
      [{ lineId: 'a1b2', quantity: 1 }],
      [shown],
      false,
      [{ ...shown, quantity: 1 }],
    ],
    [
      'the numbers too of a page that is newer, with the prices that are known',
      [{ itemId: '31', price: 9.5, quantity: 1 }],
      [shown],
      true,
      [{ ...shown, price: 9.5 }],
    ],
    [
      'no key where two lines may be meant',
      [{ itemId: '31', quantity: 1 }],
      [shown, { ...shown, lineId: 'c3d4' }],
      false,
      [{ itemId: '31', quantity: 1 }],
    ],
    ['nothing of a line that is gone', [], [shown], false, []],
  ])('takes %s', (_, known, lines, isNewer, completed) => {
    expect(completeCart(known, lines, isNewer)).toEqual(completed)
  })
})
