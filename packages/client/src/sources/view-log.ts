import type { Item } from '@waymark/protocol'
import type { CommerceAction } from '../storefronts/storefront.ts'
import { compareProducts } from './same-product.ts'

/** Remembers what a page was told to show, as metadata, data layer and URL all tell it. */
export interface ViewLog {
  isNew(action: CommerceAction): boolean
  /** Begins another page, which may show the same again. */
  startPage(): void
}

/** Creates the log of one document. */
export function createViewLog(): ViewLog {
  const shown: { type: string; product: Item | undefined }[] = []
  return {
    isNew({ type, items: [product] }) {
      // A page shows several products, in overlays and quick views, but one list, one search.
      const isShown = shown.some(
        (view) =>
          view.type === type &&
          (type !== 'view_item' || compareProducts(product, view.product) !== 'other'),
      )
      if (!isShown) shown.push({ type, product })
      return !isShown
    },
    startPage: () => shown.splice(0),
  }
}
