import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startCollector } from './collector.ts'
import { serveShop } from './serve-shop.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5173' },
    data: { type: 'string', default: join(import.meta.dirname, 'data') },
  },
})
const collector = await startCollector(join(values.data, 'waymark.db'))
const shop = await serveShop(collector.url, { port: Number(values.port) })

console.log(`
Shop:          ${shop.resolvedUrls?.local[0]}
Journey map:   ${collector.url}/map
As it arrives: ${collector.url}/map/live
`)

// Vite itself ends the process on SIGTERM; what the collector acknowledged is on disk by then.
process.once('SIGINT', async () => {
  await shop.close()
  await collector.close()
  process.exit(0)
})
