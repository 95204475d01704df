import { gunzipSync } from 'node:zlib'
import { Window as HappyWindow } from 'happy-dom'
import { describe, expect, it, vi } from 'vitest'
import { sturdyFetch } from '../../packages/client/src/sturdy-fetch.ts'

const url = 'https://collect.example/v1/batch?sentAt=1'
const init = { method: 'POST' }
const delivered = async () => new Response(null, { status: 204 })
const pending = () => new Promise<Response>(() => {})

interface WorldOptions {
  fetch?: (url: string, init: RequestInit) => unknown
  sendBeacon?: unknown
  fetchLater?: unknown
}

/** A page of nothing but what requests are made with. */
function createWorld({ fetch = delivered, ...options }: WorldOptions = {}) {
  // The DOM of happy-dom stands for the browser's.
  const window = new HappyWindow({ url: 'https://shop.example' }) as unknown as typeof globalThis &
    Window
  const requests: RequestInit[] = []
  const beacons: string[] = []
  const { sendBeacon = (_: string, body: string) => beacons.push(body) > 0, fetchLater } = options
  Object.defineProperty(window, 'fetch', {
    value: (url: string, init: RequestInit) => {
      requests.push(init)
      return fetch(url, init)
    },
  })
  Object.defineProperty(window.navigator, 'sendBeacon', { value: sendBeacon })
  Object.assign(window, { fetchLater, CompressionStream, Response })
  const onBlocked = vi.fn()
  const request = sturdyFetch({ window, onBlocked })
  const send = (body: string, isHiding = false, signal: AbortSignal | null = null) =>
    request(url, { ...init, body, signal }, isHiding)
  return { window, requests, beacons, onBlocked, send }
}

/** Bodies of three bytes a character, so that counting characters is not enough. */
function bodyOf(bytes: number): string {
  return '€'.repeat(bytes / 3)
}

describe('sturdyFetch()', () => {
  it('hands on the answer', async () => {
    const answer = new Response('{}', { status: 202 })
    expect(await createWorld({ fetch: async () => answer }).send('{}')).toBe(answer)
  })

  it.each([
    ['leaves the call before it asks', false, 0],
    ['asks within the call when the page hides, which has no later', true, 1],
  ])('%s', async (_, isHiding, requestCount) => {
    const { requests, send } = createWorld()
    const answer = send('{}', isHiding)
    expect(requests.length).toBe(requestCount)
    await answer
  })

  it('compresses a body that is worth it', async () => {
    const { requests, send } = createWorld()
    await send('tea'.repeat(1_000))
    const bytes = await new Response(requests[0]?.body ?? null).arrayBuffer()
    expect(gunzipSync(bytes).toString()).toBe('tea'.repeat(1_000))
  })

  it('asks for no preflight: the compressed body has no type', async () => {
    const { requests, send } = createWorld()
    await send('tea'.repeat(1_000))
    expect(new Response(requests[0]?.body ?? null).headers.get('content-type')).toBeNull()
  })

  it.each([
    ['that is short', '{}', false],
    ['when the page hides, which leaves no time', 'tea'.repeat(1_000), true],
  ])('sends a body as it is %s', async (_, body, isHiding) => {
    const { requests, send } = createWorld()
    await send(body, isHiding)
    expect(requests[0]?.body).toBe(body)
  })

  it('takes failures of the network for what they are', async () => {
    const { send } = createWorld({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) })
    await expect(send('{}')).rejects.toThrow(TypeError)
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('Patched away')
      },
    ],
    ['answers nothing', () => undefined],
    ['answers nonsense', async () => 'ok'],
  ])('takes XMLHttpRequest where the page’s fetch %s', async (_, fetch) => {
    const { window, send } = createWorld({ fetch })
    const bodies: unknown[] = []
    class Xhr {
      status = 429
      responseText = 'later'
      onload = () => {}
      open() {}
      getResponseHeader = () => '30'
      send(body: unknown) {
        bodies.push(body)
        this.onload()
      }
    }
    Object.assign(window, { XMLHttpRequest: Xhr })
    const response = await send('{}')
    expect([bodies, response.status, response.headers.get('retry-after')]).toEqual([
      ['{}'],
      429,
      '30',
    ])
  })

  it('takes XMLHttpRequest once the page’s fetch did not end with its signal', async () => {
    const { window, requests, send } = createWorld({ fetch: pending })
    const bodies: unknown[] = []
    class Xhr {
      status = 204
      onload = () => {}
      open() {}
      getResponseHeader() {}
      send(body: unknown) {
        bodies.push(body)
        this.onload()
      }
    }
    Object.assign(window, { XMLHttpRequest: Xhr })
    const stopping = new AbortController()
    const first = send('{"n":1}', false, stopping.signal)
    setTimeout(() => stopping.abort())
    await expect(first).rejects.toThrow(TypeError)
    await send('{"n":2}')
    expect([requests.length, bodies]).toEqual([1, ['{"n":2}']])
  })

  it('ends an XMLHttpRequest when the signal does', async () => {
    const { window, send } = createWorld({ fetch: () => undefined })
    const stopping = new AbortController()
    class Hanging {
      onabort = () => {}
      open() {}
      send() {}
      abort() {
        this.onabort()
      }
    }
    Object.assign(window, { XMLHttpRequest: Hanging })
    const answer = send('{}', false, stopping.signal)
    setTimeout(() => stopping.abort())
    await expect(answer).rejects.toThrow(TypeError)
  })
})

describe('the keepalive budget', () => {
  const isKept = ({ keepalive }: RequestInit) => keepalive

  it('is 48 kB of UTF-8 in flight', () => {
    const { requests, send } = createWorld({ fetch: pending })
    for (let i = 0; i < 3; i++) send(bodyOf(15_000), true)
    expect(requests.map(isKept)).toEqual([true, true, true])
  })

  it('is eight requests in flight', () => {
    const { requests, send } = createWorld({ fetch: pending })
    for (let i = 0; i < 9; i++) send('{}', true)
    expect(requests.length).toBe(8)
  })

  it.each<[string, WorldOptions['fetch']]>([
    ['an answer', delivered],
    ['a failure', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is given back by %s', async (_, fetch) => {
    const { requests, send } = createWorld({ fetch: fetch ?? delivered })
    for (let i = 0; i < 20; i++) await send(bodyOf(30_000), true).catch(() => {})
    expect(requests.map(isKept)).toEqual(Array(20).fill(true))
  })
})

describe('a page that hides', () => {
  it('sends by beacon what is over the budget', async () => {
    const { requests, beacons, send } = createWorld({ fetch: pending })
    send(bodyOf(45_000), true)
    await send(bodyOf(9_000), true)
    expect([requests.length, beacons]).toEqual([1, [bodyOf(9_000)]])
  })

  it('leaves it to fetchLater where the browser has that', async () => {
    const fetchLater = vi.fn(() => ({ activated: false }))
    const { beacons, send } = createWorld({ fetch: pending, fetchLater })
    await send(bodyOf(60_000), true)
    expect([fetchLater.mock.calls.length, beacons]).toEqual([1, []])
  })

  it.each([
    ['taken', () => true],
    ['refused', () => false],
    ['missing', null],
    [
      'broken',
      () => {
        throw new Error('Patched away')
      },
    ],
  ])('does not take a beacon that is %s for an acknowledgement', async (_, sendBeacon) => {
    const { send } = createWorld({ fetch: pending, sendBeacon })
    expect((await send(bodyOf(60_000), true)).status).toBe(503)
  })
})

describe('a page whose policy forbids the collector', () => {
  function createBlockedWorld(blockedURI = url) {
    const world = createWorld({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) })
    const { document, Event } = world.window
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), { blockedURI, disposition: 'enforce' }),
    )
    return world
  }

  it('is asked again after an hour only', async () => {
    const { requests, send } = createBlockedWorld()
    const response = await send('{}')
    expect([requests.length, response.headers.get('retry-after')]).toEqual([0, '3600'])
  })

  it('is told of once', async () => {
    const { onBlocked, send } = createBlockedWorld()
    await send('{}')
    await send('{}')
    expect(onBlocked).toHaveBeenCalledOnce()
  })

  it('is another matter when it forbids somebody else', async () => {
    const { requests, send } = createBlockedWorld('https://ads.example/pixel')
    await send('{}').catch(() => {})
    expect(requests.length).toBe(1)
  })
})
