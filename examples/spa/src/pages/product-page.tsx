/** @jsxImportSource react */
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useCart } from '../cart.tsx'
import { formatPrice, TEAS, type Tea } from '../catalogue.ts'
import { Tin } from '../tin.tsx'
import { tracker } from '../tracker.ts'
import { useViewItem } from '../use-view-item.ts'
import { NotFoundPage } from './not-found-page.tsx'

/** One tea, its brewing guide and the button that matters. */
export function ProductPage() {
  const { slug } = useParams()
  const tea = TEAS.find((candidate) => candidate.slug === slug)
  useViewItem(tea)
  if (!tea) return <NotFoundPage />
  return (
    <section className="frame product">
      <title>{`${tea.name} · Leaf & Letter`}</title>
      <div className="plate">
        <Tin tea={tea} />
      </div>
      <div>
        <p className="kind">{tea.kind} tea, 50 g</p>
        <h1>{tea.name}</h1>
        <p className="lead">{tea.tagline}</p>
        <p>{tea.description}</p>
        <p className="price large">{formatPrice(tea.price)}</p>
        <AddToCart key={tea.id} tea={tea} />
        <BrewGuide key={tea.slug} tea={tea} />
      </div>
    </section>
  )
}

function AddToCart({ tea }: { tea: Tea }) {
  const { add } = useCart()
  const [quantity, setQuantity] = useState(1)
  const [added, setAdded] = useState(0)
  function press(): void {
    add(tea, quantity)
    setAdded(added + quantity)
  }
  return (
    <div className="add">
      <label>
        Tins
        <select value={quantity} onChange={(event) => setQuantity(Number(event.target.value))}>
          {[1, 2, 3, 4, 5].map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      </label>
      <button type="button" className="button" onClick={press}>
        Add to cart
      </button>
      <p role="status">
        {added > 0 && (
          <>
            {added} in your cart. <Link to="/cart">Go to the cart</Link>
          </>
        )}
      </p>
    </div>
  )
}

function BrewGuide({ tea }: { tea: Tea }) {
  const { grams, celsius, minutes } = tea.brewing
  function onToggle(isOpen: boolean): void {
    if (isOpen) tracker.track('brew_guide_opened', { item_id: tea.id })
  }
  return (
    <details onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>How to brew it</summary>
      <dl>
        <div>
          <dt>Leaves per cup</dt>
          <dd>{grams} g</dd>
        </div>
        <div>
          <dt>Water</dt>
          <dd>{celsius} °C</dd>
        </div>
        <div>
          <dt>Time</dt>
          <dd>{minutes} min</dd>
        </div>
      </dl>
    </details>
  )
}
