import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import type { WorkerOptions } from 'miniflare'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from './bundle.ts'
import { createContractClient } from './contract/contract-client.ts'
import { compareStored, endUnderLoad } from './contract/under-load.ts'
import { describeContract } from './contract.ts'
import { readStoredIds } from './node-collector.ts'
import type { CollectorProcess } from './process.ts'
import { startProcess } from './process.ts'

const run = promisify(execFile)
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
    const path = join(directory, 'data', 'w.db')
    let collector: CollectorProcess

    async function start(): Promise<void> {
      collector = await startProcess(command, [...args, fixture(name), path])
    }
    async function restart(): Promise<void> {
      await collector.end('SIGKILL')
      await start()
    }

    beforeAll(start)
    afterAll(() => rmSync(directory, { recursive: true, force: true }))

    const served = {
      url: () => collector.url,
      knowsLoopback: true,
      addressHeader: 'x-forwarded-for',
    }
    describeContract(name, served, restart)

    it('leaves one whole file of all it acknowledged when it is asked to stop', async () => {
      const client = createContractClient(served)
      const sent = await endUnderLoad(client, async () => {
        expect(await collector.end('SIGTERM')).toBe(0)
      })
      expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
      expect(compareStored(sent, await readStoredIds(path))).toEqual({ lost: [], doubled: [] })
    })
  })
}

type Bindings = Pick<WorkerOptions, 'd1Databases' | 'durableObjects' | 'ratelimits'>

const STORES: readonly [store: string, bindings: Bindings][] = [
  ['D1', { d1Databases: ['DB'] }],
  [
    'a Durable Object',
    {
      durableObjects: { STORE: { className: 'SiteStore', useSQLite: true } },
      // As many as the fixture's own count lets through, by Cloudflare's.
      ratelimits: { LIMIT: { simple: { limit: 3, period: 60 } } },
    },
  ],
]

describe.each(STORES)('workerd with %s', (store, bindings) => {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-workerd-'))
  let script: string
  let miniflare: Miniflare
  let url: string

  async function start(): Promise<void> {
    miniflare = new Miniflare({
      modules: true,
      script,
      compatibilityDate: '2026-04-01',
      // Where Cloudflare says which country a request is from.
      cf: { country: 'CH' },
      d1Persist: directory,
      durableObjectsPersist: directory,
      ...bindings,
    })
    url = (await miniflare.ready).origin
  }
  async function restart(): Promise<void> {
    // The runtime is a process of its own, which Miniflare does not name.
    const { stdout } = await run('pgrep', ['-P', String(process.pid), 'workerd'])
    for (const id of stdout.trim().split('\n')) process.kill(Number(id), 'SIGKILL')
    await miniflare.dispose()
    await start()
  }

  beforeAll(async () => {
    script = await bundle(fixture('workerd'))
    await start()
  })
  afterAll(async () => {
    await miniflare.dispose()
    rmSync(directory, { recursive: true, force: true })
  })

  const served = { url: () => url, knowsLoopback: false, addressHeader: 'cf-connecting-ip' }
  describeContract(`workerd with ${store}`, served, restart)
})
