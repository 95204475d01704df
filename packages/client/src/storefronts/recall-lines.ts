import { isAlike, isSameLine } from './cart-line.ts'
import { defined } from './fields.ts'
import type { CartAsk, CartLine } from './storefront.ts'

const productOf = ({ itemId, variantId, sku }: Partial<CartLine>) =>
  defined({ itemId, variantId, sku })
/** Tells a line of which only its key is known. */
export const isNameless = (line: Partial<CartLine>): boolean =>
  Object.keys(productOf(line)).length === 0

/**
 * Completes the lines an answer shows by what is known of them: the product where it tells only the
 * keys of lines, the currency where the price is what it was.
 *
 * @param known - The cart before.
 */
export function recallLines(
  lines: readonly CartLine[],
  { kind, lines: [asked, ...others] }: CartAsk,
  known: readonly CartLine[] = [],
): CartLine[] {
  const recalled = lines.map((line) => {
    const before = known.find((other) => isSameLine(other, line))
    if (!before) return line
    const { currency } = before
    return {
      ...(isNameless(line) ? productOf(before) : {}),
      ...(before.price === line.price ? defined({ currency }) : {}),
      ...line,
    }
  })
  // Of one product asked for and one line nobody knows that changed, each is the other.
  const isFresh = (line: CartLine) =>
    isNameless(line) &&
    known.find(({ lineId }) => lineId === line.lineId)?.quantity !== line.quantity
  const [fresh, ...more] = recalled.filter(isFresh)
  if (kind !== 'add' || !asked || others.length || more.length) return recalled
  if (recalled.some((line) => isAlike(line, asked))) return recalled
  return recalled.map((line) => (line === fresh ? { ...productOf(asked), ...line } : line))
}
