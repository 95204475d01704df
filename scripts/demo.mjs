import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { register } from 'tsx/esm/api'
import { startWaymark } from '../packages/waymark/dist/index.js'
import { readmePage } from './readme-page.mjs'

// The example shop is TypeScript that is read, not built.
register()
const { createShop } = await import('../examples/storefront/shop.ts')

const HOSTNAME = '127.0.0.1'

function listen(fetch, port) {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: HOSTNAME }, (address) =>
      resolve({
        url: `http://${HOSTNAME}:${address.port}`,
        close: () => new Promise((done) => server.close(done)),
      }),
    )
    server.once('error', reject)
  })
}

/** A port's own error, told by the flag that changes it. */
function named(error, flag, port) {
  const { code } = error.cause ?? error
  if (code !== 'EADDRINUSE') return error
  return new Error(
    `Cannot start as port ${port} is taken: choose another one with npm start -- ${flag} <number>`,
  )
}

/**
 * Starts the collector and the example shop in this process.
 *
 * @param options - `root` is the folder of the repository, `data` the folder that keeps everything.
 * @returns Base URLs, and what stops both.
 */
export async function startDemo({ root, port, shopPort, data }) {
  const waymark = await startWaymark({ port, databasePath: join(data, 'waymark.db') }).catch(
    (error) => {
      throw named(error, '--port', port)
    },
  )
  const shop = createShop({
    collectorUrl: waymark.url,
    siteId: 'shop',
    dataFile: join(data, 'shop.json'),
  })
  const answerReadme = () =>
    new Response(readmePage(readFileSync(join(root, 'README.md'), 'utf8')), {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    })
  const storefront = await listen(
    (request, env) =>
      new URL(request.url).pathname === '/readme' ? answerReadme() : shop.fetch(request, env),
    shopPort,
  ).catch(async (error) => {
    await waymark.close()
    throw named(error, '--shop-port', shopPort)
  })
  return {
    collectorUrl: waymark.url,
    shopUrl: storefront.url,
    close: () => Promise.all([storefront.close(), waymark.close()]),
  }
}
