/** @jsxImportSource react */
import { TEAS } from '../catalogue.ts'
import { TeaCard } from '../tea-card.tsx'

/** All teas. */
export function ListingPage() {
  return (
    <section className="frame">
      <title>Teas · Leaf &amp; Letter</title>
      <h1>Teas</h1>
      <p className="lead">Fifty grams in every tin, about twenty cups.</p>
      <ul className="grid">
        {TEAS.map((tea) => (
          <TeaCard key={tea.id} tea={tea} />
        ))}
      </ul>
    </section>
  )
}
