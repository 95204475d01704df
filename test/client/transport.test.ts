import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTransport, TIMEOUT_MS } from '../../packages/client/src/transport.ts'

const now = Date.UTC(2026, 10, 1)
const retry = { status: 'retry', retryAfterMs: 0 }

type Fetch = (url: string, init: RequestInit) => Promise<Response>

interface WorldOptions {
  fetch?: Fetch
}

function createWorld(options: WorldOptions = {}) {
  const requests: (RequestInit & { url: string })[] = []
  const { fetch = async () => new Response(null, { status: 204 }) } = options
  const window = {
    fetch(this: unknown, url: string, init: RequestInit) {
      // As the real one does for a receiver that is no window.
      if (this !== window) throw new TypeError('Illegal invocation')
      requests.push({ url, ...init })
      return fetch(url, init)
    },
  }
  const send = createTransport({
    endpoint: 'https://collect.example',
    // The one thing of a window that sending needs.
    window: window as unknown as Window & typeof globalThis,
    now: () => now,
  })
  return { send, requests, window }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('createTransport()', () => {
  it('posts the envelope with the time of this attempt', async () => {
    const { send, requests } = createWorld()
    await send('{}', false)
    expect(requests).toMatchObject([
      { url: `https://collect.example/v1/batch?sentAt=${now}`, method: 'POST', body: '{}' },
    ])
  })

  it('asks for no preflight: a text body and no header of its own', async () => {
    const { send, requests } = createWorld()
    await send('{}', false)
    const [{ headers, body, method } = {}] = requests
    expect([headers, typeof body, method]).toEqual([undefined, 'string', 'POST'])
  })

  it('outlives the page', async () => {
    const { send, requests } = createWorld()
    await send('{}', false)
    expect(requests[0]?.keepalive).toBe(true)
  })

  it('goes without keepalive where the browser would refuse the body', async () => {
    const { send, requests } = createWorld()
    // Three bytes a character, so that counting characters is not enough.
    await send('€'.repeat(20_000))
    expect(requests[0]?.keepalive).toBe(false)
  })

  it('takes another way of making requests, and tells it that the page hides', async () => {
    const fetch = vi.fn(async () => new Response(null, { status: 204 }))
    const { window } = createWorld()
    const { endpoint } = { endpoint: 'https://collect.example' }
    const send = createTransport({ endpoint, fetch, window: window as never, now: () => now })
    await send('{}', true)
    expect(fetch).toHaveBeenCalledWith(expect.any(String), expect.any(Object), true)
  })

  it('tells what the answer means', async () => {
    const { send } = createWorld()
    expect(await send('{}', false)).toEqual({ status: 'delivered', rejectedCount: 0 })
  })

  it('hands on what the answer says and when to come back', async () => {
    const { send } = createWorld({
      fetch: async () => new Response('', { status: 429, headers: { 'retry-after': '30' } }),
    })
    expect(await send('{}', false)).toEqual({ status: 'retry', retryAfterMs: 30_000 })
  })

  it.each([204, 202, 200, 400, 503])('reads the body of a %i to its end', async (status) => {
    const json = vi.fn(async () => JSON.parse(''))
    const response = { status, headers: new Headers(), json } as unknown as Response
    const { send } = createWorld({ fetch: async () => response })
    await send('{}', false)
    expect(json).toHaveBeenCalledOnce()
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
    expect(await createWorld({ fetch }).send('{}', false)).toEqual(retry)
  })

  it('sends again when the answer takes too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const { send, requests } = createWorld({ fetch: () => new Promise(() => {}) })
    const delivery = send('{}', false)
    const [request] = requests
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS - 1)
    const isPatient = !request?.signal?.aborted
    await vi.advanceTimersByTimeAsync(1)
    expect([isPatient, request?.signal?.aborted, await delivery]).toEqual([true, true, retry])
  })

  it('uses the fetch it met at the start, whatever the page puts there later', async () => {
    const { send, requests, window } = createWorld()
    Object.assign(window, {
      fetch() {
        throw new Error('Patched away')
      },
    })
    await send('{}', false)
    expect(requests.length).toBe(1)
  })
})
