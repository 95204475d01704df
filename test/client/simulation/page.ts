import type { Tab } from './tab.ts'

/** A target of events that hides no error of a listener. */
interface Target {
  addEventListener(type: string, listener: Listener, options?: { signal?: AbortSignal }): void
  removeEventListener(type: string, listener: Listener): void
}
type Listener = (event: { type: string; persisted?: boolean }) => void

/** The window of a tab, as far as the client looks at one, and what a browser does to it. */
export interface PageModel {
  readonly window: Window & typeof globalThis
  /** Fires an event at window and document, as one that bubbles. */
  fire(type: string, fields?: { persisted?: boolean }): void
}

/** What of a window is not the page's own. */
export interface PageWorld {
  cookies: Pick<Document, 'cookie'>
  fetch: unknown
  sendBeacon: unknown
  /** Starts with the clock on the wall, and goes on whatever becomes of that. */
  performance: Pick<Performance, 'timeOrigin' | 'now'>
}

/** Creates a {@link PageModel}. */
export function createPage(tab: Tab, world: PageWorld): PageModel {
  const { cookies, fetch, sendBeacon, performance } = world
  const listeners: { type: string; listener: Listener; signal: AbortSignal | undefined }[] = []
  const target: Target = {
    addEventListener(type, listener, { signal } = {}) {
      listeners.push({ type, listener, signal })
    },
    removeEventListener(type, listener) {
      const index = listeners.findIndex((one) => one.type === type && one.listener === listener)
      if (index >= 0) listeners.splice(index, 1)
    },
  }
  const document = {
    ...target,
    title: 'Tea',
    referrer: '',
    prerendering: false,
    get hidden() {
      return tab.isHidden
    },
    get visibilityState() {
      return tab.isHidden ? 'hidden' : 'visible'
    },
    get cookie() {
      return cookies.cookie
    },
    set cookie(text) {
      tab.effect(() => {
        cookies.cookie = text
      })
    },
  }
  const window = {
    ...target,
    document,
    fetch,
    performance,
    location: { href: 'https://shop.example/', protocol: 'https:', hostname: 'shop.example' },
    history: { pushState() {}, replaceState() {} },
    navigator: { language: 'en', onLine: true, sendBeacon },
    innerWidth: 1_280,
    innerHeight: 800,
  }
  return {
    // As far as the client looks at one.
    window: window as unknown as Window & typeof globalThis,
    fire(type, fields = {}) {
      for (const one of [...listeners]) {
        if (one.type === type && !one.signal?.aborted) one.listener({ type, ...fields })
      }
    },
  }
}
