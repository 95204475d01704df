import type { OriginSource } from '@waymark/protocol'
import { quietly } from '../quietly.ts'
import { defined } from '../storefronts/fields.ts'
import type { PageMetadata } from '../storefronts/json-ld.ts'
import type {
  CommerceAction,
  Exchange,
  Storefront,
  StorefrontPage,
  StorefrontSession,
} from '../storefronts/storefront.ts'
import type { TouchpointFields } from '../to-touchpoint.ts'
import { createActionLedger } from './action-ledger.ts'
import { metaContent } from './page-facts.ts'
import type { SourceHost } from './source.ts'

/** Makes touchpoints of what an adapter reads, as far as the ledger takes them for news. */
export interface ShopRecorder {
  /** What an adapter may look at. */
  describe(metadata: PageMetadata): StorefrontPage
  /** Starts a page view: what was told of the last one may be told again. */
  startPage(): void
  recordPage(storefront: Storefront, metadata: PageMetadata): void
  recordExchange(storefront: Storefront, exchange: Exchange, metadata: PageMetadata): void
  /** Forgets the cart: other pages may have changed it. */
  thaw(): void
}

const FROM_METADATA = /^(purchase|view_item|view_item_list)$/

function toFields(action: CommerceAction): TouchpointFields {
  const { items, searchTerm, value, currency, orderId, step, coupon, quantityDelta } = action
  return defined({
    ...{ value, currency, orderId, step, coupon, quantityDelta },
    items: items.length ? items : undefined,
    props: searchTerm ? { search_term: searchTerm } : undefined,
  })
}

/** Creates the {@link ShopRecorder} of one document. */
export function createShopRecorder({ window, memory, record }: SourceHost): ShopRecorder {
  const ledger = createActionLedger(memory)
  let session: Omit<StorefrontSession, 'page'> = { cart: undefined }
  let isThawed = false
  let told = new Set<string>()
  let pageCount = 0

  function tell({ name }: Storefront, action: CommerceAction, source: OriginSource): void {
    if (!ledger.admit(action, source)) return
    if (action.type === 'purchase') session = { cart: [] }
    const { confidence } = action
    record(action.type, toFields(action), { source, storefront: name, confidence })
  }

  const describe = (metadata: PageMetadata): StorefrontPage => ({
    ...metadata,
    ...defined({ cart: session.cart ?? (isThawed ? undefined : ledger.cart()) }),
    url: window.location.href,
    // Pages that a router shows later have another one before them.
    ...(pageCount < 2 && { referrer: window.document.referrer }),
    global: (path) =>
      quietly(() =>
        path.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), window),
      ),
    meta: (name) => metaContent(window.document, name),
  })

  return {
    describe,
    startPage() {
      told = new Set()
      pageCount++
    },
    recordPage(storefront, metadata) {
      for (const action of storefront.readPage(describe(metadata))) {
        // Metadata that comes late has the page read twice.
        if (told.has(action.type)) continue
        told.add(action.type)
        tell(storefront, action, FROM_METADATA.test(action.type) ? 'metadata' : 'url')
      }
    },
    recordExchange(storefront, exchange, metadata) {
      const page = describe(metadata)
      const next: StorefrontSession = { ...session, cart: page.cart, page }
      const actions = storefront.readExchange(exchange, next)
      session = next
      for (const action of actions) tell(storefront, action, 'network')
      // A poll that shows the same cart again is not worth a write.
      if (next.cart !== page.cart) ledger.keepCart(next.cart)
    },
    thaw() {
      isThawed = true
      session = { cart: undefined }
    },
  }
}
