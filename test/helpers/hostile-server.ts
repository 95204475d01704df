import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const DOWNLOAD_BYTES = 50 * 1_048_576
const CHUNK = Buffer.alloc(1_048_576, '7')

const SERVICE_WORKER = `
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/cart/from-worker')) event.respondWith(
    event.request.text().then((text) => new Response(JSON.stringify({ worker: text }),
      { headers: { 'content-type': 'application/json' } })))
})`

/** A server whose answers are hard on who listens in. */
export interface HostileServer {
  readonly url: string
  /** Requests so far, as `METHOD /path`. */
  readonly requests: string[]
  close(): Promise<void>
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Sends fifty megabytes at the pace of who reads. */
async function sendDownload(response: ServerResponse): Promise<void> {
  for (let sent = 0; sent < DOWNLOAD_BYTES && !response.destroyed; sent += CHUNK.length) {
    if (!response.write(CHUNK)) await new Promise((resolve) => response.once('drain', resolve))
  }
  response.end()
}

/** Starts a {@link HostileServer}; `page` is what it shows at `/`. */
export async function startHostileServer(page: string, tap: string): Promise<HostileServer> {
  const requests: string[] = []
  const released = new Map<string, () => void>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, search } = new URL(request.url ?? '/', 'http://localhost')
    const body = await readBody(request)
    const json = (value: unknown) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(value))
    }
    requests.push(`${request.method} ${path}`)
    if (path === '/') return void response.setHeader('content-type', 'text/html').end(page)
    if (path === '/tap.js')
      return void response.setHeader('content-type', 'text/javascript').end(tap)
    if (path === '/worker.js') {
      return void response.setHeader('content-type', 'text/javascript').end(SERVICE_WORKER)
    }
    if (path === '/cart/hang') return
    if (path === '/cart/download') {
      response.setHeader('content-type', 'application/octet-stream')
      response.setHeader('content-length', DOWNLOAD_BYTES)
      return sendDownload(response)
    }
    // Of no announced length, and of a type that would be looked into.
    if (path === '/cart/endless-json') {
      response.setHeader('content-type', 'application/json')
      return sendDownload(response)
    }
    // The second half comes only once the page has asked for it, having read the first.
    if (path === '/cart/stream') {
      response.setHeader('content-type', 'application/json')
      response.write('{"first":1,')
      released.set(search, () => response.end('"second":2}'))
      return
    }
    if (path === '/cart/release') {
      released.get(search)?.()
      return json({})
    }
    if (path === '/cart/page') {
      return void response.setHeader('content-type', 'text/html').end('<title>Cart</title>')
    }
    if (path === '/cart/redirect')
      return void response.writeHead(302, { location: '/cart/echo' }).end()
    const { 'content-type': type = '', 'x-shop': shop = '' } = request.headers
    const isForm = type.startsWith('multipart/')
    return json({
      method: request.method,
      type: type.replace(/boundary=.*/, ''),
      shop,
      // The boundary is another each time; the parts are not.
      body: isForm ? body.toString('latin1').match(/name="[^"]*"|filename="[^"]*"/g) : `${body}`,
      size: isForm ? Math.round(body.length / 1_000) : body.length,
    })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    requests,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
