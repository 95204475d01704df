import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from './bundle.ts'
import { describeContract } from './contract.ts'
import type { CollectorProcess } from './process.ts'
import { startProcess } from './process.ts'

const bin = (name: string) => join('node_modules', '.bin', name)
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', `${name}.ts`)
const condition = '--conditions=@waymark/source'

const PROCESSES = [
  ['node', process.execPath, [condition, '--import', 'tsx']],
  ['deno', bin('deno'), ['run', '--allow-all', '--no-check', condition]],
  ['bun', bin('bun'), [condition]],
] as const

for (const [name, command, args] of PROCESSES) {
  const isInstalled = existsSync(command)
  if (!isInstalled) console.warn(`skipped: ${name}, as ${command} is not installed`)

  describe.skipIf(!isInstalled)(name, () => {
    const directory = mkdtempSync(join(tmpdir(), `waymark-${name}-`))
    let collector: CollectorProcess

    beforeAll(async () => {
      collector = await startProcess(command, [
        ...args,
        fixture(name),
        join(directory, 'data', 'w.db'),
      ])
    })
    afterAll(() => rmSync(directory, { recursive: true, force: true }))

    describeContract(name, {
      url: () => collector.url,
      knowsLoopback: true,
      addressHeader: 'x-forwarded-for',
    })

    it('leaves one whole file when it is asked to stop', async () => {
      expect(await collector.end('SIGTERM')).toBe(0)
      const log = statSync(join(directory, 'data', 'w.db-wal'), { throwIfNoEntry: false })
      expect(log?.size ?? 0).toBe(0)
    })
  })
}

// Where Cloudflare says which country a request is from.
const cf = { country: 'CH' }

const STORES = [
  ['D1', { d1Databases: ['DB'] }],
  ['a Durable Object', { durableObjects: { STORE: { className: 'SiteStore', useSQLite: true } } }],
] as const

describe.each(STORES)('workerd with %s', (store, bindings) => {
  let miniflare: Miniflare
  let url: string

  beforeAll(async () => {
    miniflare = new Miniflare({
      modules: true,
      script: await bundle(fixture('workerd')),
      compatibilityDate: '2026-04-01',
      cf,
      ...bindings,
    })
    url = (await miniflare.ready).origin
  })
  afterAll(() => miniflare.dispose())

  describeContract(`workerd with ${store}`, {
    url: () => url,
    knowsLoopback: false,
    addressHeader: 'cf-connecting-ip',
  })
})
