/** What made a page view. */
export type PageViewTrigger = 'load' | 'history' | 'restore'

/** Options for {@link watchPageViews}. */
export interface PageViewOptions {
  // `prerendering` is not in TypeScript's DOM library (6.0, checked 2026-11).
  window: Window & typeof globalThis & { readonly document: { prerendering?: boolean } }
  /** Counts a page in a background tab at once, not when it is first seen. */
  countBackgroundTabs?: boolean
  /** Page counted by an earlier tracker of this document, and whoever comes next. */
  registration: { seen?: string }
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
  countBackgroundTabs = true,
  registration,
  listen,
  signal,
  onPageView,
}: PageViewOptions): void {
  const { document, history, location, navigation } = window
  let trigger: PageViewTrigger = 'load'

  function check(): void {
    const key = pageKey(location)
    const isUnseen = document.prerendering || (!countBackgroundTabs && document.hidden)
    if (signal.aborted || (trigger === 'load' && isUnseen) || key === registration.seen) return
    registration.seen = key
    onPageView(trigger)
    trigger = 'history'
  }

  function patch(name: 'pushState' | 'replaceState'): void {
    const original = history[name]
    function patched(this: History, ...args: Parameters<History['pushState']>): void {
      original.apply(this, args)
      check()
    }
    history[name] = patched
    signal.addEventListener('abort', () => {
      if (history[name] === patched) history[name] = original
    })
  }

  check()
  listen(document, 'visibilitychange prerenderingchange', check)
  listen(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) onPageView('restore')
  })
  // One event for every kind of same-document navigation, without touching the page's objects.
  if (navigation) return listen(navigation, 'currententrychange', check)
  listen(window, 'hashchange popstate', check)
  patch('pushState')
  patch('replaceState')
}
