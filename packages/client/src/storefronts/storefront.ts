import type { Item, TouchpointType } from '@waymark/protocol'

/** Status of what the browser sent itself and nobody saw answered: a form, a link. */
export const UNANSWERED = -1

/** One request of the page with its answer, as the tap saw it or as a test writes it. */
export interface Exchange {
  method: string
  /** Absolute, or relative to the page. */
  url: string
  requestHeaders?: Readonly<Record<string, string>>
  /** Text, or form fields in order. */
  requestBody?: string | readonly (readonly [name: string, value: string])[]
  /** HTTP status; `0` for a network error, {@link UNANSWERED} for a form or link just followed. */
  status: number
  responseHeaders?: Readonly<Record<string, string>>
  responseBody?: string
}

/** One line of a cart as last seen. Money in major units. */
export interface CartLine {
  lineId?: string
  itemId?: string
  variantId?: string
  sku?: string
  name?: string
  price?: number
  currency?: string
  quantity: number
}

/** What the page tells a reader: everything it may look at, so that tests need no browser. */
export interface StorefrontPage {
  url: string
  /** The page before, where one document followed another. */
  referrer?: string
  /** Name of the adapter to use; recognised from page and exchange when absent. */
  storefront?: string
  /** Reads a global by path, e.g. `Shopify.currency.active`. */
  global?: (path: string) => unknown
  /** Content of the `<meta>` with this name or property. */
  meta?: (name: string) => string | undefined
  /** Products the page's metadata describes, prices in major units. */
  products?: readonly Item[]
  /** ISO 4217 code the page's metadata names. */
  currency?: string
  /** The cart before the first exchange. */
  cart?: readonly CartLine[]
  /** The one product the page is about. */
  viewed?: Item
  /** Products the page lists, in its order. */
  listed?: readonly Item[]
  /** The order the page confirms, as its metadata states it. */
  order?: PlacedOrder
  /** `data-*` attributes and form fields of what was last clicked. */
  clicked?: Readonly<Record<string, string>>
}

/** An order with a number and a value: what makes a purchase. Money in major units. */
export interface PlacedOrder {
  orderId: string
  value: number
  currency: string
  items: Item[]
}

/** A cart or checkout act read from evidence, before the ledger makes it a touchpoint. */
export interface CommerceAction {
  type: Extract<
    TouchpointType,
    | 'add_to_cart'
    | 'remove_from_cart'
    | 'update_cart'
    | 'view_item'
    | 'view_item_list'
    | 'view_cart'
    | 'search'
    | 'begin_checkout'
    | 'checkout_step'
    | 'add_shipping_info'
    | 'add_payment_info'
    | 'purchase'
    | 'apply_coupon'
  >
  /**
   * Price in major units; `quantity` is the units added or removed, for `update_cart` the new
   * total.
   */
  items: Item[]
  quantityDelta?: number
  step?: string
  orderId?: string
  coupon?: string
  searchTerm?: string
  value?: number
  currency?: string
  /** 0–1. */
  confidence: number
  /** What it was read from, in a few words. */
  reason: string
}

/** What a request asks of the cart or the checkout; `read` where it changes nothing. */
export interface CartAsk {
  kind: 'add' | 'edit' | 'remove' | 'coupon' | 'order' | 'read'
  /** The lines it names; `quantity` only where it says one. */
  lines: readonly Partial<CartLine>[]
  coupon?: string
  /** Quantities are to be added to those of the lines, also where they are edited. */
  isRelative?: boolean
}

/** What one adapter remembers between exchanges of a page. */
export interface StorefrontSession {
  readonly page: StorefrontPage
  /** The cart as last seen; an adapter replaces it when an exchange shows a newer one. */
  cart: readonly CartLine[] | undefined
  /** Lines that answers showed while the cart as a whole is unknown. */
  glimpsed?: readonly CartLine[] | undefined
  /** A change whose answer proved nothing; the next cart that is shown decides. */
  unproven?: CartAsk | undefined
  /** What was read last showed no cart: what is known of it now is what was asked, carried out. */
  isDeduced?: boolean
}

/**
 * How the markup of a platform's pages shows the cart, where no answer does: what names a line
 * beside what names its product. Patterns are tried on the HTML of one line; their first group that
 * is there is the value.
 */
export interface CartMarkup {
  /** Selector of what holds one line. */
  in: string
  lineId: RegExp
  itemId: RegExp
  sku?: RegExp
  /** Units; lines in which it is not found tell of their products alone. */
  quantity: RegExp
}

/** How a source hears a platform tell what happened. */
export interface EventSign {
  /**
   * `dom`: a native event, heard on the window. `jquery`: one that only the page's own jQuery
   * hears, on the body or the document. `call`: a global function that takes a callback.
   */
  on: 'dom' | 'jquery' | 'call'
  /** Name of the event; for a `call` that takes nothing but the callback any name of ours. */
  name: string
  /** Path of the global a `call` goes to: `Snipcart.events.on`. */
  via?: string
  /** The callback is the `call`'s only argument; else the name goes before it. */
  isSole?: boolean
  /** A native event that tells that the global is there now. */
  after?: string
  /** Path, within the detail, of a promise to await; its value becomes `detail.awaited`. */
  awaits?: string
}

/**
 * Reads one shop platform. Every function is pure but for what it writes to the session, so that an
 * adapter can be tested without a browser.
 */
export interface Storefront {
  /** Name on the wire, e.g. `generic`. */
  readonly name: string
  /** 0–1: how surely the page is of this platform. */
  recognize(page: StorefrontPage): number
  /**
   * `false` spares the copying of bodies: an exchange that can be nothing of this platform's.
   *
   * @param exchange - With its body only where that is at hand, as a form's is.
   */
  isRelevant(
    exchange: Pick<Exchange, 'method' | 'url' | 'requestBody'>,
    page: StorefrontPage,
  ): boolean
  /** Actions an exchange proves; none for failures, polls and everything else. */
  readExchange(exchange: Exchange, session: StorefrontSession): CommerceAction[]
  /** Actions the page proves by being shown: product views, checkout steps, a confirmation. */
  readPage(page: StorefrontPage): CommerceAction[]
  /** How its pages show the cart. */
  readonly markup?: CartMarkup | undefined
  /** The events it understands. */
  readonly events?: readonly EventSign[]
  /**
   * Actions an event of the platform tells.
   *
   * @param detail - The native event's `detail`; of jQuery and calls the array of arguments.
   */
  readEvent?(name: string, detail: unknown, session: StorefrontSession): CommerceAction[]
}
