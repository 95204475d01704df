/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { Link, NavLink, Route, Routes, useLocation } from 'react-router'
import { useCart } from './cart.tsx'
import { ConsentBanner } from './consent-banner.tsx'
import { readDecision } from './decision.ts'
import { CartPage } from './pages/cart-page.tsx'
import { ConfirmationPage } from './pages/confirmation-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { ListingPage } from './pages/listing-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { ProductPage } from './pages/product-page.tsx'

/** The shop: its frame, its routes and the question for consent. */
export function App() {
  const [isAsking, setIsAsking] = useState(() => !readDecision())
  const { pathname } = useLocation()
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [pathname])
  return (
    <>
      <Header />
      <main>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/collections/tea" element={<ListingPage />} />
          <Route path="/products/:slug" element={<ProductPage />} />
          <Route path="/cart" element={<CartPage />} />
          <Route path="/order-confirmation/:orderId" element={<ConfirmationPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </main>
      <footer className="frame">
        <p>Leaf &amp; Letter is an example. No money moves, no tea is posted.</p>
        <button type="button" className="link" onClick={() => setIsAsking(true)}>
          Privacy choices
        </button>
      </footer>
      {isAsking && <ConsentBanner onDecided={() => setIsAsking(false)} />}
    </>
  )
}

function Header() {
  const { count } = useCart()
  return (
    <header>
      <div className="frame bar">
        <Link to="/" className="logo">
          Leaf <span>&amp;</span> Letter
        </Link>
        <nav aria-label="Shop">
          <NavLink to="/collections/tea">Teas</NavLink>
          <NavLink to="/cart">
            Cart <span className="count">{count}</span>
          </NavLink>
        </nav>
      </div>
    </header>
  )
}
