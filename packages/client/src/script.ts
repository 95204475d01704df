import type { ConsentMode } from './consent.ts'
import type { Source } from './sources/source.ts'
import { storefrontSource } from './sources/storefront.ts'
import { generic } from './storefronts/index.ts'
import { createTracker, type Tracker } from './tracker.ts'

// The script tag: reads its own `data-` attributes, starts the tracker and puts `window.waymark`
// there. The only module of the package that does something on import.

type Command = Exclude<keyof Tracker, 'stop'> | 'stop'
type Call = [command: Command, ...args: unknown[]]
type Waymark = ((...call: Call) => unknown) & { q?: ArrayLike<unknown>[] }

/** Loads the web vitals chunk once the page has loaded: measuring must not slow what it measures. */
function lateWebVitals(endpoint: string): Source {
  return {
    name: 'web_vitals',
    start(host) {
      const { window } = host
      let stop = () => {}
      let isStopped = false
      async function load(): Promise<void> {
        const { webVitals }: typeof import('./sources/web-vitals.ts') = await import(
          `${endpoint}/web-vitals.js`
        )
        if (!isStopped) stop = webVitals().start(host)
      }
      // A chunk that does not load costs its own measurements only.
      const onLoad = () => void load().catch(() => {})
      if (window.document.readyState === 'complete') onLoad()
      else window.addEventListener('load', onLoad, { once: true })
      return () => {
        isStopped = true
        window.removeEventListener('load', onLoad)
        stop()
      }
    },
  }
}

function start(script: HTMLScriptElement): void {
  const { site = '', endpoint, consent, cookieDomain, debug, vitals } = script.dataset
  const base = endpoint ?? new URL(script.src).href.replace(/\/[^/]*$/, '')
  const tracker = createTracker({
    siteId: site,
    endpoint: base,
    // An unknown word falls back to holding everything: the careful reading of a typing error.
    consent:
      consent === undefined || /^(cookieless|not_required)$/.test(consent)
        ? (consent as ConsentMode)
        : 'required',
    sources: [
      storefrontSource([generic]),
      ...(vitals === 'off' ? [] : [lateWebVitals(new URL(base, window.location.href).href)]),
    ],
    ...(cookieDomain && { cookieDomain }),
    debug: debug !== undefined,
  })
  const holder = window as { waymark?: Waymark }
  const calls = holder.waymark?.q ?? []
  const waymark: Waymark = (command, ...args) => {
    // Called through a page's own code, so any name may come.
    const method =
      Object.hasOwn(tracker, command) && (tracker[command] as (...args: unknown[]) => unknown)
    if (method) return method(...args)
    if (debug !== undefined)
      throw new TypeError(
        `Cannot call waymark as command must be a method of the tracker: current value is "${command}"`,
      )
    return undefined
  }
  holder.waymark = waymark
  for (const call of calls) waymark(...(Array.from(call) as Call))
}

// Deferred classic scripts have a `currentScript`, modules do not.
if (document.currentScript instanceof HTMLScriptElement) {
  try {
    start(document.currentScript)
  } catch (error) {
    // The one word on the console without `debug`: nothing else can tell the shop owner that the
    // tag itself is wrong.
    console.error(error)
  }
}
