import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Miniflare, type MiniflareOptions, type WorkerOptions } from 'miniflare'
import { bundle } from './collector-kinds.ts'
import { load } from './collector-load.ts'
import { childrenOf, usageOf } from './collector-process.ts'

// What of workerd's memory is garbage nobody has collected: the heaps of all isolates in it, ours
// and Miniflare's own, after some load, and again after a full collection.

const ROUND_BATCHES = 4_000
const ROUNDS = 3
const CONNECTIONS = 32

// How Miniflare names the isolate of the Worker it was given.
const OWN_ISOLATE = 'core:user:'

type Bindings = Pick<
  MiniflareOptions & WorkerOptions,
  'd1Databases' | 'd1Persist' | 'durableObjects' | 'durableObjectsPersist'
>

const BINDINGS: Record<string, (folder: string) => Bindings> = {
  nothing: () => ({}),
  d1: (folder) => ({ d1Databases: ['DB'], d1Persist: folder }),
  object: (folder) => ({
    durableObjects: { STORE: { className: 'SiteStore', useSQLite: true } },
    durableObjectsPersist: folder,
  }),
}

/** The bundler's process is a child, too. */
const isWorkerd = (pid: number) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'workerd'

const toMb = (bytes: number) => Math.round(bytes / 1e5) / 10

/** Asks the inspector of one isolate, and gives the bytes its heap holds. */
async function heapBytes(url: string, { isCollected }: { isCollected: boolean }): Promise<number> {
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  let asked = 0
  function ask(method: string): Promise<{ usedSize: number }> {
    const id = ++asked
    return new Promise((resolve) => {
      // The parts of a snapshot have no id.
      socket.addEventListener('message', ({ data }) => {
        const said = JSON.parse(String(data))
        if (said.id === id) resolve(said.result)
      })
      socket.send(JSON.stringify({ id, method }))
    })
  }
  // A snapshot begins with a full collection; workerd knows no other way to ask for one.
  if (isCollected) await ask('HeapProfiler.takeHeapSnapshot')
  const { usedSize } = await ask('Runtime.getHeapUsage')
  socket.close()
  return usedSize
}

async function measure(kind: string, folder: string): Promise<object[]> {
  const bindings = BINDINGS[kind]?.(folder)
  if (!bindings) {
    const names = Object.keys(BINDINGS).join(', ')
    throw new Error(`Cannot measure as a store must be one of ${names}: current value is "${kind}"`)
  }
  const script = readFileSync(await bundle('collector-worker', folder, true), 'utf8')
  const miniflare = new Miniflare({
    modules: true,
    script,
    compatibilityDate: '2026-04-01',
    inspectorPort: 0,
    ...bindings,
  })
  const { origin } = await miniflare.ready
  const [pid = 0] = childrenOf(process.pid).filter(isWorkerd)
  const inspector = new URL(await miniflare.getInspectorURL())
  inspector.protocol = 'http:'
  const listed = await fetch(new URL('/json', inspector))
  // What Chromium's protocol calls targets: one per isolate.
  const isolates = (await listed.json()) as { id: string; webSocketDebuggerUrl: string }[]

  async function heaps(isCollected: boolean) {
    const bytes = { own: 0, other: 0 }
    for (const { id, webSocketDebuggerUrl: url } of isolates) {
      bytes[id === OWN_ISOLATE ? 'own' : 'other'] += await heapBytes(url, { isCollected })
    }
    return { own: toMb(bytes.own), other: toMb(bytes.other), rss: toMb(usageOf(pid).rssBytes) }
  }

  const rows: object[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    await load(`${origin}/v1/batch`, { batches: ROUND_BATCHES, connections: CONNECTIONS })
    const before = await heaps(false)
    const after = await heaps(true)
    rows.push({
      store: kind,
      batches: round * ROUND_BATCHES,
      'heap MB': before.own,
      'Miniflare’s': before.other,
      'RSS MB': before.rss,
      'collected: heap': after.own,
      'Miniflare’s again': after.other,
      RSS: after.rss,
    })
  }
  await miniflare.dispose()
  return rows
}

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
mkdirSync(cache, { recursive: true })
const wanted = process.argv.slice(2)
for (const kind of wanted.length > 0 ? wanted : Object.keys(BINDINGS)) {
  const folder = mkdtempSync(join(cache, 'waymark-bench-'))
  try {
    console.table(await measure(kind, folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
