/** What a shopper may do by a client, in the order it is done here; what the shop holds then. */
export const ACTS = {
  /** More than the shop has. */
  refuse: 0,
  add: 2,
  change: 3,
  coupon: 3,
  /** A code the shop does not know. */
  badCoupon: 3,
  remove: 0,
  /** The same once more, so that there is something to buy. */
  again: 2,
  contact: 2,
  order: 2,
  /** On to a checkout that lets no script in. */
  checkout: 2,
} as const

/** Name of an act. */
export type Act = keyof typeof ACTS

/** What a shop is asked, and what its cart holds once the act is done. */
export interface Ask {
  act: Act
  quantity: number
  method: string
  url: URL
  body: string
}

/** Status and body: JSON, or text, which is a page unless a type says otherwise. */
type Answer = readonly [status: number, body: object | string, type?: string]

/**
 * A client of a shop, made by the platform itself, and the shop's answers in their documented
 * shape.
 */
export interface ShopClient {
  /** What makes the requests, as its package is called. */
  made: string
  /** Name of the platform on the wire. */
  platform: string
  /** Module that puts what the client can do into `window.shop`, by the names of the acts. */
  code: string
  /** URLs of the shop's API. */
  api: string | RegExp
  /** What the page has besides the script tag and the client. @defaultValue nothing */
  html?: string | (() => Promise<string>)
  /** What of the acts is not to be stored, or as something else. @defaultValue see {@link TOLD} */
  told?: Partial<Record<Act, readonly string[]>>
  /** Answers a request as the shop does. */
  answer(ask: Ask): Answer | Promise<Answer>
}

/** What the store holds of each act, as `describe()` of the suite says it. */
export const TOLD: Readonly<Record<Act, readonly string[]>> = {
  refuse: [],
  add: ['add_to_cart 2 Mug 24.90 EUR'],
  change: ['update_cart 3 (+1) Mug 24.90 EUR'],
  coupon: ['apply_coupon SPRING'],
  badCoupon: [],
  remove: ['remove_from_cart 3 Mug 24.90 EUR'],
  again: ['add_to_cart 2 Mug 24.90 EUR'],
  contact: ['checkout_step contact'],
  order: ['purchase M-1042 2 Mug 24.90 EUR'],
  checkout: ['begin_checkout 2 Mug 24.90 EUR'],
}

export const COUPON = 'SPRING'
/** The one product of every shop here. */
export const MUG = { name: 'Mug', sku: 'MUG', price: 24.9 }
export const EMAIL = 'ada@mail.example'
