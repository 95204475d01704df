import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { anEnvelope } from '../runtime/envelope.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** `npm start`, from its first word to its end. */
interface Run {
  /** Everything it has printed. */
  output(): string
  /** Resolves once it says it is ready. @throws {Error} When it ends before. */
  ready(): Promise<{ shop: string; map: string; readme: string }>
  /** Sends a signal to npm and all it started. Gives npm's exit code. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null>
  /** Gives npm's exit code once it has ended by itself. */
  ended(): Promise<number | null>
}

const running = new Set<ChildProcess>()

function linkIn(output: string, name: string): string {
  return new RegExp(`${name}: +(\\S+)`).exec(output)?.[1] ?? ''
}

function start(...flags: readonly string[]): Run {
  // A group of its own, so that a signal reaches what npm started as one from the terminal does.
  const child = spawn('npm', ['start', '--', ...flags], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  const exit: Promise<number | null> = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code
  })
  const isReady = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        if (output.includes('Ctrl-C stops both')) resolve()
      })
    }
  })
  return {
    output: () => output,
    async ready() {
      const code = await Promise.race([isReady, exit])
      if (code !== undefined) throw new Error(`ended with ${code} before it was ready: ${output}`)
      return {
        shop: linkIn(output, 'Shop'),
        map: linkIn(output, 'Journey map'),
        readme: linkIn(output, 'README'),
      }
    },
    end(signal) {
      killGroup(child, signal)
      return exit
    },
    ended: () => exit,
  }
}

function killGroup({ pid }: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): void {
  if (pid !== undefined) process.kill(-pid, signal)
}

async function readText(url: string): Promise<string> {
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  return answer.text()
}

describe('npm start', () => {
  let directory: string

  beforeAll(async () => {
    await ensureBuild()
    directory = mkdtempSync(join(tmpdir(), 'waymark-start-'))
  })
  afterEach(() => {
    for (const child of running) killGroup(child, 'SIGKILL')
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  const startAnywhere = (data: string) =>
    start('--port', '0', '--shop-port', '0', '--data', join(directory, data))

  it('prints links to shop, journey map and README', async () => {
    const { shop, map, readme } = await startAnywhere('links').ready()
    expect(await readText(shop)).toContain(`${new URL(map).origin}/waymark.js" data-site="shop"`)
    expect(await readText(map)).toContain('<h1>Journey map</h1>')
    expect(await readText(readme)).toContain('Waymark records the customer journey')
  })

  it('stops both in peace on Ctrl-C', async () => {
    const run = startAnywhere('stop')
    const { shop, map } = await run.ready()
    await run.end('SIGINT')
    expect(run.output()).toMatch(/Stopped\n$/)
    await expect(fetch(shop)).rejects.toThrow()
    await expect(fetch(map)).rejects.toThrow()
  })

  it('keeps what is stored over a kill', async () => {
    const envelope = anEnvelope()
    const killed = startAnywhere('kill')
    const { map } = await killed.ready()
    const answer = await fetch(new URL('/v1/batch', map), {
      method: 'POST',
      body: JSON.stringify(envelope),
    })
    expect(answer.status).toBe(204)
    await killed.end('SIGKILL')

    const again = await startAnywhere('kill').ready()
    expect(await readText(`${again.map}/visitors/${envelope.anonymousId}`)).toContain(
      'https://shop.example/',
    )
  })

  it('keeps the cart of a shopper over a kill', async () => {
    const killed = startAnywhere('cart')
    const { shop } = await killed.ready()
    const answer = await fetch(new URL('/api/cart/lines', shop), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ variantId: '410102', quantity: 2 }),
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { cart } = await answer.json()
    await killed.end('SIGKILL')

    const again = await startAnywhere('cart').ready()
    const kept = await fetch(new URL('/api/cart', again.shop), { headers: { Cookie: cookie } })
    expect(cart.lines).toHaveLength(1)
    expect((await kept.json()).cart).toEqual(cart)
  })

  describe('on a taken port', () => {
    let taken: Server
    let port: string

    beforeAll(async () => {
      taken = createServer().listen(0, '127.0.0.1')
      await once(taken, 'listening')
      // A server that listens on TCP has an address of this form.
      port = String((taken.address() as AddressInfo).port)
    })
    afterAll(() => taken.close())

    it.each([
      ['--port', '--shop-port'],
      ['--shop-port', '--port'],
    ])('names %s', async (flag, other) => {
      const run = start(flag, port, other, '0', '--data', join(directory, 'taken'))
      expect(await run.ended()).toBe(1)
      expect(run.output()).toContain(
        `Cannot start as port ${port} is taken: choose another one with npm start -- ${flag} <number>`,
      )
    })
  })

  it.each([
    [['--port', 'http'], 'Cannot start as --port must be 0–65535: current value is "http"'],
    [['--prot', '1'], "Unknown option '--prot'"],
  ])('refuses %j', async (flags, message) => {
    const run = start(...flags)
    expect(await run.ended()).toBe(2)
    expect(run.output()).toContain(message)
  })
})
