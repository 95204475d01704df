import type { Exchange } from '@waymark/client/storefronts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tapNetwork } from '../../../packages/client/src/sources/network-tap.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const url = 'https://shop.example/cart/add'
const page = globalThis.window as Window & typeof globalThis
const pristine = { fetch: page.fetch, XMLHttpRequest: page.XMLHttpRequest }

let seen: Exchange[]
let stop: () => void
let serve: (...args: Parameters<typeof fetch>) => Promise<Response>

const tap = () =>
  tapNetwork({
    window: page,
    isRelevant: (request) => request.url.includes('/cart'),
    onExchange: (exchange) => seen.push(exchange),
  }).stop

beforeEach(() => {
  seen = []
  serve = async () => new Response('{"ok":true}', { headers: JSON_TYPE })
  page.fetch = function shopFetch(this: unknown, ...args) {
    return serve.apply(this, args)
  }
})

afterEach(() => {
  stop?.()
  Object.assign(page, pristine)
})

describe('tapNetwork() on fetch', () => {
  it('copies a relevant exchange and leaves the answer to the page', async () => {
    stop = tap()
    const response = await fetch(url, { method: 'POST', body: '{"id":1}' })
    expect(await response.json()).toEqual({ ok: true })
    await vi.waitFor(() =>
      expect(seen).toEqual([
        {
          method: 'POST',
          url,
          requestBody: '{"id":1}',
          status: 200,
          responseHeaders: JSON_TYPE,
          responseBody: '{"ok":true}',
        },
      ]),
    )
  })

  it('hands back the very promise and answer of an exchange that is not for it', async () => {
    const answer = Promise.resolve(new Response('{}', { headers: JSON_TYPE }))
    serve = () => answer
    stop = tap()
    expect(fetch('https://shop.example/other')).toBe(answer)
  })

  it('passes on receiver and arguments as they came', async () => {
    const calls: unknown[] = []
    serve = async function (this: unknown, ...args) {
      calls.push(this, ...args)
      return new Response('{}', { headers: JSON_TYPE })
    }
    stop = tap()
    const init = { method: 'POST', signal: new AbortController().signal }
    await page.fetch.call(page, url, init)
    expect([calls[0] === page, calls[1], calls[2] === init]).toEqual([true, url, true])
  })

  it.each<[string, () => RequestInit, Exchange['requestBody']]>([
    ['text', () => ({ body: 'id=1' }), 'id=1'],
    ['URLSearchParams', () => ({ body: new URLSearchParams('id=1') }), [['id', '1']]],
    ['a Blob', () => ({ body: new Blob(['{"id":1}']) }), '{"id":1}'],
  ])('copies a body of %s', async (_, init, expected) => {
    stop = tap()
    await fetch(url, { method: 'POST', ...init() })
    await vi.waitFor(() => expect(seen[0]?.requestBody).toEqual(expected))
  })

  it('copies the fields of a form and nothing of its files', async () => {
    const body = new FormData()
    body.append('id', '1')
    body.append('photo', new File(['secret'], 'ada-lovelace.png'))
    stop = tap()
    await fetch(url, { method: 'POST', body })
    await vi.waitFor(() => expect(seen[0]?.requestBody).toEqual([['id', '1']]))
  })

  it('copies the body of a Request and leaves it unread', async () => {
    const bodies: string[] = []
    serve = async (input) => {
      bodies.push(await (input as Request).text())
      return new Response('{}', { headers: JSON_TYPE })
    }
    stop = tap()
    await fetch(new page.Request(url, { method: 'POST', body: '{"id":1}', headers: JSON_TYPE }))
    await vi.waitFor(() =>
      expect([bodies, seen[0]?.requestBody]).toEqual([['{"id":1}'], '{"id":1}']),
    )
  })

  it.each<[string, () => Response]>([
    ['an image', () => new Response('x', { headers: { 'content-type': 'image/png' } })],
    [
      'an event stream',
      () => new Response('x', { headers: { 'content-type': 'text/event-stream' } }),
    ],
    [
      'a large answer',
      () => new Response('{}', { headers: { ...JSON_TYPE, 'content-length': '9000000' } }),
    ],
    ['an answer without end', () => new Response(endless(), { headers: JSON_TYPE })],
  ])('does not report %s', async (_, response) => {
    serve = async (input) =>
      String(input).endsWith('?last') ? new Response('{}', { headers: JSON_TYPE }) : response()
    stop = tap()
    await fetch(url)
    await fetch(`${url}?last`)
    await vi.waitFor(() => expect(seen.map((exchange) => exchange.url)).toEqual([`${url}?last`]))
  })

  it('reports a 204, which has neither type nor body', async () => {
    serve = async () => new Response(null, { status: 204 })
    stop = tap()
    await fetch(url, { method: 'DELETE' })
    await vi.waitFor(() => expect(seen).toMatchObject([{ status: 204, responseBody: '' }]))
  })

  it('tells where a redirect led that was followed', async () => {
    const headers = { 'content-type': 'text/html' }
    serve = async () =>
      Object.defineProperties(new Response('<p>Cart</p>', { headers }), {
        redirected: { value: true },
        url: { value: 'https://shop.example/cart?added=1' },
      })
    stop = tap()
    await fetch(url, { method: 'POST', body: 'id=1' })
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    expect(seen[0]?.responseHeaders?.location).toBe('https://shop.example/cart?added=1')
  })

  it('rejects as fetch rejects', async () => {
    const failure = new TypeError('Failed to fetch')
    serve = () => Promise.reject(failure)
    stop = tap()
    await expect(fetch(url)).rejects.toBe(failure)
  })

  it('throws as a broken fetch throws', () => {
    serve = () => {
      throw new RangeError('not today')
    }
    stop = tap()
    expect(() => fetch(url)).toThrow(RangeError)
  })

  it('lets through what a hostile page passes', async () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('hands off')
        },
      },
    )
    const calls: unknown[] = []
    serve = async (...args) => {
      calls.push(...args)
      return new Response('{}')
    }
    stop = tap()
    await fetch(url, hostile)
    expect(calls[1]).toBe(hostile)
  })

  it('keeps the look of the function it stands for', () => {
    const { fetch: original } = page
    stop = tap()
    expect([page.fetch.name, page.fetch.length]).toEqual([original.name, original.length])
  })

  it('puts the original back', () => {
    const { fetch: original } = page
    tap()()
    expect(page.fetch).toBe(original)
  })

  it('becomes a pass-through under a patch that came later', async () => {
    stop = tap()
    const { fetch: tapped } = page
    const later: typeof fetch = (...args) => tapped(...args)
    page.fetch = later
    stop()
    await fetch(url)
    expect([page.fetch === later, seen]).toEqual([true, []])
  })

  it('leaves a frozen fetch as it is', () => {
    const frozen = Object.freeze({
      fetch: page.fetch,
      XMLHttpRequest: page.XMLHttpRequest,
      Request: page.Request,
    })
    const options = { isRelevant: () => true, onExchange() {} }
    // As much of a window as the tap touches.
    expect(() =>
      tapNetwork({ window: frozen as unknown as typeof page, ...options }).stop(),
    ).not.toThrow()
  })
})

function endless(): ReadableStream {
  const chunk = new TextEncoder().encode(' '.repeat(65_536))
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) })
}

/** An XMLHttpRequest that answers when told to. */
class ShopRequest extends EventTarget {
  static calls: unknown[][] = []
  status = 200
  responseType = ''
  responseURL = ''
  response: unknown = '{"ok":true}'
  type = 'application/json'
  get responseText(): string {
    if (this.responseType) throw new DOMException('InvalidStateError')
    return String(this.response)
  }
  getResponseHeader(name: string): string | null {
    return name === 'content-type' ? this.type : null
  }
  open(...args: unknown[]): void {
    ShopRequest.calls.push(['open', ...args])
  }
  send(...args: unknown[]): void {
    ShopRequest.calls.push(['send', ...args])
  }
  answer(): void {
    this.dispatchEvent(new Event('load'))
  }
}

describe('tapNetwork() on XMLHttpRequest', () => {
  const methods = { open: ShopRequest.prototype.open, send: ShopRequest.prototype.send }

  function request(change: Partial<ShopRequest> = {}, path = url): ShopRequest {
    const xhr = Object.assign(new ShopRequest(), change)
    xhr.open('POST', path, true)
    xhr.send('id=1')
    return xhr
  }

  beforeEach(() => {
    ShopRequest.calls = []
    Object.assign(page, { XMLHttpRequest: ShopRequest })
    stop = tap()
  })

  it('reports an exchange in the task of its answer', () => {
    request().answer()
    expect(seen).toEqual([
      {
        method: 'POST',
        url,
        requestBody: 'id=1',
        status: 200,
        responseHeaders: JSON_TYPE,
        responseBody: '{"ok":true}',
      },
    ])
  })

  it('reports an answer the browser has parsed', () => {
    request({ responseType: 'json', response: { ok: true } }).answer()
    expect(seen[0]?.responseBody).toBe('{"ok":true}')
  })

  it.each([
    [`${url}?added=1`, `${url}?added=1`],
    [url, undefined],
  ])('tells where a redirect led that was followed: %s', (responseURL, location) => {
    request({ responseURL }, `${url}#top`).answer()
    expect(seen[0]?.responseHeaders?.location).toBe(location)
  })

  it.each<[string, Partial<ShopRequest>, string]>([
    ['binary answers', { responseType: 'arraybuffer', response: new ArrayBuffer(1) }, url],
    ['images', { type: 'image/png' }, url],
    ['large answers', { response: ' '.repeat(300_000) }, url],
    ['what is not relevant', {}, '/other'],
  ])('does not report %s', (_, change, path) => {
    request(change, path).answer()
    expect(seen).toEqual([])
  })

  it('passes arguments on as they came', () => {
    request()
    expect(ShopRequest.calls).toEqual([
      ['open', 'POST', url, true],
      ['send', 'id=1'],
    ])
  })

  it('reports a reused request for what it was last opened', () => {
    const xhr = request()
    xhr.open('GET', '/other')
    xhr.send()
    xhr.answer()
    expect(seen.map((exchange) => exchange.url)).toEqual([url])
  })

  it('puts the originals back', () => {
    stop()
    expect({ open: ShopRequest.prototype.open, send: ShopRequest.prototype.send }).toEqual(methods)
  })
})
