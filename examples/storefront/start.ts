import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { createShop } from './shop.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    collector: { type: 'string' },
    site: { type: 'string' },
    data: { type: 'string' },
  },
})

function fail(reason: string): never {
  console.error(`Cannot start the shop as ${reason}`)
  process.exit(1)
}

const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`--port must be 0–65535: current value is "${values.port}"`)
}
if (values.collector !== undefined && !/^https?:/.test(values.collector)) {
  fail(`--collector must be an http(s) URL: current value is "${values.collector}"`)
}

function openShop() {
  try {
    return createShop({
      ...(values.collector ? { collectorUrl: values.collector } : {}),
      ...(values.site ? { siteId: values.site } : {}),
      ...(values.data ? { dataFile: values.data } : {}),
    })
  } catch (error) {
    return fail(`its data cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

const server = serve({ fetch: openShop().fetch, port }, (address) => {
  console.log(`Shop: http://localhost:${address.port}/`)
})
server.on('error', (error: NodeJS.ErrnoException) => {
  fail(
    error.code === 'EADDRINUSE'
      ? `port ${port} is taken: choose another one with --port`
      : error.message,
  )
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close(() => process.exit(0)))
}
