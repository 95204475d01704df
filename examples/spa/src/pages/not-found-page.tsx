/** @jsxImportSource react */
import { Link } from 'react-router'

/** For an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <section className="frame narrow">
      <title>Return to sender · Leaf &amp; Letter</title>
      <h1>Return to sender.</h1>
      <p className="lead">
        Nothing lives at this address. <Link to="/">Go to the front page</Link>
      </p>
    </section>
  )
}
