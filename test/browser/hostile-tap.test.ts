import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium } from '../../scripts/browsers.mjs'
import { bundleForBrowser } from '../helpers/bundle.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { type HostileServer, startHostileServer } from '../helpers/hostile-server.ts'

// Whatever a page does with its own requests, it must get the same with the tap as without it, and
// the server must see the same requests.

declare global {
  interface Window {
    startTap(): void
    stopTap(): void
    seen: { url: string; status: number; requestBody?: unknown; responseBody?: string }[]
  }
}

const PAGE = '<!doctype html><title>Hostile</title><script src="/tap.js"></script>'
const TAP = `
  import { tapNetwork } from './packages/client/src/sources/network-tap.ts'
  window.seen = []
  window.startTap = () => {
    const tap = tapNetwork({
      window,
      isRelevant: ({ url }) => url.includes('/cart'),
      onExchange: (exchange) => window.seen.push(exchange),
    })
    window.stopTap = tap.stop
  }`

/** What a page may do. Each runs in the page, and tells all it can notice. */
const ACTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'a stream read bit by bit': async () => {
    const id = `?${crypto.randomUUID()}`
    const response = await fetch(`/cart/stream${id}`)
    const reader = response.body?.getReader()
    const first = new TextDecoder().decode((await reader?.read())?.value)
    await fetch(`/cart/release${id}`, { method: 'POST' })
    return [first, new TextDecoder().decode((await reader?.read())?.value)]
  },
  'a Request object': async () => {
    const headers = { 'content-type': 'application/json', 'x-shop': 'tea' }
    const request = new Request('/cart/echo', { method: 'POST', body: '{"id":1}', headers })
    const response = await fetch(request)
    return [request.bodyUsed, response.url.slice(-10), await response.json()]
  },
  'a Request object with another body': async () => {
    const request = new Request('/cart/echo', { method: 'POST', body: 'one' })
    return (await fetch(request, { body: 'two', method: 'PUT' })).json()
  },
  'a Request used twice': async () => {
    const request = new Request('/cart/echo', { method: 'POST', body: 'one' })
    await fetch(request)
    return fetch(request).catch((error) => [error.name, error.message])
  },
  'an aborted request': async () => {
    const { signal, abort } = (() => {
      const controller = new AbortController()
      return { signal: controller.signal, abort: () => controller.abort(new Error('enough')) }
    })()
    setTimeout(abort, 50)
    return fetch('/cart/hang', { signal }).catch((error) => [
      error.message,
      error === signal.reason,
    ])
  },
  'a signal aborted while the answer is read': async () => {
    const controller = new AbortController()
    const { signal } = controller
    const response = await fetch(`/cart/stream?${crypto.randomUUID()}`, { signal })
    const reader = response.body?.getReader()
    const first = new TextDecoder().decode((await reader?.read())?.value)
    controller.abort()
    return [first, await reader?.read().catch((error) => error.name)]
  },
  'a signal that times out': () =>
    fetch('/cart/hang', { signal: AbortSignal.timeout(50) }).catch((error) => error.name),
  'a Request that is aborted already': () =>
    fetch(new Request('/cart/echo', { signal: AbortSignal.abort() })).catch((error) => error.name),
  'a stream that is sent': async () => {
    const body = new Blob(['{"id":1}']).stream()
    // Chromium sends streams over HTTP/2 alone, and says so.
    const init = { method: 'POST', body, duplex: 'half' }
    return fetch('/cart/echo', init).catch((error) => [error.name, error.message])
  },
  'an answer given up midway': async () => {
    const response = await fetch('/cart/endless-json')
    const reader = response.body?.getReader()
    const isRead = (await reader?.read())?.done
    await reader?.cancel()
    return [isRead, (await reader?.read())?.done]
  },
  'a form with a file': async () => {
    const form = new FormData()
    form.append('id', '1')
    form.append('file', new File([new Uint8Array(1_000_000)], 'photo.png'))
    return (await fetch('/cart/echo', { method: 'POST', body: form })).json()
  },
  'a large blob': async () => {
    const body = new Blob([new Uint8Array(5_000_000)], { type: 'application/json' })
    return (await (await fetch('/cart/echo', { method: 'POST', body })).json()).size
  },
  'a Request with a form and a file': async () => {
    const form = new FormData()
    form.append('file', new File([new Uint8Array(100_000)], 'photo.png'))
    return (await fetch(new Request('/cart/echo', { method: 'POST', body: form }))).json()
  },
  keepalive: async () =>
    (await fetch('/cart/echo', { method: 'POST', body: 'x', keepalive: true })).json(),
  'more than keepalive may send': () =>
    fetch('/cart/echo', { method: 'POST', body: 'x'.repeat(70_000), keepalive: true }).catch(
      (error) => [error.name, error.message],
    ),
  'fifty megabytes': async () => (await (await fetch('/cart/download')).arrayBuffer()).byteLength,
  'fifty megabytes of what might be JSON': async () =>
    (await (await fetch('/cart/endless-json')).text()).length,
  'a redirect': async () => {
    const { redirected, type, status } = await fetch('/cart/redirect')
    return [redirected, type, status]
  },
  'an answer never read': async () => (await fetch('/cart/echo')).bodyUsed,
  'an answer cloned by the page': async () => {
    const response = await fetch('/cart/echo')
    return [await response.clone().text(), (await response.json()).method]
  },
  'a rejection nobody handles': () =>
    new Promise((resolve) => {
      const onRejection = (event: PromiseRejectionEvent) => {
        event.preventDefault()
        resolve([event.reason.name, event.reason.message])
      }
      addEventListener('unhandledrejection', onRejection, { once: true })
      void fetch('http://localhost:1/cart')
    }),
  nonsense: async () => [
    await Reflect.apply(fetch, window, []).catch(String),
    await fetch('http://[').catch(String),
  ],
  'the looks of fetch': async () => [
    fetch.name,
    fetch.length,
    `${fetch}`.includes('[native code]'),
    Object.keys(fetch),
  ],
  'a service worker': async () => {
    await navigator.serviceWorker.register('/worker.js')
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
    }
    return (await fetch('/cart/from-worker', { method: 'POST', body: 'hello' })).json()
  },
  ...Object.fromEntries(
    (['', 'text', 'json', 'arraybuffer', 'blob', 'document'] as const).map((type) => [
      `XMLHttpRequest for ${type || 'anything'}`,
      // The page gets the text of this function, not what is around it.
      new Function(`return new Promise((resolve) => {
        const xhr = new XMLHttpRequest()
        const events = []
        for (const name of ['loadstart', 'readystatechange', 'load', 'loadend', 'error'])
          xhr.addEventListener(name, () => {
            events.push(name + xhr.readyState)
            if (name !== 'loadend') return
            const { response, status } = xhr
            const size = response?.byteLength ?? response?.size ?? response?.title
            resolve([events, status, String(response), size, response?.method])
          })
        xhr.open('POST', '${type === 'document' ? '/cart/page' : '/cart/echo'}')
        xhr.responseType = '${type}'
        xhr.setRequestHeader('x-shop', 'tea')
        xhr.send('id=1')
      })`) as () => Promise<unknown>,
    ]),
  ),
  'a synchronous XMLHttpRequest': async () => {
    const xhr = new XMLHttpRequest()
    xhr.open('POST', '/cart/echo', false)
    xhr.send('id=1')
    return xhr.responseText
  },
  'an aborted XMLHttpRequest': () =>
    new Promise((resolve) => {
      const xhr = new XMLHttpRequest()
      xhr.onabort = () => resolve(['abort', xhr.status])
      xhr.open('GET', '/cart/hang')
      xhr.send()
      setTimeout(() => xhr.abort(), 50)
    }),
}

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.warn('skipped: the tap on a hostile page, as there is no Chromium')

describe.skipIf(!hasChromium)('the tap on a hostile page', () => {
  let browser: Browser
  let tap: string
  let server: HostileServer
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    tap = await bundleForBrowser(TAP)
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  beforeEach(async () => {
    server = await startHostileServer(PAGE, tap)
    context = await browser.newContext()
    page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(server.url)
  })
  afterEach(async () => {
    await context.close()
    await server.close()
  })

  /** What an act gives the page, and which requests it makes. */
  async function perform(act: () => Promise<unknown>) {
    const before = server.requests.length
    const result = await page.evaluate(act)
    return {
      result,
      requests: server.requests.slice(before).filter((line) => line.includes('/cart')),
    }
  }

  it.each(Object.entries(ACTS))('changes nothing about %s', async (_, act) => {
    const without = await perform(act)
    await page.evaluate(() => window.startTap())
    expect(await perform(act)).toEqual(without)
  })

  it('sees what it lets through, and of long answers nothing', async () => {
    await page.evaluate(() => window.startTap())
    for (const name of [
      'a Request object',
      'fifty megabytes of what might be JSON',
      'an aborted request',
    ]) {
      const act = ACTS[name]
      if (act) await page.evaluate(act)
    }
    await page.waitForFunction(() => window.seen.length === 2)
    const seen = await page.evaluate(() =>
      window.seen.map(({ url, status, requestBody }) => [
        new URL(url, location.href).pathname,
        status,
        requestBody,
      ]),
    )
    expect(seen).toEqual([
      ['/cart/echo', 200, '{"id":1}'],
      ['/cart/hang', 0, undefined],
    ])
  })

  it('lives between patches made before and after it', async () => {
    const calls = await page.evaluate(async () => {
      const order: string[] = []
      const wrap = (name: string) => {
        const original = window.fetch
        window.fetch = function (this: unknown, ...args) {
          order.push(name)
          return original.apply(this as Window, args)
        }
      }
      wrap('before')
      window.startTap()
      wrap('after')
      await fetch('/cart/echo').then((response) => response.text())
      return order
    })
    await page.waitForFunction(() => window.seen.length === 1)
    expect([calls, server.requests.filter((line) => line === 'GET /cart/echo').length]).toEqual([
      ['after', 'before'],
      1,
    ])
  })

  it('gives back what is still its own', async () => {
    const isRestored = await page.evaluate(() => {
      const { fetch, XMLHttpRequest } = window
      const { open, send, setRequestHeader } = XMLHttpRequest.prototype
      window.startTap()
      window.stopTap()
      const now = XMLHttpRequest.prototype
      return [
        ...[window.fetch === fetch, now.open === open, now.send === send],
        now.setRequestHeader === setRequestHeader,
      ]
    })
    expect(isRestored).toEqual([true, true, true, true])
  })

  it('passes through where somebody patched after it', async () => {
    const answer = await page.evaluate(async () => {
      window.startTap()
      const ours = window.fetch
      window.fetch = (...args) => ours.apply(window, args)
      window.stopTap()
      return (await (await fetch('/cart/echo', { method: 'POST', body: 'x' })).json()).body
    })
    await page.evaluate(() => fetch('/').then((response) => response.text()))
    expect([answer, await page.evaluate(() => window.seen.length)]).toEqual(['x', 0])
  })

  it('passes through under an XMLHttpRequest that somebody patched after it', async () => {
    const answer = await page.evaluate(() => {
      window.startTap()
      const { prototype } = XMLHttpRequest
      const { open, send } = prototype
      prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
        return Reflect.apply(open, this, args)
      }
      prototype.send = function (...args) {
        return send.apply(this, args)
      }
      window.stopTap()
      return new Promise((resolve) => {
        const xhr = new XMLHttpRequest()
        xhr.onload = () => resolve([JSON.parse(xhr.responseText).body, window.seen.length])
        xhr.open('POST', '/cart/echo')
        xhr.send('x')
      })
    })
    expect(answer).toEqual(['x', 0])
  })
})
