import type { Storefront, StorefrontPage } from './storefront.ts'

/** Picks the adapter a page names, else the one that recognises it best. */
export function selectStorefront(
  page: StorefrontPage,
  storefronts: readonly Storefront[],
): Storefront | undefined {
  const named = storefronts.find(({ name }) => name === page.storefront)
  if (named) return named
  const [best] = storefronts
    .map((storefront) => ({ storefront, surety: storefront.recognize(page) }))
    .sort((a, b) => b.surety - a.surety)
  return best && best.surety > 0 ? best.storefront : undefined
}
