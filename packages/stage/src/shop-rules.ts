import type { LetterRule } from './first-match.ts'

/**
 * What a path means on one shop system, or in one language, and nowhere else. Asked about the names
 * of both, of which one is known, and the path: `shopify en/apps/track`. What no other system has,
 * such as `/on/demandware.store/` or `?main_page=`, needs no name.
 */
export const SHOP_RULES: readonly LetterRule[] = [
  [/^shopify.*\/(?:apps\/|password$)/, '?'],
  [/^\S* (?:ru|uk)\/.*oferta$/, 'j'],
  [/^saleor.*\/dashboard\/|^medusa.*\/app\//, 'M'],
  [/^woo.*\/(?:category|tag)\//, 'b'],
  [/^\S* (?:ro|bg|ru|uk)\/.*magazin$/, 'l'],
  [/^litecart.*\/checkout$/, 'c'],
  [/^nop.*\/wishlist\/./, 'H'],
]
