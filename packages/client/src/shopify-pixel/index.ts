import { cleanUrl, PROTOCOL_VERSION } from '@waymark/protocol'
import { createTransport } from '../transport.ts'
import type { CustomerEvent } from './customer-event.ts'
import { createPixelSender } from './pixel-sender.ts'
import { type PixelBrowser, readVisitor } from './pixel-visitor.ts'
import { toFields } from './to-fields.ts'

export type { CustomerEvent, PixelBrowser }

/** What Shopify says of the visitor's consent. */
export interface PixelPrivacy {
  analyticsProcessingAllowed: boolean
}

/** Options for {@link createShopifyPixel}. */
export interface ShopifyPixelOptions {
  siteId: string
  /** Base URL of the collector. Its site must list the origin `*`: a pixel's own has no name. */
  endpoint: string
  /** Shopify's `browser`. */
  browser: PixelBrowser
  /** Shopify's `init`. */
  init: { customerPrivacy?: PixelPrivacy }
  /** Shopify's `customerPrivacy`, in custom pixels `api.customerPrivacy`. */
  customerPrivacy?: {
    subscribe(
      name: 'visitorConsentCollected',
      listener: (event: { customerPrivacy: PixelPrivacy }) => void,
    ): unknown
  }
  /**
   * Whether the script tag is on the shop's pages. The pixel then tells only what the tag cannot
   * see: the checkout. @defaultValue `true`
   */
  isTagged?: boolean
  /** @defaultValue the sandbox's own */
  fetch?: typeof globalThis.fetch
  /** Clock, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

/** A pixel at work. */
export interface ShopifyPixel {
  /** Takes a customer event; never throws. */
  record(event: CustomerEvent): void
}

/** Events that wait for consent; whoever has not decided after that many is not waited for. */
const MAX_HELD = 100
const SDK = 'shopify-pixel 0.1.0'

/** A checkout's address holds the key to it. */
const toUrl = (href: string | null | undefined) =>
  cleanUrl((href ?? '').replace(/(\/checkouts?(\/c[no]?)?)\/[^/?#]+/, '$1'))

/**
 * Creates the pixel that tells of a Shopify checkout, which no page script sees, as the visitor the
 * storefront's script knows. Nothing leaves before Shopify says that analytics is allowed. What is
 * sent twice is stored once, as ids come from Shopify's event ids.
 *
 * @example
 * ```ts
 * import { register } from '@shopify/web-pixels-extension'
 * import { createShopifyPixel } from '@waymark/client/shopify-pixel'
 *
 * register(({ analytics, browser, init, customerPrivacy }) => {
 *   const endpoint = 'https://collect.shop.example'
 *   const pixel = createShopifyPixel({ siteId: 'shop', endpoint, browser, init, customerPrivacy })
 *   analytics.subscribe('all_standard_events', pixel.record)
 * })
 * ```
 */
export function createShopifyPixel(options: ShopifyPixelOptions): ShopifyPixel {
  const { siteId, endpoint, browser, init, customerPrivacy } = options
  const { isTagged = true, now = Date.now } = options
  const world = { ...options, endpoint: endpoint.replace(/\/$/, ''), window: globalThis, now }
  const send = createPixelSender(createTransport(world), now)
  let isAllowed = init.customerPrivacy?.analyticsProcessingAllowed ?? true
  const held: CustomerEvent[] = []
  let turn: Promise<unknown> = Promise.resolve()

  async function tell(event: CustomerEvent): Promise<void> {
    const fields = toFields(event, isTagged)
    if (!fields) return
    const { anonymousId, sessionId, userId } = await readVisitor(browser, siteId, now())
    const { document, navigator } = event.context ?? {}
    const context = { sdk: SDK, locale: navigator?.language ?? undefined }
    const isPage = fields.type === 'page_view'
    send(
      {
        protocolVersion: PROTOCOL_VERSION,
        siteId,
        anonymousId,
        userId,
        context,
        consent: 'granted',
      },
      {
        ...fields,
        id: event.id,
        sessionId,
        occurredAt: Date.parse(event.timestamp ?? '') || now(),
        url: toUrl(document?.location?.href),
        ...(isPage && { referrer: toUrl(document?.referrer) }),
        origin: { source: 'event', storefront: 'shopify', confidence: 0.98 },
      },
    )
  }

  function record(event: CustomerEvent): void {
    if (isAllowed) {
      // One after the other: each continues the session of the one before. An event of another form
      // must not disturb the checkout.
      turn = turn.then(() => tell(event)).catch(() => {})
    } else if (held.length < MAX_HELD) held.push(event)
  }

  customerPrivacy?.subscribe('visitorConsentCollected', (event) => {
    isAllowed = event.customerPrivacy.analyticsProcessingAllowed
    for (const one of held.splice(0)) if (isAllowed) record(one)
  })
  return { record }
}
