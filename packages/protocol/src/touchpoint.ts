import type { PageKind, Stage } from './stage.ts'

/**
 * Touchpoint types with a meaning of their own. Commerce names are GA4's recommended event names,
 * because shop developers know them and most shops already push them.
 */
export const TOUCHPOINT_TYPES = [
  'page_view',
  'view_item_list',
  'view_item',
  'select_item',
  'search',
  'add_to_wishlist',
  'add_to_cart',
  'remove_from_cart',
  'update_cart',
  'view_cart',
  'apply_coupon',
  'begin_checkout',
  'checkout_step',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'sign_up',
  'login',
  'share',
  'referral',
  'review',
  'feedback',
  'friction',
  'web_vital',
  'identify',
  'alias',
] as const

/** A touchpoint type Waymark knows. Any other `snake_case` name is a custom type. */
export type TouchpointType = (typeof TOUCHPOINT_TYPES)[number]

/** What told us about an interaction, from the most to the least trusted kind of evidence. */
export const ORIGIN_SOURCES = [
  'api',
  'attribute',
  'event',
  'network',
  'cart_difference',
  'data_layer',
  'form',
  'click',
  'metadata',
  'url',
  'pixel',
  'import',
] as const

/** One of {@link ORIGIN_SOURCES}. */
export type OriginSource = (typeof ORIGIN_SOURCES)[number]

/** Where a touchpoint comes from and how sure the client is of it. */
export interface Origin {
  source: OriginSource
  /** Storefront adapter that read it, e.g. `generic`. */
  storefront?: string
  /** 0–1; `1` for what the site said itself. */
  confidence: number
}

/**
 * A product line in GA4's vocabulary. `price` and `discount` are of one piece, in major units of the
 * touchpoint's `currency`; `index` is the position in a list. Texts are cut at `LIMITS.textLength`.
 */
export interface Item {
  item_id?: string
  item_name?: string
  item_variant?: string
  item_brand?: string
  item_category?: string
  item_list_id?: string
  item_list_name?: string
  sku?: string
  price?: number
  quantity?: number
  coupon?: string
  discount?: number
  index?: number
}

/** What the page itself tells stage inference, besides its URL. */
export interface PageFacts {
  /** Platform or adapter name, e.g. `generic`. */
  storefront?: string
  /** Products described by the page's metadata. */
  products?: number
  /** Content of `meta[property="og:type"]`. */
  ogType?: string
  /** `class` of `<body>`, at most 200 characters. */
  bodyClass?: string
  /** `lang` of `<html>`. */
  lang?: string
}

/** A stage with the reason for it; the collector's grade is the one stored. */
export interface StageGrade {
  /** `null` for pages that belong to no stage, such as legal notices. */
  stage: Stage | null
  kind: PageKind
  /** 0–1. */
  confidence: number
  /** One sentence a shop owner understands. */
  reason: string
  /** Version of the rules that gave the grade, so that old grades can be told and renewed. */
  ruleVersion: string
}

/** A value that survives JSON unchanged. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

/** Free properties of a touchpoint; at most `LIMITS.depth` deep and `LIMITS.keys` wide. */
export type Props = { readonly [key: string]: Json }

/** One recorded interaction of a visitor with the shop, as it travels. */
export interface Touchpoint {
  /** UUIDv7; sending the same id again stores it once. */
  id: string
  /** UUIDv7 of the document (page load) that recorded it; absent in imports. */
  streamId?: string
  /** Position in the stream: 0, 1, 2 … without gaps; a gap seen by the collector is a loss. */
  seq?: number
  /** Session the client counts it to; a journey cuts sessions by time all the same. */
  sessionId?: string
  /** Snake case, at most `LIMITS.typeLength`. */
  type: TouchpointType | (string & {})
  /** Client clock at the interaction, epoch milliseconds. */
  occurredAt: number
  /** Page it happened on, absolute; cut at `LIMITS.urlLength`, as `referrer` is. */
  url?: string
  /** Page the visitor came from, absolute. */
  referrer?: string
  /** Title of the page; cut at `LIMITS.titleLength`. */
  title?: string
  /** At most `LIMITS.itemsPerTouchpoint`. */
  items?: readonly Item[]
  /** Major units of `currency`, as GA4 has it. */
  value?: number
  /** ISO 4217, upper case. Needed wherever there is a `value` or a `price`. */
  currency?: string
  /** The shop's own id of an order; cut at `LIMITS.idLength`. */
  orderId?: string
  /** Checkout step, e.g. `shipping`. */
  step?: string
  coupon?: string
  /** For `update_cart`: units more (or, negative, fewer) than before. */
  quantityDelta?: number
  props?: Props
  facts?: PageFacts
  stage?: StageGrade
  origin: Origin
}
