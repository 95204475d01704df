import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { createShop } from './shop.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    collector: { type: 'string' },
    site: { type: 'string' },
    data: { type: 'string' },
  },
})

const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(
    `Cannot start the shop as --port must be 0–65535: current value is "${values.port}"`,
  )
  process.exit(1)
}
if (values.collector !== undefined && !URL.canParse(values.collector)) {
  console.error(
    `Cannot start the shop as --collector must be a URL: current value is "${values.collector}"`,
  )
  process.exit(1)
}

const shop = createShop({
  ...(values.collector ? { collectorUrl: values.collector } : {}),
  ...(values.site ? { siteId: values.site } : {}),
  ...(values.data ? { dataFile: values.data } : {}),
})
const server = serve({ fetch: shop.fetch, port }, (address) => {
  console.log(`Shop: http://localhost:${address.port}/`)
})
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Cannot start the shop as port ${port} is taken: choose another one with --port`
      : `Cannot start the shop: ${error.message}`,
  )
  process.exit(1)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close(() => process.exit(0)))
}
