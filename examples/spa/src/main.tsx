/** @jsxImportSource react */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app.tsx'
import { CartProvider } from './cart.tsx'
import { readDecision } from './decision.ts'
import { tracker } from './tracker.ts'

const decision = readDecision()
if (decision) tracker.consent(decision)

const root = document.getElementById('root')
if (!root) throw new Error('Cannot draw the shop as index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <CartProvider>
        <App />
      </CartProvider>
    </BrowserRouter>
  </StrictMode>,
)
