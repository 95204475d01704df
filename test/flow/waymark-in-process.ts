import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCollector, type Store } from '@waymark/collector'
import { openStore } from '@waymark/collector/node'
import { classifyChannel, createReport } from '@waymark/journey'
import type { StoredTouchpoint } from '@waymark/protocol'
import { inferStage } from '@waymark/stage'

const ADMIN_TOKEN = 'opens-the-map-for-a-test'

/** Everything of Waymark but the page: collector, store and report, without a port. */
export interface WaymarkInProcess {
  /** What a page's `fetch` reaches. */
  request(url: string, init: RequestInit): Promise<Response>
  /** Where it is stored. */
  store: Store
  /** Everything stored, in the order a journey reads it. */
  stored(): Promise<StoredTouchpoint[]>
  /** A page of the report, as text without markup. */
  read(path: string): Promise<string>
  close(): Promise<void>
}

/** Composes it as the `waymark` command does, over a file of its own. */
export async function openWaymark(now: () => number): Promise<WaymarkInProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-flow-'))
  const store: Store = await openStore(join(directory, 'waymark.db'))
  const app = createCollector({
    sink: store,
    sites: { shop: { origins: ['https://shop.example'] } },
    stage: inferStage,
    channel: classifyChannel,
    report: createReport(),
    adminToken: ADMIN_TOKEN,
    now,
  })
  return {
    store,
    request: async (url, init) => app.request(url, init),
    async stored() {
      const touchpoints: StoredTouchpoint[] = []
      for await (const touchpoint of store.read('shop')) touchpoints.push(touchpoint)
      return touchpoints
    },
    async read(path) {
      const headers = { Authorization: `Bearer ${ADMIN_TOKEN}` }
      const html = await (await app.request(path, { headers })).text()
      const [, body = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(html) ?? []
      return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    },
    async close() {
      await store.close()
      rmSync(directory, { recursive: true })
    },
  }
}
