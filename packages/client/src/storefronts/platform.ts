import type {
  CartAsk,
  CartLine,
  CartMarkup,
  EventSign,
  Exchange,
  StorefrontSession,
} from './storefront.ts'

/**
 * Where a value is: keys from the body's root or the entry's, joined by dots. `a|b` tries one after
 * the other, an empty path is the value itself. A function is for what no path can say.
 */
export type Place = string | ((entry: unknown, session: StorefrontSession) => unknown)

/** Where the fields of a line are, from the entry that is the line. */
export type LinePlaces = { readonly [K in keyof CartLine]?: Place }

/** Where lines are, and what is in them. */
export interface LinesPlace extends LinePlaces {
  /**
   * The list, or a map of lines, or text with commas; several joined by `+`. Left out: the root is
   * the one line. Connections are unwrapped (`edges[].node`).
   */
  in?: Place
  /** What the keys of a map are. An entry that is a bare value is its line's `quantity`. */
  keys?: 'lineId' | 'itemId' | 'variantId' | 'sku'
}

/**
 * How money is counted: a property of the platform, never guessed from the figures. `minor` goes by
 * the currency (yen have no minor unit), `hundredths` do not.
 */
export type MoneyUnit = 'major' | 'minor' | 'hundredths'

/** Where an answer shows the cart. Fields of lines left out are found by their usual names. */
export interface CartPlace extends LinesPlace {
  /** The object that is the cart, from the answer's root. @defaultValue the root */
  at?: Place
  /** ISO 4217 code, from the cart. It is looked for in the lines first. */
  code?: Place
  /** Digits after the point, from the cart, where amounts are integers of a unit it names. */
  digits?: Place
  /**
   * `cart`: all its lines. `touched`: only those just changed, with their new totals. `added`: only
   * those just added, with what was added. @defaultValue `cart`
   */
  shows?: 'cart' | 'touched' | 'added'
  money?: MoneyUnit | ((answer: unknown) => MoneyUnit)
  /** Lists, from the cart, of what this very call added or took away: tells the cart before it. */
  gained?: LinesPlace
  lost?: LinesPlace
}

/** Where an answer shows the order, from its root. */
export interface OrderPlace {
  /** A pattern is tested on the answer as {@link Platform.fails}; its first group is the number. */
  id: Place | RegExp
  value?: Place
  code?: Place
  /** @defaultValue `major` */
  money?: MoneyUnit | ((answer: unknown) => MoneyUnit)
}

/** What a call is for. */
export type Asks =
  /** Units more of a product. */
  | 'add'
  /** A new number of units of a line, 0 for none. */
  | 'set'
  /** Units more or fewer (negative) of a line, by the cart's own buttons. */
  | 'adjust'
  | 'remove'
  /** All lines go. */
  | 'clear'
  | 'coupon'
  | 'begin'
  | 'shipping'
  | 'payment'
  | 'step'
  | 'order'
  /** Changes nothing; the cart it shows is the truth, and proves what was still unproven. */
  | 'show'
  /** The same, and what changed since the cart before is what happened: nothing else tells. */
  | 'differ'
  /** Nothing, whatever it looks like. */
  | 'nothing'

/** One kind of request of a platform, by how it is known and how it is read. */
export interface Call {
  asks: Asks
  /**
   * Tested on `METHOD https://host/path?query`. Named groups (`lineId itemId variantId sku quantity
   * coupon`) are fields of the request.
   */
  at?: RegExp
  /**
   * Tested on the field a GraphQL operation calls, or on the operation's name where a persisted
   * query has no text; without underscores. Its arguments are the request's root.
   */
  graphql?: RegExp
  /** Tested on the body as lines of `path=value`, e.g. `/^add-to-cart=\d/m`. */
  says?: RegExp
  /** Tested on the request's headers as lines of `name: value`, names in lower case. */
  headers?: RegExp
  /** The lines it names. The query's parameters count as fields of the body. */
  line?: LinesPlace
  coupon?: Place
  /** Checkout step in the words of the protocol's page kinds. */
  step?: string
  /** Where its answer shows the cart; `false`: it shows none. @defaultValue the platform's */
  cart?: CartPlace | false
  order?: OrderPlace
  /** Tested on the answer as {@link Platform.fails}, in its stead. */
  fails?: RegExp
  /**
   * What confirms it where the answer shows no cart: a pattern of the answer (a receipt), the HTTP
   * status alone, or the next cart that is shown. @defaultValue a receipt of the usual names
   */
  proof?: RegExp | 'status' | 'cart'
}

/** An event of a platform, read as a call whose request and answer are both its detail. */
export interface PlatformEvent extends EventSign, Omit<Call, 'at' | 'graphql' | 'headers'> {
  /** What of the detail is the request. @defaultValue the detail */
  request?: Place
  /** What of the detail is the answer. @defaultValue the detail */
  answer?: Place
}

/** One shop platform, as data. See README.md beside this file. */
export interface Platform {
  /** Name on the wire, e.g. `shopify`. */
  readonly name: string
  /** The first call that matches reads the exchange; the generic storefront reads the rest. */
  readonly calls: readonly Call[]
  /** Where answers show the cart. @defaultValue found by its shape */
  readonly cart?: CartPlace
  /** Globals that hold the page's currency, as paths; `|` between alternatives. */
  readonly currency?: string
  /**
   * What a failure looks like whatever its status: tested on the answer as lines of `path=value`,
   * or on its text, led by `status=` and `location=`. Errors of the usual names are known.
   */
  readonly fails?: RegExp
  /** Errors of the usual names may be mere notices here: `fails` alone tells a failure. */
  readonly hasNotices?: boolean
  /** Tested like {@link Call.at}: exchanges nobody should read. */
  readonly ignore?: RegExp
  /** Hosts of other sites that its calls go to. */
  readonly foreign?: RegExp
  readonly events?: readonly PlatformEvent[]
  /** How its pages show the cart, where requests go by keys that no answer tells. */
  readonly markup?: CartMarkup
  /** Takes a batch apart: every part is read as an exchange of its own. */
  expand?(exchange: Exchange): readonly Exchange[] | undefined
}

/** Kinds of {@link CartAsk} by what calls ask. */
export const ASK_KINDS: { readonly [K in Asks]?: CartAsk['kind'] } = {
  add: 'add',
  set: 'edit',
  adjust: 'edit',
  remove: 'remove',
  clear: 'remove',
  differ: 'edit',
  coupon: 'coupon',
  order: 'order',
}
