// Shopify's customer events as far as they are read (shopify.dev, "Web Pixels API", checked 2026-11).
// Every field may be missing: what a plan or a checkout does not tell is left out. Customer, addresses,
// e-mail and phone stand beside these fields and are never looked at.

type Optional<T> = { readonly [K in keyof T]?: T[K] | null }

/** Money in major units. */
export type Money = Optional<{ amount: number | string; currencyCode: string }>

/** A variant with the product it is of. */
export type ProductVariant = Optional<{
  id: string
  sku: string
  title: string
  price: Money
  product: Optional<{ id: string; title: string; vendor: string; type: string }>
}>

/** A line of a cart. */
export type PixelCartLine = Optional<{
  merchandise: ProductVariant
  quantity: number
  cost: Optional<{ totalAmount: Money }>
}>

/** A checkout, from its beginning to the order. */
export type Checkout = Optional<{
  totalPrice: Money
  order: Optional<{ id: string }>
  discountApplications: readonly Optional<{ type: string; title: string }>[]
  lineItems: readonly Optional<{ quantity: number; title: string; variant: ProductVariant }>[]
}>

/** A list of products. */
export type Collection = Optional<{
  id: string
  title: string
  productVariants: readonly ProductVariant[]
}>

/** What comes with an event; which of it depends on the event. */
export type PixelData = Optional<{
  productVariant: ProductVariant
  collection: Collection
  searchResult: Optional<{ query: string }>
  cartLine: PixelCartLine
  cart: Optional<{ cost: Optional<{ totalAmount: Money }>; lines: readonly PixelCartLine[] }>
  checkout: Checkout
  alert: Optional<{ type: string }>
}>

/** One customer event. */
export interface CustomerEvent {
  /** Unique. */
  id: string
  name: string
  /** ISO 8601. */
  timestamp?: string
  data?: PixelData | null
  context?: Optional<{
    document: Optional<{
      location: Optional<{ href: string }>
      referrer: string
    }>
    navigator: Optional<{ language: string }>
  }>
}
