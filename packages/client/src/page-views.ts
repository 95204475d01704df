import type { Registration } from './registration.ts'

/** What made a page view. */
export type PageViewTrigger = 'load' | 'history' | 'restore'

/** Options for {@link watchPageViews}. */
export interface PageViewOptions {
  window: Window & typeof globalThis
  /** Knows the page already counted in this document. */
  registration: Registration
  /** Adds a listener for types divided by spaces, until `signal` aborts. */
  listen: (target: EventTarget, types: string, listener: (event: Event) => void) => void
  /** Ends it all: history methods that somebody patched after us pass through from then on. */
  signal: AbortSignal
  onPageView: (trigger: PageViewTrigger) => void
}

/**
 * Names the page a visitor sees: the address without a fragment, unless a hash router put the page
 * there.
 */
export function pageKey({ href }: Pick<Location, 'href'>): string {
  return href.replace(/#(?!!?\/).*/, '')
}

/**
 * Calls back once per page shown: after loading (a prerendered page on activation), after a history
 * change that shows another address, and when the bfcache brings a page back.
 */
export function watchPageViews({
  window,
  registration,
  listen,
  signal,
  onPageView,
}: PageViewOptions): void {
  const { document, history, location, navigation } = window

  function check(trigger: PageViewTrigger): void {
    const key = pageKey(location)
    if (signal.aborted || key === registration.seen) return
    registration.seen = key
    onPageView(trigger)
  }
  const onChange = () => check('history')

  function patch(name: 'pushState' | 'replaceState'): void {
    const original = history[name]
    function patched(this: History, ...args: Parameters<History['pushState']>): void {
      original.apply(this, args)
      onChange()
    }
    history[name] = patched
    signal.addEventListener('abort', () => {
      if (history[name] === patched) history[name] = original
    })
  }

  function begin(): void {
    check('load')
    listen(window, 'pageshow', (event) => {
      if ((event as PageTransitionEvent).persisted) onPageView('restore')
    })
    // One event for every kind of same-document navigation, without touching the page's objects.
    if (navigation) return listen(navigation, 'currententrychange', onChange)
    listen(window, 'popstate hashchange', onChange)
    patch('pushState')
    patch('replaceState')
  }

  // Not in TypeScript's DOM library (6.0, checked 2026-11).
  if ((document as { prerendering?: boolean }).prerendering)
    listen(document, 'prerenderingchange', begin)
  else begin()
}
