/** @jsxImportSource react */
import { Link, useNavigate } from 'react-router'
import { type CartLine, useCart } from '../cart.tsx'
import { formatPrice } from '../catalogue.ts'
import { Tin } from '../tin.tsx'

/** What is in the cart, and the order. */
export function CartPage() {
  const { lines, total, order } = useCart()
  const navigate = useNavigate()
  return (
    <section className="frame narrow">
      <title>Cart · Leaf &amp; Letter</title>
      <h1>Your cart</h1>
      {lines.length === 0 ? (
        <p className="lead">
          Nothing here yet. <Link to="/collections/tea">See the teas</Link>
        </p>
      ) : (
        <>
          <ul className="lines">
            {lines.map((line) => (
              <CartRow key={line.tea.id} line={line} />
            ))}
          </ul>
          <p className="line total">
            <span>Total, postage included</span>
            <span className="price">{formatPrice(total)}</span>
          </p>
          <button
            type="button"
            className="button wide"
            onClick={() => navigate(`/order-confirmation/${order()}`)}
          >
            Order now
          </button>
        </>
      )}
    </section>
  )
}

function CartRow({ line: { tea, quantity } }: { line: CartLine }) {
  const { change } = useCart()
  return (
    <li>
      <Tin tea={tea} />
      <div>
        <h3>
          <Link to={`/products/${tea.slug}`}>{tea.name}</Link>
        </h3>
        <div className="quantity">
          <button
            type="button"
            aria-label={`One tin of ${tea.name} less`}
            onClick={() => change(tea, quantity - 1)}
          >
            −
          </button>
          <output>{quantity}</output>
          <button
            type="button"
            aria-label={`One tin of ${tea.name} more`}
            onClick={() => change(tea, quantity + 1)}
          >
            +
          </button>
        </div>
      </div>
      <span className="price">{formatPrice(tea.price * quantity)}</span>
    </li>
  )
}
