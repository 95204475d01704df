import type { EvidenceTap } from './evidence.ts'
import { tapEvidence } from './evidence-tap.ts'
import { describeDocument } from './page-facts.ts'
import type { Source, SourceHost } from './source.ts'

/** Makes sense of evidence. @returns Stops. */
export type ShopObserver = (host: SourceHost, tap: EvidenceTap) => () => void

/**
 * A storefront source in two halves: what has to be on the page early watches at once, and holds
 * what it sees until the half that makes sense of it has been fetched.
 *
 * @param load - Fetches the other half; where it does not come, or cannot start, page views and
 *   what the site says itself are recorded all the same.
 */
export function earlyShop(load: () => Promise<ShopObserver>): Source {
  return {
    name: 'storefront',
    start(host) {
      const tap = tapEvidence(host)
      let isStopped = false
      let stopObserver: (() => void) | undefined
      // The first page view is graded by these, and does not wait.
      const stopPages = host.onPage(() => host.describePage(describeDocument(host.window.document)))
      load()
        .then((observe) => {
          if (isStopped) return
          stopObserver = observe(host, tap)
          stopPages()
        })
        .catch(tap.stop)
      return () => {
        isStopped = true
        stopPages()
        stopObserver?.()
        tap.stop()
      }
    },
  }
}
