import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { anEnvelope, aTouchpoint } from './envelope.ts'
import type { CollectorProcess } from './process.ts'
import { startProcess } from './process.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

const fileOf = (name: string, file: string) => join(ROOT, 'examples', name, file)

/** What a line of the container file hands to Node. */
function commandOf(instruction: string): string[] {
  const text = readFileSync(fileOf('node', 'Dockerfile'), 'utf8')
  const [, json = ''] = new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(text) ?? []
  return JSON.parse(json)
}

const EXAMPLES = ['node', 'deno', 'bun']
// In the folder it is asked to write to: Deno's example may write to no other.
const DATABASE = `test-${process.pid}.db`

/** Starts an example as its README says. */
function start(name: string): Promise<CollectorProcess> {
  return startProcess('npm', ['start'], {
    cwd: join(ROOT, 'examples', name),
    env: { WAYMARK_PORT: '0', WAYMARK_DB: `data/${DATABASE}` },
    ready: /listens at (http:[^\s,]+)/,
    isGroup: true,
  })
}

beforeAll(() => ensureBuild())
afterAll(() => {
  for (const folder of EXAMPLES.map((name) => fileOf(name, 'data'))) {
    const files = existsSync(folder) ? readdirSync(folder) : []
    for (const file of files) if (file.startsWith(DATABASE)) rmSync(join(folder, file))
  }
})

describe.each(EXAMPLES)('the example on %s', (name) => {
  const isInstalled = name === 'node' || existsSync(join(ROOT, 'node_modules', '.bin', name))
  if (!isInstalled) console.warn(`skipped: examples/${name}, as ${name} is not installed`)

  it.skipIf(!isInstalled)('stores what it acknowledged, over a stop and a start', async () => {
    let collector = await start(name)
    const touchpoints = [aTouchpoint({ url: 'https://shop.example/products/sencha' })]
    const answer = await fetch(`${collector.url}/v1/batch?sentAt=${Date.now()}`, {
      method: 'POST',
      headers: { origin: 'http://localhost:5173' },
      body: JSON.stringify(anEnvelope({ touchpoints })),
    })
    expect(answer.status).toBe(204)
    expect((await fetch(`${collector.url}/waymark.js`)).status).toBe(200)
    await collector.end('SIGTERM')

    collector = await start(name)
    const live = await (await fetch(`${collector.url}/map/live`)).text()
    expect(live).toMatch(/\/products\/sencha[\s\S]*Consideration/)
    expect(await (await fetch(`${collector.url}/map`)).text()).toContain('Journey map')
    await collector.end('SIGTERM')
  })
})

describe('examples/node/waymark.service', () => {
  const unit = fileOf('node', 'waymark.service')
  const hasSystemd = existsSync('/usr/bin/systemd-analyze')
  if (!hasSystemd) console.warn(`skipped: ${unit}, as systemd-analyze is not installed`)

  it.skipIf(!hasSystemd)('is a unit systemd has nothing to say about', async () => {
    const { stdout, stderr } = await run('systemd-analyze', ['verify', unit])
    expect(stdout + stderr).toBe('')
  })

  it.skipIf(!hasSystemd)('may do little, as systemd sees it', async () => {
    // Of 100; most services have more than 90.
    const options = ['--offline=yes', '--no-pager', '--threshold=15']
    await expect(run('systemd-analyze', ['security', ...options, unit])).resolves.toBeDefined()
  })

  it('starts what the package has as its command', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'packages/waymark/package.json'), 'utf8'))
    expect(readFileSync(unit, 'utf8')).toContain(`/node_modules/waymark/${bin.waymark} `)
  })
})

describe('examples/node/Dockerfile', () => {
  it('starts what the package has as its command', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'packages/waymark/package.json'), 'utf8'))
    expect(commandOf('CMD')).toEqual(['node', `node_modules/waymark/${bin.waymark}`])
  })

  it('asks for its health what tells whether the store answers', async () => {
    const collector = await start('node')
    const [, flag = '', code = ''] = commandOf('HEALTHCHECK CMD')
    const ask = () =>
      run(process.execPath, [flag, code.replace('http://127.0.0.1:8787', collector.url)])
    await expect(ask()).resolves.toBeDefined()
    await collector.end('SIGTERM')
    await expect(ask()).rejects.toThrow('Command failed')
  })
})
