import { type Cart, type PricedLine, priceCart } from '../cart.ts'
import { formatPrice } from '../money.ts'

const EMPTY_LINE: PricedLine = {
  id: '',
  productId: '',
  variantId: '',
  sku: '',
  name: '',
  path: '',
  image: '',
  unitPrice: 0,
  quantity: 1,
  lineTotal: 0,
}

const CartLine = ({ line }: { line: PricedLine }) => (
  <li class="cart-line" data-line={line.id}>
    <img src={line.image || undefined} alt="" width="72" height="72" />
    <div>
      <a class="line-name" href={line.path}>
        {line.name}
      </a>
      <p class="muted">
        <span class="line-price">{formatPrice(line.unitPrice)}</span> each
      </p>
      <label>
        <span class="visually-hidden">Quantity</span>
        <input class="line-quantity" type="number" min="1" max="99" value={line.quantity} />
      </label>
      <button type="button" class="quiet line-remove">
        Remove
      </button>
    </div>
    <strong class="line-total">{formatPrice(line.lineTotal)}</strong>
  </li>
)

/**
 * The cart in the drawer and on its page. `shop.js` draws it anew after each change, from the
 * template.
 */
export function CartView({ cart }: { cart: Cart }) {
  const { lines, discount, total } = priceCart(cart)
  return (
    <div class="cart-view">
      <p class="notice" role="status" />
      <ul class="cart-lines">
        {lines.map((line) => (
          <CartLine line={line} />
        ))}
      </ul>
      <template>
        <CartLine line={EMPTY_LINE} />
      </template>
      <p class="cart-empty" hidden={lines.length > 0}>
        Your cart is empty. <a href="/collections/all">Find something warm</a>.
      </p>
      <div class="cart-foot" hidden={!lines.length}>
        <form class="coupon-form">
          <input name="code" aria-label="Coupon code" placeholder="Coupon code" required />
          <button type="submit" class="secondary">
            Apply
          </button>
        </form>
        <p class="sum-row cart-discount" hidden={!discount}>
          <span>Discount</span> <span class="cart-discount-amount">−{formatPrice(discount)}</span>
        </p>
        <p class="sum-row total">
          <span>Total</span> <strong class="cart-total">{formatPrice(total)}</strong>
        </p>
        <p class="muted">VAT included, shipping comes on top.</p>
        <a class="button wide" href="/checkout/contact">
          Check out
        </a>
      </div>
    </div>
  )
}
