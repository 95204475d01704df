import { isHostIn } from './host-pattern.ts'
import { quietly } from './quietly.ts'

/** Options for {@link isOwnVisit}. */
export interface OwnVisitOptions {
  /** Hosts that are no shop, e.g. `['localhost', '*.staging.example']`. @defaultValue none */
  hosts?: readonly string[]
  /** The page. @defaultValue `globalThis.window`; on a server nobody visits */
  window?: Window
}

/** Key in `localStorage`; its value is `off` or nothing, the same for everybody. */
const FLAG = 'waymark'

/**
 * Tells whether the shop's own people are looking: on one of the hosts named, or in a browser that
 * has opened a page with `?waymark=off`. The browser remembers that, under a flag that is no id,
 * until a page is opened with `?waymark=on`.
 *
 * @example
 * ```ts
 * import { createTracker, isOwnVisit } from '@waymark/client'
 *
 * const isExcluded = isOwnVisit({ hosts: ['localhost', '*.staging.example'] })
 * createTracker({ siteId: 'shop', endpoint: '/t', isExcluded })
 * ```
 */
export function isOwnVisit(options: OwnVisitOptions = {}): boolean {
  const { hosts = [], window = globalThis.window } = options
  if (!window) return false
  const { search, hostname } = window.location
  const [, said] = /[?&]waymark=(on|off)(?:&|$)/.exec(search) ?? []
  // Storage that is blocked remembers nothing: the switch then lasts as long as the address.
  if (said === 'off') quietly(() => window.localStorage.setItem(FLAG, said))
  if (said === 'on') quietly(() => window.localStorage.removeItem(FLAG))
  const flag = said ?? quietly(() => window.localStorage.getItem(FLAG))
  return flag === 'off' || isHostIn(hostname, hosts)
}
