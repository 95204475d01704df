import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { api } from './api.ts'
import { findProduct } from './catalogue.ts'
import { Illustration } from './illustration.tsx'
import { account } from './pages/account.tsx'
import { browse } from './pages/browse.tsx'
import { checkout } from './pages/checkout.tsx'
import { notFound } from './pages/page.tsx'
import { product } from './pages/product.tsx'
import { service } from './pages/service.tsx'
import { type ShopEnv, withSession } from './session.ts'
import { openStore } from './store.ts'

/** Options of {@link createShop}. */
export interface ShopOptions {
  /** Base URL of the collector; without it pages carry no recorder. */
  collectorUrl?: string
  /** The site's id at the collector. @defaultValue `'shop'` */
  siteId?: string
  /** JSON file that carts, orders and accounts live in; without it they end with the process. */
  dataFile?: string
}

const PUBLIC = fileURLToPath(new URL('public', import.meta.url))

/** Builds the shop. Its only link to Waymark is the script tag in the head of each page. */
export function createShop(options: ShopOptions = {}): Hono<ShopEnv> {
  const { collectorUrl, siteId = 'shop', dataFile } = options
  const store = openStore(dataFile)
  const collector = collectorUrl?.replace(/\/+$/, '')
  const recorder = collector ? { src: `${collector}/waymark.js`, siteId } : undefined
  const trusted = ["'self'", ...(collector ? [new URL(collector).origin] : [])]

  const app = new Hono<ShopEnv>()
  app.use(
    secureHeaders({
      // The recorder sees no more of a referrer than any other script; the default hides all of it.
      referrerPolicy: 'strict-origin-when-cross-origin',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: trusted,
        connectSrc: trusted,
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
    csrf(),
  )
  app.get('/images/:file{[a-z-]+\\.svg}', (c) => {
    const found = findProduct(c.req.param('file').replace('.svg', ''))
    if (!found) return c.notFound()
    c.header('Cache-Control', 'public, max-age=86400')
    return c.body(Illustration(found).toString(), 200, { 'Content-Type': 'image/svg+xml' })
  })
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /account\nDisallow: /checkout\n'))
  app.use(serveStatic({ root: PUBLIC }))
  app.use(async (c, next) => {
    c.set('store', store)
    c.set('recorder', recorder)
    await next()
  }, withSession)
  app.route('/api', api)
  for (const pages of [browse, product, checkout, account, service]) app.route('/', pages)
  app.notFound((c) =>
    c.req.path.startsWith('/api/') ? c.json({ error: 'Not found.' }, 404) : notFound(c),
  )
  return app
}
