import type { ChildProcess } from 'node:child_process'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SERVED } from '../../scripts/served.mjs'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { anEnvelope, aTouchpoint } from './envelope.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const WORKER = join(ROOT, 'examples', 'worker')
const WRANGLER = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js')
const TOKEN = 'a-token-of-28-characters-min'
// What Cloudflare takes from a free account, compressed.
const FREE_PLAN_BYTES = 3 * 1024 * 1024

const asAdmin = { Authorization: `Bearer ${TOKEN}` }
const isInstalled = existsSync(WRANGLER)
if (!isInstalled) console.warn(`skipped: the worker example, as ${WRANGLER} is not installed`)

const CONFIGS = ['wrangler.jsonc', 'wrangler.durable-object.jsonc']

describe.skipIf(!isInstalled).each(CONFIGS)('the example worker by %s', (config) => {
  let directory: string
  let running: ChildProcess | undefined
  let url: string

  beforeAll(async () => {
    await ensureBuild()
    directory = mkdtempSync(join(tmpdir(), 'waymark-worker-'))
    url = await start()
  })
  afterAll(async () => {
    await stop()
    rmSync(directory, { recursive: true, force: true })
  })

  /** Nothing leaves this machine: no metrics, no search for updates, no account. */
  function environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      CI: '1',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_LOG_PATH: join(directory, 'logs'),
      WRANGLER_REGISTRY_PATH: join(directory, 'registry'),
      WRANGLER_SEND_METRICS: 'false',
    }
  }

  /** Starts `wrangler dev` over the same database each time. Gives its base URL. */
  function start(): Promise<string> {
    const flags = ['--local', '--port', '0', '--inspector-port', '0', '--persist-to', directory]
    const child = spawn(
      process.execPath,
      [WRANGLER, 'dev', '--config', config, ...flags, '--var', `ADMIN_TOKEN:${TOKEN}`],
      { cwd: WORKER, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] },
    )
    running = child
    return new Promise((resolve, reject) => {
      let output = ''
      const read = (chunk: Buffer) => {
        output += chunk
        const [, url] = /Ready on (http:\S+)/.exec(output) ?? []
        if (url) resolve(url)
      }
      child.stdout.on('data', read)
      child.stderr.on('data', read)
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)))
    })
  }

  async function stop(): Promise<void> {
    const child = running
    running = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }

  it('shows what it stored to who holds the token, also after a restart', async () => {
    const touchpoints = [aTouchpoint({ url: 'https://shop.example/products/sencha' })]
    const answer = await fetch(`${url}/v1/batch?sentAt=${Date.now()}`, {
      method: 'POST',
      headers: { Origin: 'http://localhost:5173' },
      body: JSON.stringify(anEnvelope({ touchpoints })),
    })
    expect(answer.status).toBe(204)
    const readLive = async () => (await fetch(`${url}/map/live`, { headers: asAdmin })).text()
    expect(await readLive()).toMatch(/\/products\/sencha[\s\S]*Consideration/)

    await stop()
    url = await start()
    expect(await readLive()).toContain('/products/sencha')
  })

  it('keeps the map closed without the token', async () => {
    expect((await fetch(`${url}/map`)).status).toBe(401)
  })

  it.each(SERVED)('serves $name', async ({ name }) => {
    const built = readFileSync(join(ROOT, 'packages/client/dist/served', name), 'utf8')
    const answer = await fetch(`${url}/${name}`)
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await answer.text()).toBe(built)
  })

  it('can be deployed, and is small enough for a free account', async () => {
    const out = join(directory, 'out')
    const flags = ['deploy', '--config', config, '--dry-run', '--outdir', out]
    await promisify(execFile)(process.execPath, [WRANGLER, ...flags], {
      cwd: WORKER,
      env: environment(),
    })
    const files = readdirSync(out).filter((name) => name.endsWith('.js'))
    const bytes = files.map((name) => gzipSync(readFileSync(join(out, name))).length)
    const total = bytes.reduce((sum, size) => sum + size, 0)
    console.info(
      `example worker: ${(total / 1_000).toFixed(1)} kB gzipped, ${files.length} modules`,
    )
    expect(files).toContain('index.js')
    expect(total).toBeLessThan(FREE_PLAN_BYTES)
  })
})
