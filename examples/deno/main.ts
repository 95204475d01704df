import process from 'node:process'
import { servedFiles } from '@waymark/client/served-files'
import { openStore, serve } from '@waymark/collector/deno'
import { createReport } from '@waymark/journey'
import { classifyChannel } from '@waymark/journey/channel'
import { inferStage } from '@waymark/stage'

const {
  WAYMARK_HOST = '127.0.0.1',
  WAYMARK_PORT = '8787',
  WAYMARK_DB = 'data/waymark.db',
  WAYMARK_ADMIN_TOKEN,
} = process.env

const contentType = 'text/javascript; charset=utf-8'
const files = Object.fromEntries(
  Object.entries(servedFiles).map(([path, body]) => [path, { body, contentType }]),
)

const { url, close } = await serve({
  hostname: WAYMARK_HOST,
  port: Number(WAYMARK_PORT),
  collector: {
    sink: await openStore(WAYMARK_DB),
    // Who may send: each site's id, with the origins of its pages.
    sites: { shop: { origins: ['http://localhost:*', 'http://127.0.0.1:*'] } },
    stage: inferStage,
    channel: classifyChannel,
    report: createReport({ stage: inferStage }),
    files,
    ...(WAYMARK_ADMIN_TOKEN ? { adminToken: WAYMARK_ADMIN_TOKEN } : {}),
    log: (entry) => console.error(JSON.stringify(entry)),
  },
})

console.log(`Waymark listens at ${url}, and draws the journey map at ${url}/map`)
// What was acknowledged is stored in any case; this finishes what is in flight.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => close().then(() => process.exit()))
