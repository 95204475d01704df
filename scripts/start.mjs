import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'

// `npm start`: the collector on its SQLite store and the example shop, from a fresh clone with
// nothing but Node, npm and git. Nothing is imported from `node_modules` before it is there.

const HELP = `Usage: npm start -- [options]

  --port <number>       Port of the collector [8787]
  --shop-port <number>  Port of the example shop [3000]
  --data <folder>       Keeps touchpoints, carts and orders [data]
  --help                Prints this help`

const WORKSPACES = [
  'packages/protocol',
  'packages/client',
  'packages/stage',
  'packages/collector',
  'packages/journey',
  'packages/waymark',
  'examples/storefront',
]

function fail(message, exitCode) {
  console.error(message)
  process.exit(exitCode)
}

function readPort(flag, text) {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  return fail(`Cannot start as ${flag} must be 0–65535: current value is "${text}"`, 2)
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '8787' },
        'shop-port': { type: 'string', default: '3000' },
        data: { type: 'string', default: 'data' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return fail(`Cannot start: ${error.message}\n\n${HELP}`, 2)
  }
}

async function expectAnswer(url) {
  const { status } = await fetch(url)
  if (status !== 200)
    throw new Error(`Cannot start as ${url} must answer 200: it answers ${status}`)
}

const options = readOptions()
if (options.help) {
  console.log(HELP)
  process.exit()
}
const port = readPort('--port', options.port)
const shopPort = readPort('--shop-port', options['shop-port'])
const [major] = process.versions.node.split('.').map(Number)
if (major < 20) fail(`Cannot start as Node must be 20 or later: this is ${process.version}`, 1)

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
try {
  ensureInstalled(root, WORKSPACES)
  ensureBuilt(root)
  const { startDemo } = await import('./demo.mjs')
  const { collectorUrl, shopUrl, close } = await startDemo({
    root,
    port,
    shopPort,
    data: options.data,
  })
  await expectAnswer(`${collectorUrl}/healthz`)
  await expectAnswer(`${shopUrl}/`)
  // npm passes on the Ctrl-C that the terminal has sent already: the second one must not cut short
  // what the first one began.
  let isStopping = false
  async function stop() {
    if (isStopping) return
    isStopping = true
    await close()
    console.log('Stopped')
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
  console.log(`
Ready after ${(performance.now() / 1_000).toFixed(1)} s

  Shop:        ${shopUrl}/
  Journey map: ${collectorUrl}/map
  README:      ${shopUrl}/readme

Walk through the shop, then look at the map. Touchpoints show as they arrive at
${collectorUrl}/map/live; ${join(options.data, 'waymark.db')} keeps them. Ctrl-C stops both.`)
} catch (error) {
  fail(error.message, 1)
}
