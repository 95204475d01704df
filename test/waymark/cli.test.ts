import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { HELP } from '../../packages/waymark/src/help.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { anEnvelope } from '../runtime/envelope.ts'

const PACKAGE = join(import.meta.dirname, '..', '..', 'packages', 'waymark')
const BUILD_MS = 120_000

const WAYS = [
  ['as built', [join(PACKAGE, 'dist', 'cli.js')]],
  ['from source', ['--conditions=@waymark/source', '--import', 'tsx', join(PACKAGE, 'src/cli.ts')]],
] as const

describe.each(WAYS)('waymark %s', (_, command) => {
  let directory: string
  let child: ChildProcess | undefined

  beforeAll(async () => {
    await ensureBuild()
    directory = mkdtempSync(join(tmpdir(), 'waymark-cli-'))
  }, BUILD_MS)
  afterEach(() => child?.kill('SIGKILL'))
  afterAll(() => rmSync(directory, { recursive: true }))

  function start(...flags: readonly string[]) {
    const started = spawn(process.execPath, [...command, ...flags], {
      env: { PATH: process.env.PATH, WAYMARK_DB: join(directory, 'waymark.db') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    let output = ''
    let error = ''
    const greeted = new Promise<string>((resolve) => {
      started.stdout.on('data', (chunk) => {
        output += chunk
        const [, url] = /Journey map: +(\S+)\/map\n/.exec(output) ?? []
        if (url) resolve(url)
      })
    })
    started.stderr.on('data', (chunk) => {
      error += chunk
    })
    const ended = once(started, 'close').then(([code]) => ({ code, output, error }))
    return { child: started, greeted, ended }
  }

  it('prints its help', async () => {
    expect(await start('--help').ended).toEqual({ code: 0, output: `${HELP}\n`, error: '' })
  })

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
    expect(await start('--version').ended).toEqual({ code: 0, output: `${version}\n`, error: '' })
  })

  it('ends with 2 and points to the help when it is misused', async () => {
    const { code, error } = await start('--port', 'http').ended
    expect(code).toBe(2)
    expect(error).toBe(
      'Cannot run waymark as --port must be 0–65535: current value is "http"\nSee waymark --help\n',
    )
  })

  it('ends with 1 and one line when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    // A server that listens on TCP has an address of this form.
    const { port } = taken.address() as AddressInfo
    const { code, error } = await start('--port', String(port)).ended
    taken.close()
    expect(code).toBe(1)
    expect(error).toBe(
      `Cannot start waymark as port ${port} is taken: choose another one with --port\n`,
    )
  })

  it.each([
    [['--port', '0', '--db', '/proc/shop/waymark.db'], 'the database must be a file it can write'],
    [['--port', '0', '--releases', '/proc/shop/kept'], 'their folder must be one it can make'],
    [['retain', '--days', '1', '--db', '/proc/shop/waymark.db'], 'there is no database'],
  ])('ends with 1 where nobody can make a folder: %j', async (argv, message) => {
    const { code, error } = await start(...argv).ended
    expect({ code, error }).toEqual({ code: 1, error: expect.stringContaining(message) })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s', async (signal) => {
    const run = start('--port', '0')
    const url = await run.greeted
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    run.child.kill(signal)
    const { code, error } = await run.ended
    expect({ code, error }).toEqual({ code: 0, error: '' })
    // Checkpointed: one whole file is left.
    expect(existsSync(join(directory, 'waymark.db-wal'))).toBe(false)
  })

  it('answers the request that is on its way, however often it is signalled', async () => {
    const run = start('--port', '0')
    const sending = request(`${await run.greeted}/v1/batch`, {
      method: 'POST',
      headers: { Expect: '100-continue' },
    })
    sending.flushHeaders()
    await once(sending, 'continue')
    run.child.kill('SIGINT')
    run.child.kill('SIGINT')
    sending.end(JSON.stringify(anEnvelope()))
    const [answer] = await once(sending, 'response')
    answer.resume()
    expect(answer.statusCode).toBe(204)
    expect((await run.ended).code).toBe(0)
  })
})
