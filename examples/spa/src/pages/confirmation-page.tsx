/** @jsxImportSource react */
import { Link, useParams } from 'react-router'

/** Thanks for an order. */
export function ConfirmationPage() {
  const { orderId } = useParams()
  return (
    <section className="frame narrow">
      <title>Thank you · Leaf &amp; Letter</title>
      <h1>It is in the post.</h1>
      <p className="lead">
        Thank you. Your order is <strong className="order-id">{orderId}</strong>; look at your
        letterbox in two days.
      </p>
      <Link to="/collections/tea" className="button">
        Back to the teas
      </Link>
    </section>
  )
}
