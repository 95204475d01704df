import { type Envelope, validateEnvelope } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type Waymark = (command: string, ...args: unknown[]) => unknown
const holder = window as { waymark?: (Waymark & { q?: ArrayLike<unknown>[] }) | undefined }

const urls: string[] = []
const envelopes: Envelope[] = []
let siteCount = 0

/** What the page's inline stub does: keeps calls until the script is there. */
function installStub(): void {
  const q: ArrayLike<unknown>[] = []
  holder.waymark = Object.assign(
    function () {
      // biome-ignore lint/complexity/noArguments: as the one-line stub does it.
      q.push(arguments)
    },
    { q },
  )
}

/** Runs the script as the browser does for a tag with these attributes. */
async function runScript(data: Record<string, string> = {}): Promise<void> {
  const script = document.createElement('script')
  script.src = 'https://collect.example/waymark.js'
  // A name of its own for each test: a document remembers its trackers.
  Object.assign(script.dataset, { site: `shop-${siteCount}`, vitals: 'off' }, data)
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true })
  vi.resetModules()
  await import('../../packages/client/src/script.ts')
  Object.defineProperty(document, 'currentScript', { value: null, configurable: true })
}

const pass = () => vi.advanceTimersByTimeAsync(10_000)
const types = () => envelopes.flatMap(({ touchpoints }) => touchpoints.map(({ type }) => type))
const cookies = () => document.cookie

beforeEach(() => {
  siteCount++
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubGlobal('fetch', async (url: string, init: { body: string }) => {
    const verdict = validateEnvelope(JSON.parse(init.body))
    urls.push(url)
    if (verdict.ok && !verdict.rejected.length) envelopes.push(verdict.envelope)
    return new Response(null, { status: 204 })
  })
})

afterEach(() => {
  holder.waymark?.('stop')
  holder.waymark = undefined
  urls.length = envelopes.length = 0
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the script tag', () => {
  it('records the page for its site, to the host it came from', async () => {
    await runScript()
    await pass()
    expect([types(), envelopes[0]?.siteId, urls[0]?.split('?')[0]]).toEqual([
      ['page_view'],
      `shop-${siteCount}`,
      'https://collect.example/v1/batch',
    ])
  })

  it('sends elsewhere when told', async () => {
    await runScript({ endpoint: 'https://other.example/t' })
    await pass()
    expect(urls[0]?.split('?')[0]).toBe('https://other.example/t/v1/batch')
  })

  it('takes calls', async () => {
    await runScript()
    holder.waymark?.('track', 'view_cart', { value: 1, currency: 'EUR' })
    await pass()
    expect(types()).toEqual(['page_view', 'view_cart'])
  })

  it('replays the calls of the stub, in order', async () => {
    installStub()
    holder.waymark?.('track', 'view_item')
    holder.waymark?.('identify', 'u-1')
    holder.waymark?.('track', 'view_cart')
    await runScript()
    await pass()
    expect(
      envelopes.map(({ userId, touchpoints }) => [userId, touchpoints.map(({ type }) => type)]),
    ).toEqual([
      [undefined, ['page_view', 'view_item']],
      ['u-1', ['identify', 'view_cart']],
    ])
  })

  it('gives back what flush() gives', async () => {
    await runScript()
    await holder.waymark?.('flush')
    expect(types()).toEqual(['page_view'])
  })

  it.each(['fly', 'constructor', '__proto__', 'toString', ''])(
    'ignores the command %j, which it does not know',
    async (command) => {
      await runScript()
      expect(() => holder.waymark?.(command)).not.toThrow()
    },
  )

  it('throws over an unknown command under data-debug', async () => {
    await runScript({ debug: '' })
    expect(() => holder.waymark?.('fly')).toThrow(TypeError)
  })

  it('says nothing on the console when all is well', async () => {
    await runScript()
    await pass()
    expect(console.error).not.toHaveBeenCalled()
  })
})

describe('data-site', () => {
  it.each(['', 'my shop'])(
    'that names no site (%j) is told once and throws nothing',
    async (site) => {
      await expect(runScript({ site })).resolves.toBeUndefined()
      expect(vi.mocked(console.error).mock.calls.length).toBe(1)
    },
  )

  it('that names no site records nothing', async () => {
    await runScript({ site: '' })
    await pass()
    expect(urls).toEqual([])
  })
})

describe('data-consent', () => {
  it.each([
    [undefined, 1, false],
    ['cookieless', 1, false],
    ['not_required', 1, true],
    ['required', 0, false],
    ['requird', 0, false],
    ['', 0, false],
  ])('%s: requests before a decision %i, cookie %s', async (consent, requests, hasCookie) => {
    await runScript(consent === undefined ? {} : { consent })
    await pass()
    expect([urls.length, cookies().includes(`waymark_shop-${siteCount}=`)]).toEqual([
      requests,
      hasCookie,
    ])
  })

  it('required: a call releases what was held', async () => {
    await runScript({ consent: 'required' })
    holder.waymark?.('consent', 'granted')
    await pass()
    expect(types()).toEqual(['page_view'])
  })
})

describe('data-consent-tools', () => {
  it.each([
    [undefined, 0],
    ['cookieless', 1],
    ['required', 0],
  ])('data-consent %s: requests before a tool has spoken %i', async (consent, requests) => {
    await runScript({ consentTools: 'google', ...(consent && { consent }) })
    await pass()
    expect(urls.length).toBe(requests)
  })

  it('that cannot be fetched leave the decision to calls', async () => {
    await runScript({ consentTools: 'google tcf shopify' })
    holder.waymark?.('consent', 'granted')
    await pass()
    expect(types()).toEqual(['page_view'])
  })
})

describe('own visits', () => {
  afterEach(() => {
    history.replaceState(null, '', '/')
    localStorage.clear()
  })

  const visit = async (path: string, data?: Record<string, string>) => {
    history.replaceState(null, '', path)
    await runScript(data)
    holder.waymark?.('track', 'view_cart')
    await pass()
    return urls.length > 0
  }

  it.each([
    ['the switch', '/?waymark=off', {}, false],
    ['data-exclude-hosts', '/', { excludeHosts: `staging.example ${location.hostname}` }, false],
    ['another host excluded', '/', { excludeHosts: '*.staging.example' }, true],
    ['the switch back', '/?waymark=on', {}, true],
  ])('%s: sends %s', async (_, path, data, isSent) => {
    expect(await visit(path, data)).toBe(isSent)
  })

  it('stay out on the pages that follow', async () => {
    await visit('/?waymark=off')
    expect(await visit('/tea', { site: 'another' })).toBe(false)
  })
})

describe('data-link-hosts', () => {
  afterEach(() => history.replaceState(null, '', '/'))

  it.each([
    ['pay.example shop.example', ''],
    ['', '?_wm=x'],
  ])('%j: leaves %j in the address', async (linkHosts, search) => {
    history.replaceState(null, '', '/?_wm=x')
    await runScript({ linkHosts })
    expect(location.search).toBe(search)
  })
})

describe('data-background-tabs', () => {
  it.each([
    [undefined, ['page_view']],
    ['when_seen', []],
    ['when-seen', ['page_view']],
  ])('%s: a page nobody sees yet is told as %j', async (backgroundTabs, told) => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    await runScript(backgroundTabs === undefined ? {} : { backgroundTabs })
    await pass()
    expect(types()).toEqual(told)
  })

  it('when_seen: the page is told once it is seen', async () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    await runScript({ backgroundTabs: 'when_seen' })
    hidden.mockReturnValue(false)
    document.dispatchEvent(new Event('visibilitychange'))
    await pass()
    expect(types()).toEqual(['page_view'])
  })
})

describe('data-debug', () => {
  it.each([
    [{ debug: '', vitals: 'no' }, 1],
    [{ vitals: 'no' }, 0],
    [{ debug: '' }, 0],
  ])('%j: warnings of a word nobody knows %i', async (data, count) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    await runScript(data)
    expect(vi.mocked(console.warn).mock.calls.length).toBe(count)
  })
})

describe('the fate of touchpoints', () => {
  /** Answers each request with the next of these, and the last one ever after. */
  function answerWith(...statuses: number[]): void {
    let count = 0
    vi.stubGlobal('fetch', async () => {
      const status = statuses[Math.min(count++, statuses.length - 1)] ?? 204
      const body = status === 400 ? '{"reason":"bad_envelope","permanent":true}' : null
      return new Response(body, { status })
    })
  }

  /** What the console was told: status and touchpoint types of each attempt. */
  function fatesTold(): [status: string, types: string[]][] {
    return vi
      .mocked(console.debug)
      .mock.calls.map(([, delivery, touchpoints]) => [
        delivery.status,
        touchpoints.map((text: string) => JSON.parse(text).type),
      ])
  }

  beforeEach(() => {
    vi.spyOn(console, 'debug').mockImplementation(() => {})
  })

  it.each([
    ['stored', [204], [['delivered', ['page_view', 'view_cart']]]],
    [
      'stored at the second attempt',
      [503, 204],
      [
        ['retry', ['page_view', 'view_cart']],
        ['delivered', ['page_view', 'view_cart']],
      ],
    ],
    [
      'refused, one of two',
      [400, 204, 400, 204],
      [
        ['refused', ['page_view', 'view_cart']],
        ['delivered', ['page_view']],
        ['refused', ['view_cart']],
        ['delivered', []],
      ],
    ],
  ])('is told on the console under data-debug: %s', async (_, statuses, fates) => {
    answerWith(...statuses)
    await runScript({ debug: '' })
    holder.waymark?.('track', 'view_cart')
    await pass()
    expect(fatesTold()).toEqual(fates)
  })

  it('is told under the name of the tag', async () => {
    await runScript({ debug: '' })
    await pass()
    expect(vi.mocked(console.debug).mock.calls[0]?.[0]).toBe('waymark')
  })

  it("is nobody else's business", async () => {
    answerWith(503, 204)
    await runScript()
    await pass()
    expect(console.debug).not.toHaveBeenCalled()
  })
})

describe('data-cookie-domain', () => {
  it('shares the ids between subdomains', async () => {
    const write = vi.spyOn(document, 'cookie', 'set')
    await runScript({ consent: 'not_required', cookieDomain: 'shop.example' })
    expect(write).toHaveBeenCalledWith(expect.stringContaining('; domain=shop.example'))
  })
})

describe('the module', () => {
  it('does nothing where no tag runs it', async () => {
    vi.resetModules()
    await import('../../packages/client/src/script.ts')
    await pass()
    expect([holder.waymark, urls]).toEqual([undefined, []])
  })
})
