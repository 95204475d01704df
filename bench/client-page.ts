import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Envelope } from '@waymark/protocol'
import type { Browser, CDPSession, Page } from 'playwright-core'

/** A request as it came over the wire. */
export interface Arrival {
  bytes: Buffer
  envelope: Envelope
  wasStored: boolean
}

/** A page with the built script tag, beside a collector that answers what it is told. */
export interface BenchPage {
  readonly page: Page
  readonly devtools: CDPSession
  readonly arrivals: readonly Arrival[]
  /** What requests are answered from now on. @defaultValue `204` */
  answer(status: number, headers?: Record<string, string>): void
  /** Ids of touchpoints stored and touchpoints reported as dropped. */
  accounted(): { storedCount: number; dropCount: number }
  /** Waits until everything recorded has arrived or been counted. */
  drain(): Promise<void>
  close(): Promise<void>
}

/** How a {@link BenchPage} is opened. */
export interface BenchPageOptions {
  browser: Browser
  /** How much slower the processor is to the page. @defaultValue `1` */
  slowdown?: number
  /** Whether the page has the tag. @defaultValue `true` */
  hasTag?: boolean
  /** Called before the page is opened. */
  prepare?: (page: Page) => Promise<unknown>
}

/** Folder of what browsers load, once it is built. */
const servedFolder = () =>
  dirname(createRequire(import.meta.url).resolve('@waymark/client/served/waymark.js'))

const html = (hasTag: boolean) => `<!doctype html><html lang="en"><title>Tea</title>
${hasTag ? '<script defer src="/waymark.js" data-site="bench" data-consent="not_required" data-vitals="off"></script>' : ''}
<h1>Tea</h1>`

/** A file that browsers load; the tag tells in `tagMs` how long its own first task ran. */
function readServed(path: string): string {
  const text = readFileSync(join(servedFolder(), path), 'utf8')
  if (path !== '/waymark.js') return text
  return `var tagMs = performance.now()\n${text}\ntagMs = performance.now() - tagMs`
}

function startServer(hasTag: boolean) {
  const arrivals: Arrival[] = []
  const answer = { status: 204, headers: {} as Record<string, string> }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname
    // Isolated from other origins, a page's clock has a resolution of 5 µs.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    if (request.method === 'GET') {
      const isScript = path.endsWith('.js')
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
      return response.end(isScript ? readServed(path) : html(hasTag))
    }
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const bytes = Buffer.concat(parts)
      const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes
      arrivals.push({
        bytes,
        envelope: JSON.parse(text.toString()),
        wasStored: answer.status === 204,
      })
      response.writeHead(answer.status, answer.headers).end()
    })
  })
  return { server, arrivals, answer }
}

/** Opens a {@link BenchPage}. */
export async function openBenchPage(options: BenchPageOptions): Promise<BenchPage> {
  const { browser, slowdown = 1, hasTag = true, prepare } = options
  const { server, arrivals, answer } = startServer(hasTag)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo
  const context = await browser.newContext()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await prepare?.(page)
  await page.goto(`http://127.0.0.1:${port}/`)
  return {
    page,
    devtools,
    arrivals,
    answer(status, headers = {}) {
      Object.assign(answer, { status, headers })
    },
    accounted() {
      const stored = arrivals.filter(({ wasStored }) => wasStored).map(({ envelope }) => envelope)
      const ids = stored.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id))
      const drops = stored.flatMap(({ drops = {} }) => Object.values(drops))
      return {
        storedCount: new Set(ids).size,
        dropCount: drops.reduce((sum, count) => sum + count, 0),
      }
    },
    async drain() {
      await page.evaluate(`waymark('drain')`)
    },
    async close() {
      await context.close()
      server.closeAllConnections()
      server.close()
    },
  }
}
