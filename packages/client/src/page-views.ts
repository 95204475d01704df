/** What made a page view. */
export type PageViewTrigger = 'load' | 'history' | 'restore'

/** Options for {@link watchPageViews}. */
export interface PageViewOptions {
  window: Window & typeof globalThis
  /** Page already counted in this document, as {@link pageKey} names it. */
  seen: string | undefined
  /** Adds a listener for types divided by spaces, that the caller removes in the end. */
  listen: (target: EventTarget, types: string, listener: (event: Event) => void) => void
  onPageView: (trigger: PageViewTrigger) => void
}

/**
 * Names the page a visitor sees: the address without a fragment, unless a hash router put the page
 * there.
 */
export function pageKey({ pathname, search, hash }: Location): string {
  return pathname + search + (/^#!?\//.test(hash) ? hash : '')
}

/**
 * Calls back once per page shown: after loading (a prerendered page on activation), after a history
 * change that shows another address, and when the bfcache brings a page back.
 *
 * @returns Gives back the history methods; those that somebody patched after us pass through.
 */
export function watchPageViews(options: PageViewOptions): () => void {
  const { window, listen, onPageView } = options
  const { document, history, location, navigation } = window
  const { pushState, replaceState } = history
  let { seen } = options

  function check(trigger: PageViewTrigger): void {
    const key = pageKey(location)
    if (key === seen) return
    seen = key
    onPageView(trigger)
  }
  let onChange = () => check('history')

  function patch(original: History['pushState']): History['pushState'] {
    return function (this: History, ...args) {
      original.apply(this, args)
      onChange()
    }
  }
  const patched = { pushState: patch(pushState), replaceState: patch(replaceState) }

  function begin(): void {
    check('load')
    listen(window, 'pageshow', (event) => {
      if (!(event as PageTransitionEvent).persisted) return
      seen = undefined
      check('restore')
    })
    // One event for every kind of same-document navigation, without touching the page's objects.
    if (navigation) return listen(navigation, 'currententrychange', onChange)
    listen(window, 'popstate hashchange', onChange)
    Object.assign(history, patched)
  }

  // Not in TypeScript's DOM library (6.0, checked 2026-11).
  if ((document as { prerendering?: boolean }).prerendering)
    listen(document, 'prerenderingchange', begin)
  else begin()
  return () => {
    onChange = () => {}
    if (history.pushState === patched.pushState) history.pushState = pushState
    if (history.replaceState === patched.replaceState) history.replaceState = replaceState
  }
}
