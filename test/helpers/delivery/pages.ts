import { EventEmitter, once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'

/** How the pages of a site are made. */
export interface PageOptions {
  siteId: string
  /** Base URL of the collector. */
  endpoint: string
  /** Loads the npm build as a module, instead of the script tag. */
  isModule?: boolean
  /**
   * Further attributes of the script tag, e.g. `data-cookie-domain="shop.localhost"`; the npm build
   * reads `data-background-tabs` alone.
   */
  attributes?: string
  /** @defaultValue `not_required` */
  consent?: string
  /** Script that runs before everything else, as a hostile or an early page has it. */
  head?: string
  /** Script after the inline stub, which calls it before the tracker is there. */
  early?: string
  /** HTML after the script tag. */
  body?: string
  headers?: Readonly<Record<string, string>>
  /** How long a page lets its visitor wait, in milliseconds. @defaultValue `0` */
  answerAfterMs?: number
  /**
   * Serves them from a host that no other site has: cookies know no ports, and all visitors of
   * WebKitGTK have one jar. @defaultValue `false`
   */
  hasOwnHost?: boolean
  /** Files besides, by path. */
  files?: Readonly<Record<string, string>>
}

/** A server of pages with the script tag on them, an origin of its own. */
export interface Pages {
  /** `http://localhost:<port>`, or a host below that one. */
  url: string
  /** Resolves when a page calls `tell(word)`. */
  told(word: string): Promise<unknown>
  /** Gives a word to what waits for `/slow`, as `pause()` does, once something does. */
  goOn(word?: string): Promise<void>
  /** What reached `error` and `unhandledrejection` listeners of the pages. */
  readonly thrown: readonly string[]
  close(): void
}

// `make()` is what every row counts by: numbers that must arrive once. The others speak to the test
// by the `fetch` of before anybody has changed it.
const WORDS = `
function make(from, to) { for (var n = from; n < to; n++) waymark('track', 'made', { n: n }) }
var plainFetch = fetch.bind(window)
function tell(word) { return plainFetch('/told/' + word, { method: 'POST', keepalive: true }) }
function pause() {
  return plainFetch('/slow', { method: 'POST' }).then(function (answer) { return answer.text() })
}
function complain(text) {
  plainFetch('/thrown/' + encodeURIComponent(text), { method: 'POST' }).catch(function () {})
}
addEventListener('error', function (event) { complain(event.message) })
addEventListener('unhandledrejection', function (event) { complain(String(event.reason)) })`

const STUB = `window.waymark=window.waymark||function(){(waymark.q=waymark.q||[]).push(arguments)}`

const require = createRequire(import.meta.url)
const SERVED = dirname(require.resolve('@waymark/client/served/waymark.js'))
/** The npm build, its own imports resolved by an import map. */
const NPM: Readonly<Record<string, string>> = {
  '/npm/client/': join(SERVED, '..'),
  '/npm/protocol/': join(SERVED, '../../../protocol/dist'),
  '/npm/idb-keyval/': dirname(require.resolve('idb-keyval')),
}

const IMPORT_MAP = JSON.stringify({
  imports: {
    '@waymark/client': '/npm/client/index.js',
    '@waymark/protocol': '/npm/protocol/index.js',
    'idb-keyval': '/npm/idb-keyval/index.js',
  },
})

const MODULE = `<script type="importmap">${IMPORT_MAP}</script>
<script type="module">
import { createTracker } from '@waymark/client'
const { site: siteId, endpoint, consent, backgroundTabs } = document.querySelector('[data-site]').dataset
const countBackgroundTabs = backgroundTabs !== 'when_seen'
const tracker = createTracker({ siteId, endpoint, consent, countBackgroundTabs })
const calls = waymark.q || []
window.waymark = (command, ...args) => tracker[command](...args)
for (const call of calls) waymark(...call)
</script>`

function toHtml({
  siteId,
  endpoint,
  consent = 'not_required',
  attributes = '',
  ...options
}: PageOptions) {
  const { head = '', early = '', body = '', isModule = false } = options
  const data = `data-site="${siteId}" data-endpoint="${endpoint}" data-consent="${consent}"`
  const tag = `<script nonce="page" defer src="/waymark.js" ${data} data-vitals="off" ${attributes}></script>`
  return `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">
<script nonce="page">${WORDS}</script><script nonce="page">${head}</script>
<script nonce="page">${STUB}</script><script nonce="page">${early}</script>
${isModule ? `<meta ${data} ${attributes}>${MODULE}` : tag}</head>
<body>${body}<a href="/b">Next</a><form method="post" action="/b"></form></body></html>`
}

function readModule(path: string): string | undefined {
  const [prefix, folder] = Object.entries(NPM).find(([prefix]) => path.startsWith(prefix)) ?? []
  if (prefix && folder) return readFileSync(join(folder, path.slice(prefix.length)), 'utf8')
  return path.endsWith('.js') ? readFileSync(join(SERVED, path), 'utf8') : undefined
}

/** Serves pages on a port of their own. Any path is a page, unless it is a file. */
export async function servePages(options: PageOptions): Promise<Pages> {
  const words = new EventEmitter()
  const heard = new Set<string>()
  const slow: ServerResponse[] = []
  const thrown: string[] = []
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    response.on('error', () => {})
    if (pathname.startsWith('/told/')) {
      const word = pathname.slice('/told/'.length)
      heard.add(word)
      words.emit(word)
      return response.writeHead(204).end()
    }
    if (pathname.startsWith('/thrown/')) {
      thrown.push(decodeURIComponent(pathname.slice('/thrown/'.length)))
      return response.writeHead(204).end()
    }
    if (pathname === '/slow') {
      slow.push(response)
      return words.emit('/slow')
    }
    const script = options.files?.[pathname] ?? readModule(pathname)
    if (script !== undefined) {
      return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script)
    }
    const headers = { 'Content-Type': 'text/html; charset=utf-8', ...options.headers }
    const answer = () => response.writeHead(200, headers).end(toHtml(options))
    return setTimeout(answer, options.answerAfterMs ?? 0)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo
  const host = options.hasOwnHost ? `${options.siteId}.localhost` : 'localhost'
  return {
    url: `http://${host}:${port}`,
    told: async (word) => heard.has(word) || once(words, word),
    thrown,
    async goOn(word) {
      if (slow.length === 0) await once(words, '/slow')
      for (const response of slow.splice(0)) response.end(word)
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
