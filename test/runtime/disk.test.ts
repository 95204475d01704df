import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Envelope } from '@waymark/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  bundleDurable,
  type DurableProgram,
  deliver,
  fiveTouchpoints,
  idsOf,
} from './durable-collector.ts'
import { readStoredIds } from './node-collector.ts'

// Disks that are really full, or may really not be written to: a small file system in memory where
// this user may mount one, and a limit on the size of files where there is a shell.

function isPossible(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const directory = mkdtempSync(join(tmpdir(), 'waymark-disk-'))
const small = join(directory, 'small')
mkdirSync(small)
const mount = (options: string) => isPossible('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', small)
const remount = (options: string) =>
  execFileSync('mount', ['-o', `remount,${options}`, small], { stdio: 'ignore' })
// Lazily, as this process may still hold a file it has read.
const unmount = () => isPossible('umount', '-l', small)

const canMount = mount('size=1m') && unmount()
if (!canMount) console.warn('skipped: a full file system, as this user may not mount one')
const canLimit = isPossible('sh', '-c', 'ulimit -f 100')
if (!canLimit) console.warn('skipped: a limit on files, as there is no shell with ulimit')

let program: DurableProgram

beforeAll(async () => {
  program = await bundleDurable()
})
afterAll(() => {
  program.remove()
  rmSync(directory, { recursive: true, force: true })
})

/** Sends until nothing is taken any more. */
async function fill(url: string) {
  const acknowledged: Envelope[] = []
  for (;;) {
    const envelope = fiveTouchpoints()
    const answer = await deliver(url, envelope)
    if (answer?.status !== 204) return { acknowledged, refused: envelope, answer }
    acknowledged.push(envelope)
    expect(acknowledged.length).toBeLessThan(20_000)
  }
}

async function expectStored(path: string, acknowledged: readonly Envelope[]): Promise<void> {
  const stored = await readStoredIds(path)
  const known = new Set(stored)
  expect(stored).toHaveLength(known.size)
  expect(idsOf(acknowledged).filter((id) => !known.has(id))).toEqual([])
}

describe.skipIf(!canMount)('a file system', () => {
  const path = join(small, 'waymark.db')
  beforeEach(() => {
    expect(mount('size=1m')).toBe(true)
  })
  afterEach(() => {
    unmount()
  })

  it('that is full is answered 503 and when to come again, by a collector that lives on', async () => {
    const { url, end } = await program.start(path)
    const { acknowledged, refused, answer } = await fill(url)
    expect([answer?.status, answer?.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer?.json()).toMatchObject({ reason: 'store_unavailable', permanent: false })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    remount('size=64m')
    expect((await deliver(url, refused))?.status).toBe(204)
    expect(await end('SIGTERM')).toBe(0)
    await expectStored(path, [...acknowledged, refused])
    expect(acknowledged.length).toBeGreaterThan(10)
  }, 60_000)

  it('that was full when the collector was killed has all that was acknowledged', async () => {
    const { url, end } = await program.start(path)
    const { acknowledged } = await fill(url)
    await end('SIGKILL')
    remount('size=64m')
    await expectStored(path, acknowledged)
  }, 60_000)

  it('that may only be read is said at the start, and left as it is', async () => {
    const first = await program.start(path)
    const envelope = fiveTouchpoints()
    expect((await deliver(first.url, envelope))?.status).toBe(204)
    await first.end('SIGTERM')
    remount('ro')
    await expect(program.start(path)).rejects.toThrow(/read-?only|unable to open/i)
    remount('rw')
    await expectStored(path, [envelope])
  }, 60_000)
})

describe.skipIf(!canLimit)('a file', () => {
  it('that may not grow is answered 503 and when to come again, and loses nothing', async () => {
    const path = join(directory, 'limited.db')
    const { url, end } = await program.start(path, 'ulimit -f 4000')
    const { acknowledged, refused, answer } = await fill(url)
    expect([answer?.status, answer?.headers.get('retry-after')]).toEqual([503, '5'])
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    await end('SIGKILL')
    const again = await program.start(path)
    expect((await deliver(again.url, refused))?.status).toBe(204)
    expect(await again.end('SIGTERM')).toBe(0)
    await expectStored(path, [...acknowledged, refused])
    expect(acknowledged.length).toBeGreaterThan(10)
  }, 60_000)
})
