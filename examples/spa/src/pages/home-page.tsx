/** @jsxImportSource react */
import { Link } from 'react-router'
import { TEAS } from '../catalogue.ts'
import { TeaCard } from '../tea-card.tsx'
import { Tin } from '../tin.tsx'

const BEST_SELLERS = TEAS.slice(0, 3)

/** What a visitor sees first. */
export function HomePage() {
  return (
    <>
      <title>Leaf &amp; Letter · tea by post</title>
      <section className="frame hero">
        <div>
          <p className="kind">Loose-leaf tea by post</p>
          <h1>Good tea, small enough for your letterbox.</h1>
          <p className="lead">
            Six teas in flat tins. Posted the day they are packed, there before the kettle cools.
          </p>
          <Link to="/collections/tea" className="button">
            See the teas
          </Link>
        </div>
        <div className="stack" aria-hidden="true">
          {BEST_SELLERS.map((tea) => (
            <Tin key={tea.id} tea={tea} />
          ))}
        </div>
      </section>
      <section className="frame">
        <h2>What goes out most</h2>
        <ul className="grid">
          {BEST_SELLERS.map((tea) => (
            <TeaCard key={tea.id} tea={tea} />
          ))}
        </ul>
      </section>
    </>
  )
}
