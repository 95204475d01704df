import { createTracker, type Tracker, type TrackerOptions } from '@waymark/client'
import { IDBFactory } from 'fake-indexeddb'
import { Window as HappyWindow } from 'happy-dom'

/** Options for {@link createVisitor}. */
export interface VisitorOptions {
  /** What a page's `fetch` reaches. */
  request: (url: string, init: RequestInit) => Promise<Response>
  now: () => number
}

/** A browser that walks from page to page, with its cookies and its IndexedDB. */
export interface Visitor {
  /** Leaves the page that is open, if one is, and opens another with a tracker on it. */
  open(path: string, options?: Partial<TrackerOptions>): Promise<Tracker>
  /** Leaves the page: the tracker gets what it gets from a browser then. */
  leave(): Promise<void>
  /** Cookies of the shop, as its pages read them. */
  cookies(): string
}

const SHOP = 'https://shop.example'

/** Creates a {@link Visitor}, who has never been here. */
export function createVisitor({ request, now }: VisitorOptions): Visitor {
  globalThis.indexedDB = new IDBFactory()
  let cookies: readonly string[] = []
  let page: { window: Window & typeof globalThis; tracker: Tracker } | undefined

  async function leave(): Promise<void> {
    if (!page) return
    const { window, tracker } = page
    window.dispatchEvent(new window.Event('pagehide'))
    await tracker.flush()
    cookies = window.document.cookie.split('; ').filter(Boolean)
    tracker.stop()
    page = undefined
  }

  return {
    async open(path, options) {
      const from = page?.window.location.href ?? ''
      await leave()
      // The DOM of happy-dom stands for the browser's.
      const window = new HappyWindow({ url: SHOP + path }) as unknown as Window & typeof globalThis
      for (const cookie of cookies) window.document.cookie = `${cookie}; path=/`
      const fetch = (url: string, init: RequestInit) =>
        request(url, { ...init, headers: { ...init.headers, Origin: SHOP } })
      Object.defineProperty(window, 'fetch', { value: fetch })
      Object.defineProperty(window.document, 'referrer', { value: from })
      const tracker = createTracker({
        siteId: 'shop',
        endpoint: 'https://collect.example',
        consent: 'not_required',
        window,
        now,
        ...options,
      })
      page = { window, tracker }
      return tracker
    },
    leave,
    cookies: () => page?.window.document.cookie ?? cookies.join('; '),
  }
}
