import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryStore, type ServedFile } from '@waymark/collector'
import { serve } from '@waymark/collector/node'
import type { StoredTouchpoint } from '@waymark/protocol'
import { readServedFiles } from '../../packages/waymark/src/served-files.ts'

/** Pages of a test under every name of this machine, and a collector that keeps what they send. */
export interface PageServer {
  /** Base URL of the collector, which serves the script tag too. */
  readonly collectorUrl: string
  /** Address of a page, by default of `localhost`. */
  urlOf(path: string, host?: string): string
  /** What is stored by now, in the order a journey reads it. */
  stored(): Promise<StoredTouchpoint[]>
  close(): Promise<void>
}

/** What a test's pages say. */
export interface PageServerOptions {
  /** Writes the page at an address. */
  html: (url: URL, collectorUrl: string) => string
  /** What the collector serves besides the client's files. @defaultValue none */
  files?: Readonly<Record<string, ServedFile>>
  /** Scripts by path. @defaultValue none */
  scripts?: Readonly<Record<string, string>>
}

/** Starts a {@link PageServer}. The client must be built. */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  const { html, files = {}, scripts = {} } = options
  const store = memoryStore()
  const collector = await serve({
    port: 0,
    collector: {
      sink: store,
      sites: { shop: { origins: ['*'] } },
      files: { ...readServedFiles(), ...files },
    },
  })
  const pages = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const script = scripts[url.pathname]
    const type = script === undefined ? 'text/html' : 'text/javascript'
    response.setHeader('Content-Type', `${type}; charset=utf-8`)
    response.end(script ?? html(url, collector.url))
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address of this form.
  const { port } = pages.address() as AddressInfo
  return {
    collectorUrl: collector.url,
    urlOf: (path, host = 'localhost') => `http://${host}:${port}${path}`,
    async stored() {
      const touchpoints: StoredTouchpoint[] = []
      for await (const touchpoint of store.read('shop')) touchpoints.push(touchpoint)
      return touchpoints
    },
    async close() {
      pages.closeAllConnections()
      await Promise.all([new Promise((resolve) => pages.close(resolve)), collector.close()])
    },
  }
}
