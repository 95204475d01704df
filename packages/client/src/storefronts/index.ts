export type { Storefronts } from '../sources/storefront.ts'
export { storefrontSource } from '../sources/storefront.ts'
export type { ExchangeReader } from './exchange-reader.ts'
export { createExchangeReader } from './exchange-reader.ts'
export { generic } from './generic.ts'
export type {
  CartAsk,
  CartLine,
  CommerceAction,
  Exchange,
  PlacedOrder,
  Storefront,
  StorefrontPage,
  StorefrontSession,
} from './storefront.ts'
