import { readFileSync } from 'node:fs'
import { type Envelope, validateEnvelope } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// The line a page has above the tag, as the README quotes it, before the script itself.

const readme = readFileSync('packages/client/README.md', 'utf8')
const [, stub = ''] = /<script>(window\.waymark=.*)<\/script>/.exec(readme) ?? []

type Waymark = ((command: string, ...args: unknown[]) => unknown) & { q?: ArrayLike<unknown>[] }
const holder = window as { waymark?: Waymark | undefined }

const envelopes: Envelope[] = []
let siteCount = 0

/** Runs the line as a script of the page does: its globals are the window's. */
const runStub = () => new Function(`with (window) { ${stub} }`)()
const call: Waymark = (...args) => holder.waymark?.(...args)

async function runScript(): Promise<void> {
  const script = document.createElement('script')
  script.src = 'https://collect.example/waymark.js'
  Object.assign(script.dataset, { site: `stub-${siteCount}`, vitals: 'off' })
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true })
  vi.resetModules()
  await import('../../packages/client/src/script.ts')
  Object.defineProperty(document, 'currentScript', { value: null, configurable: true })
}

async function sent() {
  await vi.advanceTimersByTimeAsync(10_000)
  return envelopes.flatMap(({ userId, touchpoints }) =>
    touchpoints.map(({ type, props }) => ({ type, props, userId })),
  )
}

beforeEach(() => {
  siteCount++
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
    const verdict = validateEnvelope(JSON.parse(init.body))
    if (verdict.ok) envelopes.push(verdict.envelope)
    return new Response(null, { status: 204 })
  })
  // Bodies stay text: compression does not run on the clock of the test.
  vi.stubGlobal('CompressionStream', undefined)
  Reflect.deleteProperty(window, 'CompressionStream')
})

afterEach(() => {
  holder.waymark?.('stop')
  holder.waymark = undefined
  envelopes.length = 0
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the inline stub of the README', () => {
  it('is one line of less than 100 characters', () => {
    expect([stub.length > 0, stub.length < 100]).toEqual([true, true])
  })

  it('takes calls before the script is there, and throws nothing', () => {
    runStub()
    expect(() => call('track', 'early')).not.toThrow()
  })

  it('has its calls replayed in order, with all they were given', async () => {
    runStub()
    call('track', 'size_guide_opened', { category: 'boots' })
    call('identify', 'customer-42')
    call('track', 'quiz_done')
    await runScript()
    expect(await sent()).toEqual([
      { type: 'page_view', props: undefined, userId: undefined },
      { type: 'size_guide_opened', props: { category: 'boots' }, userId: undefined },
      { type: 'identify', props: undefined, userId: 'customer-42' },
      { type: 'quiz_done', props: undefined, userId: 'customer-42' },
    ])
  })

  it('keeps the calls of a line that stands there twice', async () => {
    runStub()
    call('track', 'before')
    runStub()
    call('track', 'between')
    await runScript()
    expect((await sent()).map(({ type }) => type)).toEqual(['page_view', 'before', 'between'])
  })

  it('leaves a script alone that is there already', async () => {
    await runScript()
    runStub()
    call('track', 'late')
    expect((await sent()).map(({ type }) => type)).toEqual(['page_view', 'late'])
  })

  it('hands over a decision made before, too', async () => {
    runStub()
    call('track', 'early')
    call('consent', 'denied')
    await runScript()
    expect(await sent()).toEqual([])
  })
})
