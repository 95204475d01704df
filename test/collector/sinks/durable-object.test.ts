import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SinkError } from '@waymark/collector'
import type { ObjectNamespace } from '@waymark/collector/workerd'
import { durableObjectStore } from '@waymark/collector/workerd'
import type { StoredTouchpoint } from '@waymark/protocol'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bundle } from '../../runtime/bundle.ts'
import { aStoredBatch, aStoredTouchpoint } from '../stored.ts'
import { describeStore } from './conformance.ts'
import { describeMigrations } from './migrations.ts'

// Each question goes through another process, and back.
vi.setConfig({ testTimeout: 30_000 })

// Real Durable Objects in workerd, reached through Miniflare's proxy.
const directory = mkdtempSync(join(tmpdir(), 'waymark-objects-'))
let script = ''
let miniflare: Miniflare
let objects: ObjectNamespace

async function start(): Promise<void> {
  miniflare = new Miniflare({
    modules: true,
    script,
    compatibilityDate: '2026-04-01',
    durableObjects: { STORE: { className: 'TestSiteStore', useSQLite: true } },
    durableObjectsPersist: directory,
  })
  // The proxy's type is Cloudflare's own.
  objects = (await miniflare.getDurableObjectNamespace('STORE')) as unknown as ObjectNamespace
}

beforeAll(async () => {
  script = await bundle(join(import.meta.dirname, 'site-store-worker.ts'))
  await start()
}, 30_000)
afterAll(async () => {
  await miniflare.dispose()
  rmSync(directory, { recursive: true, force: true })
})

// Each test has objects of its own, so that none has to be emptied.
let test = 0
const ownObjects: ObjectNamespace = {
  idFromName: (site) => objects.idFromName(`${test}:${site}`),
  get: (id) => objects.get(id),
}
const discard = async () => {
  test++
}

/** Puts into an object what another release left; it then ends itself instead of answering. */
async function load(namespace: ObjectNamespace, site: string, sql: string): Promise<void> {
  const object = namespace.get(namespace.idFromName(site))
  await object.fetch('https://site-store/load', { method: 'POST', body: sql }).catch(() => {})
}

const NEWER = `CREATE TABLE waymark_schema (version INTEGER PRIMARY KEY, applied_at INTEGER) STRICT;
  INSERT INTO waymark_schema VALUES (999, 0);`

describeStore('durableObjectStore()', {
  isDurable: true,
  open: async () => durableObjectStore(ownObjects, { pageRows: 2 }),
  discard,
})

describeMigrations('durableObjectStore()', {
  load: (sql) => load(ownObjects, 'shop', sql),
  open: async () => durableObjectStore(ownObjects),
  discard,
})

describe('durableObjectStore()', () => {
  const write = (siteId: string, id: string) =>
    durableObjectStore(objects).write(
      aStoredBatch({ siteId, touchpoints: [aStoredTouchpoint({ siteId, id })] }),
    )

  it('has what it stored when the runtime starts again', async () => {
    await write('restarted', 'a')
    await miniflare.dispose()
    await start()
    expect(await write('restarted', 'a')).toEqual({ stored: 0, duplicates: 1 })
  })

  it('has an object for each site', async () => {
    await write('tea', 'a')
    const names: string[] = []
    const watched: ObjectNamespace = {
      idFromName(name) {
        names.push(name)
        return objects.idFromName(name)
      },
      get: (id) => objects.get(id),
    }
    const store = durableObjectStore(watched)
    expect(await store.latest('pots', 9)).toEqual([])
    expect(await store.latest('tea', 9)).toHaveLength(1)
    expect(names).toEqual(['pots', 'tea'])
  })

  it('says that nothing was stored when the object cannot be asked', async () => {
    const unreachable: ObjectNamespace = {
      idFromName: (name) => objects.idFromName(name),
      get: () => ({ fetch: () => Promise.reject(new Error('Durable Object is overloaded')) }),
    }
    await expect(durableObjectStore(unreachable).write(aStoredBatch())).rejects.toThrow(SinkError)
  })

  it('stores nothing of a batch that fails half-way', async () => {
    const touchpoints = ['a', 'b'].map((id) => aStoredTouchpoint({ id, siteId: 'half' }))
    // What no client can send: the column takes integers only.
    const bad = { ...touchpoints[1], occurredAt: 'noon' } as unknown as StoredTouchpoint
    const store = durableObjectStore(objects)
    const written = store.write(
      aStoredBatch({ siteId: 'half', touchpoints: [...touchpoints.slice(0, 1), bad] }),
    )
    await expect(written).rejects.toThrow(SinkError)
    expect(await store.latest('half', 9)).toEqual([])
  })

  it('refuses an object a newer release wrote', async () => {
    await write('newer', 'a')
    await load(objects, 'newer', NEWER)
    const written = write('newer', 'b')
    await expect(written).rejects.toThrow('its schema must be version')
    await expect(written).rejects.toThrow(SinkError)
  })
})
