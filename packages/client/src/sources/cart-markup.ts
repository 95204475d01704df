import { scrubText } from '@waymark/protocol'
import { isCounted, isSameLine } from '../storefronts/cart-line.ts'
import { defined, toId, toNumber } from '../storefronts/fields.ts'
import type { CartLine, CartMarkup } from '../storefronts/storefront.ts'

type ShownLine = Partial<CartLine>

/** Reads the lines of a cart from the page's own markup; none where it shows no cart. */
export function readCartMarkup(
  document: Document,
  { in: selector, ...patterns }: CartMarkup,
): ShownLine[] {
  const lines = new Map<string, ShownLine>()
  for (const row of document.querySelectorAll(selector)) {
    const find = (pattern?: RegExp) => pattern?.exec(row.outerHTML)?.slice(1).find(Boolean)
    const lineId = toId(find(patterns.lineId))
    if (!lineId) continue
    // The link that removes the line has a text of its own.
    const name = [...row.querySelectorAll('a')]
      .map((link) => !patterns.lineId.test(link.outerHTML) && link.textContent?.trim())
      .find(Boolean)
    const line = defined({
      lineId,
      itemId: toId(find(patterns.itemId)),
      sku: toId(find(patterns.sku)),
      name: name ? scrubText(name.slice(0, 200)) : undefined,
      quantity: toNumber(find(patterns.quantity)),
    })
    // A page may show a line twice: in the cart, and in a little one.
    lines.set(lineId, { ...line, ...lines.get(lineId) })
  }
  return [...lines.values()]
}

/** The line that is the same, where there is but one. */
function findSame<T extends ShownLine>(lines: readonly T[], of: ShownLine): T | undefined {
  const [same, ...others] = lines.filter((line) => isSameLine(line, of))
  return others.length ? undefined : same
}

/**
 * Completes what is known of a cart by what the page shows of it: the products of lines whose keys
 * are known, and the keys of lines whose products are.
 *
 * @param shown - At least one line: a page that shows none says nothing.
 * @param isNewer - The page is newer than what is known: numbers of units are the page's too, where
 * it shows that of every line. They are in any case where nothing is known.
 */
export function completeCart(
  known: readonly CartLine[] | undefined,
  shown: readonly ShownLine[],
  isNewer: boolean,
): readonly CartLine[] | undefined {
  if ((isNewer || !known) && shown.every(isCounted)) {
    return shown.map((line) => ({ ...findSame(known ?? [], line), ...line }))
  }
  return known?.map((line) => ({ ...findSame(shown, line), ...line }))
}
