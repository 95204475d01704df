import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { countPieces } from '../cart.ts'
import { COLLECTIONS } from '../catalogue.ts'
import type { ShopContext } from '../session.ts'
import { CartView } from './cart-view.tsx'

/** What search engines and link previews are told about a page. */
export interface PageHead {
  title: string
  description?: string
  ogType?: 'website' | 'product' | 'article'
  /** Keeps the page out of search engines. */
  isPrivate?: boolean
  /** schema.org data. */
  jsonLd?: Record<string, unknown>
  status?: 200 | 404 | 422
}

// `<` could end the script element early; JSON may spell it as an escape.
const toScriptText = (data: unknown) => raw(JSON.stringify(data).replaceAll('<', '\\u003c'))

const Head = ({ c, head }: { c: ShopContext; head: PageHead }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{head.title} · Kettle &amp; Kiln</title>
    {head.description && <meta name="description" content={head.description} />}
    {head.isPrivate && <meta name="robots" content="noindex" />}
    <meta property="og:site_name" content="Kettle & Kiln" />
    <meta property="og:title" content={head.title} />
    <meta property="og:type" content={head.ogType ?? 'website'} />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/style.css" />
    <script type="module" src="/shop.js" />
    {c.var.recorder && (
      <script
        defer
        src={c.var.recorder.src}
        data-site={c.var.recorder.siteId}
        data-consent="not_required"
      />
    )}
    {head.jsonLd && (
      <script type="application/ld+json">
        {toScriptText({ '@context': 'https://schema.org', ...head.jsonLd })}
      </script>
    )}
  </head>
)

const Header = ({ c }: { c: ShopContext }) => (
  <header class="site-header">
    <a class="skip" href="#content">
      Skip to content
    </a>
    <div class="bar">
      <a class="logo" href="/">
        Kettle <span class="accent">&amp;</span> Kiln
      </a>
      <nav aria-label="Shop">
        {COLLECTIONS.map(({ slug, name }) => (
          <a href={`/collections/${slug}`} aria-current={isOn(c, `/collections/${slug}`)}>
            {name}
          </a>
        ))}
        <a href="/blog" aria-current={isOn(c, '/blog')}>
          Journal
        </a>
      </nav>
      <search class="search">
        <form action="/search">
          <input
            type="search"
            name="q"
            aria-label="Search the shop"
            placeholder="Search"
            required
          />
        </form>
      </search>
      <a class="account-link" href="/account">
        Account
      </a>
      <a class="cart-button" href="/cart">
        Cart <span class="cart-count">{countPieces(c.var.session.cart)}</span>
      </a>
    </div>
  </header>
)

const isOn = (c: ShopContext, path: string) => (c.req.path === path ? 'page' : undefined)

const Footer = () => (
  <footer class="site-footer">
    <div class="bar">
      <p>
        <strong>Kettle &amp; Kiln</strong>
        <br />
        Tea and stoneware from a small workshop by the harbour.
      </p>
      <nav aria-label="Service">
        <a href="/faq">Questions and answers</a>
        <a href="/contact">Contact</a>
        <a href="/refer-a-friend">Invite a friend</a>
      </nav>
      <nav aria-label="About the shop">
        <a href="/about">About us</a>
        <a href="/legal/privacy">Privacy</a>
        <a href="/legal/terms">Terms</a>
      </nav>
    </div>
  </footer>
)

const CartDrawer = ({ c }: { c: ShopContext }) => (
  <dialog id="cart-drawer" aria-labelledby="cart-drawer-title">
    <div class="drawer-head">
      <h2 id="cart-drawer-title">Your cart</h2>
      <button type="button" class="quiet" id="cart-drawer-close">
        Close
      </button>
    </div>
    <CartView cart={c.var.session.cart} />
  </dialog>
)

/** Answers with a whole page of the shop. */
export function page(c: ShopContext, head: PageHead, content: Child) {
  return c.html(
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <Head c={c} head={head} />
        <body>
          <Header c={c} />
          <main id="content">{content}</main>
          <Footer />
          <CartDrawer c={c} />
        </body>
      </html>
    </>,
    head.status ?? 200,
  )
}

/** Answers that there is no such page. */
export const notFound = (c: ShopContext) =>
  page(
    c,
    { title: 'Page not found', isPrivate: true, status: 404 },
    <section class="narrow">
      <h1>This page is not here</h1>
      <p>It may have been sold out and taken down.</p>
      <p>
        <a class="button" href="/collections/all">
          See the whole shop
        </a>
      </p>
    </section>,
  )
