import type { PageFacts } from '@waymark/protocol'
import type { RecordOrigin, Source } from '../../packages/client/src/sources/source.ts'
import type { RememberingHost } from '../../packages/client/src/sources/source-memory.ts'
import { type Storefronts, storefrontSource } from '../../packages/client/src/sources/storefront.ts'
import type { TouchpointFields } from '../../packages/client/src/to-touchpoint.ts'

/** A touchpoint as a source records it. */
export interface RecordedTouchpoint {
  type: string
  fields: TouchpointFields
  origin: RecordOrigin
}

/** A page of a shop with the storefront source on it. */
export interface ShopPage {
  recorded: RecordedTouchpoint[]
  /** Facts the page view is graded by. */
  facts: PageFacts
  /** The site's own `track()`. @returns Whether it was recorded already. */
  track(type: string, fields: TouchpointFields): boolean
  /** Shows another page, as a router does once it has changed the address. */
  show(): void
  stop(): void
}

/** Options for {@link openShopPage}. */
export interface ShopPageOptions {
  path: string
  /** What is in the body. @defaultValue nothing */
  html?: string
  /** What the device keeps from page to page. */
  memory: Map<string, unknown>
  /** Resolves when the device has answered. @defaultValue at once */
  ready?: Promise<unknown>
  /** Adapters to choose from. @defaultValue none */
  storefronts?: Storefronts
  /** @defaultValue the storefront source with these adapters */
  source?: Source
  /** What pages before have recorded. @defaultValue nothing */
  recorded?: RecordedTouchpoint[]
}

/** Opens a page as a tracker would: listeners first, then the page view. */
export function openShopPage(options: ShopPageOptions): ShopPage {
  const { path, html = '', memory, ready = Promise.resolve(), recorded = [] } = options
  history.replaceState(null, '', path)
  document.body.innerHTML = html
  const listeners = new Set<(url: string) => void>()
  let onCall: (type: string, fields: TouchpointFields) => boolean | undefined = () => false
  let facts: PageFacts = {}
  const host: RememberingHost = {
    window: globalThis.window as Window & typeof globalThis,
    siteId: 'shop',
    endpoint: 'https://collector.example/',
    record: (type, fields, origin) => recorded.push({ type, fields, origin }),
    consent: () => {},
    permission: () => 'device',
    ids: () => ({ anonymousId: 'visitor', sessionId: 'session' }),
    adoptIds: () => {},
    describePage: (described) => Object.assign(facts, described),
    onPage(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onCall(listener) {
      onCall = listener
      return () => {
        onCall = () => false
      }
    },
    memory: {
      ready,
      get: (key) => memory.get(key),
      // The device keeps a copy.
      set: (key, value) => memory.set(key, structuredClone(value)),
      reload: async () => {},
      refresh: async () => {},
    },
    device: {
      isPersistent: true,
      write: (key, value) => memory.set(key.replace('m/', ''), structuredClone(value)),
      entries: async () => [],
    },
  }
  const { storefronts = [], source = storefrontSource(storefronts) } = options
  const stop = source.start(host)
  const show = () => {
    facts = {}
    for (const listener of listeners) listener(location.href)
    recorded.push({ type: 'page_view', fields: {}, origin: { source: 'url' } })
  }
  show()
  return {
    recorded,
    get facts() {
      return facts
    },
    track: (type, fields) => onCall(type, fields) ?? false,
    show,
    stop,
  }
}
