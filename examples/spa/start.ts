import { join } from 'node:path'
import { startCollector } from './collector.ts'
import { serveShop } from './serve-shop.ts'

const collector = await startCollector(join(import.meta.dirname, 'data', 'waymark.db'))
const shop = await serveShop(collector.url)

console.log(`
Shop:          ${shop.resolvedUrls?.local[0]}
Journey map:   ${collector.url}/map
As it arrives: ${collector.url}/map/live
`)

async function stop(): Promise<void> {
  await shop.close()
  await collector.close()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
