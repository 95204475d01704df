/** @jsxImportSource react */
import { Link } from 'react-router'
import { formatPrice, type Tea } from './catalogue.ts'
import { Tin } from './tin.tsx'

/** A tea in a list; the whole card leads to its page. */
export function TeaCard({ tea }: { tea: Tea }) {
  return (
    <li className="card">
      <Tin tea={tea} />
      <h3>
        <Link to={`/products/${tea.slug}`}>{tea.name}</Link>
      </h3>
      <p className="muted">{tea.tagline}</p>
      <p className="line">
        <span className="kind">{tea.kind}</span>
        <span className="price">{formatPrice(tea.price)}</span>
      </p>
    </li>
  )
}
