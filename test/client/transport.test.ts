import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTransport } from '../../packages/client/src/transport.ts'

const now = Date.UTC(2026, 10, 1)
const retry = { status: 'retry', retryAfterMs: 0 }

type Fetch = (url: string, init: RequestInit) => Promise<Response>

interface WorldOptions {
  fetch?: Fetch
  sendBeacon?: unknown
}

function createWorld(options: WorldOptions = {}) {
  const requests: (RequestInit & { url: string })[] = []
  const beacons: string[] = []
  const {
    fetch = async () => new Response(null, { status: 204 }),
    sendBeacon = (url: string, body: string) => beacons.push(`${url} ${body}`) > 0,
  } = options
  const window = {
    fetch(this: unknown, url: string, init: RequestInit) {
      // As the real one does for a receiver that is no window.
      if (this !== window) throw new TypeError('Illegal invocation')
      requests.push({ url, ...init })
      return fetch(url, init)
    },
    navigator: { sendBeacon },
  }
  const transport = createTransport({
    endpoint: 'https://collect.example',
    // The two things of a window that sending needs.
    window: window as unknown as Window & typeof globalThis,
    now: () => now,
  })
  return { transport, requests, beacons, window }
}

const pending: Fetch = () => new Promise(() => {})

/** Bodies of three bytes a character, so that counting characters is not enough. */
function bodyOf(bytes: number): string {
  return '€'.repeat(bytes / 3)
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('createTransport()', () => {
  it('posts the envelope with the time of this attempt', async () => {
    const { transport, requests } = createWorld()
    await transport.send('{}', false)
    expect(requests).toMatchObject([
      { url: `https://collect.example/v1/batch?sentAt=${now}`, method: 'POST', body: '{}' },
    ])
  })

  it('asks for no preflight: a text body and no header of its own', async () => {
    const { transport, requests } = createWorld()
    await transport.send('{}', false)
    const [{ headers, body, method } = {}] = requests
    expect([headers, typeof body, method]).toEqual([undefined, 'string', 'POST'])
  })

  it('outlives the page', async () => {
    const { transport, requests } = createWorld()
    await transport.send('{}', false)
    expect(requests[0]?.keepalive).toBe(true)
  })

  it('tells what the answer means', async () => {
    const { transport } = createWorld()
    expect(await transport.send('{}', false)).toEqual({ status: 'delivered', rejectedCount: 0 })
  })

  it('hands on what the answer says and when to come back', async () => {
    const { transport } = createWorld({
      fetch: async () => new Response('', { status: 429, headers: { 'retry-after': '30' } }),
    })
    expect(await transport.send('{}', false)).toEqual({ status: 'retry', retryAfterMs: 30_000 })
  })

  it.each([204, 202, 200, 400, 503])('reads the body of a %i to its end', async (status) => {
    const text = vi.fn(async () => '')
    const response = { status, headers: new Headers(), text } as unknown as Response
    const { transport } = createWorld({ fetch: async () => response })
    await transport.send('{}', false)
    expect(text).toHaveBeenCalledOnce()
  })

  it.each<[string, Fetch]>([
    ['fails', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'throws at once',
      () => {
        throw new Error('Patched away')
      },
    ],
    ['answers nothing', async () => undefined as unknown as Response],
    [
      'breaks off in the body',
      async () =>
        ({
          status: 204,
          headers: new Headers(),
          text: () => Promise.reject(new TypeError('network error')),
        }) as unknown as Response,
    ],
  ])('sends again when fetch %s', async (_, fetch) => {
    expect(await createWorld({ fetch }).transport.send('{}', false)).toEqual(retry)
  })

  it('sends again when the answer takes too long', async () => {
    const timeout = new AbortController()
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timeout.signal)
    const { transport } = createWorld({
      fetch: (_, { signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
        }),
    })
    const delivery = transport.send('{}', false)
    timeout.abort()
    expect(await delivery).toEqual(retry)
  })

  it('does without a time-out where the browser has none', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(undefined as unknown as AbortSignal)
    const { transport } = createWorld()
    expect(await transport.send('{}', false)).toMatchObject({ status: 'delivered' })
  })

  it('uses the fetch it met at the start, whatever the page puts there later', async () => {
    const { transport, requests, window } = createWorld()
    Object.assign(window, {
      fetch() {
        throw new Error('Patched away')
      },
    })
    await transport.send('{}', false)
    expect(requests.length).toBe(1)
  })
})

describe('the keepalive budget', () => {
  const isKept = ({ keepalive }: RequestInit) => keepalive

  it('is 48 kB of UTF-8 in flight', () => {
    const { transport, requests } = createWorld({ fetch: pending })
    for (let i = 0; i < 4; i++) transport.send(bodyOf(15_000), false)
    expect(requests.map(isKept)).toEqual([true, true, true, false])
  })

  it('is eight requests in flight', () => {
    const { transport, requests } = createWorld({ fetch: pending })
    for (let i = 0; i < 9; i++) transport.send('{}', false)
    expect(requests.map(isKept).indexOf(false)).toBe(8)
  })

  it.each<[string, Fetch]>([
    ['an answer', async () => new Response(null, { status: 204 })],
    ['a failure', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is given back by %s', async (_, fetch) => {
    const { transport, requests } = createWorld({ fetch })
    for (let i = 0; i < 20; i++) await transport.send(bodyOf(30_000), false)
    expect(requests.map(isKept)).toEqual(Array(20).fill(true))
  })

  it('is not spent by a body that goes without', () => {
    const { transport, requests } = createWorld({ fetch: pending })
    transport.send(bodyOf(60_000), false)
    transport.send(bodyOf(45_000), false)
    expect(requests.map(isKept)).toEqual([false, true])
  })
})

describe('a page that hides', () => {
  it('sends by keepalive as long as the budget lasts', () => {
    const { transport, requests, beacons } = createWorld({ fetch: pending })
    transport.send(bodyOf(30_000), true)
    expect([requests.length, beacons]).toEqual([1, []])
  })

  it('sends by beacon past it', () => {
    const { transport, requests, beacons } = createWorld({ fetch: pending })
    transport.send(bodyOf(45_000), true)
    transport.send('€', true)
    transport.send(bodyOf(9_000), true)
    expect([requests.length, beacons]).toEqual([
      2,
      [`https://collect.example/v1/batch?sentAt=${now} ${bodyOf(9_000)}`],
    ])
  })

  it.each([
    ['taken', () => true],
    ['refused', () => false],
    ['missing', undefined],
    [
      'broken',
      () => {
        throw new Error('Patched away')
      },
    ],
  ])('does not take a beacon that is %s for an acknowledgement', async (_, sendBeacon) => {
    const { transport } = createWorld({ fetch: pending, sendBeacon: sendBeacon ?? null })
    expect(await transport.send(bodyOf(60_000), true)).toEqual(retry)
  })
})
