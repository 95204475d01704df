import type { CollectorOptions } from '@waymark/collector'

/** A page's origin, as the servers under test list it. */
export const ORIGIN = 'https://shop.example'

/** The collector every runtime serves, apart from its store: with all checks. */
export const OPTIONS: Omit<CollectorOptions, 'sink'> = {
  sites: { shop: { origins: [ORIGIN] } },
  log: (entry) => {
    if (entry.level === 'error') console.error(entry)
  },
  // Asked like any limit, and never reached.
  limits: { site: { perSecond: 1e6, burst: 1e6 } },
}
