import type { CommerceAction, Exchange, StorefrontPage } from '@waymark/client/storefronts'
import { createExchangeReader } from '@waymark/client/storefronts'
import type { Session } from '../fixtures/fixture.ts'

/**
 * A shop as somebody describes it who knows the platform by its documentation and nothing of its
 * adapter. What is expected is told in the words of {@link fits}.
 */
export interface UnseenShop {
  /** The platform by the name its documentation goes by, which may be an alias of ours. */
  storefront: string
  url: string
  /** What every session's page shows; `globals` are nested as `window` nests them. */
  page?: Session['page']
  sessions: readonly Session[]
}

function pageOf({ url, page }: UnseenShop, session: Session): StorefrontPage {
  const { globals = {}, metas = {}, ...shown } = { ...page, ...session.page }
  const step = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null
      ? new Map<string, unknown>(Object.entries(value)).get(key)
      : undefined
  return {
    url,
    global: (path) => path.split('.').reduce(step, globals),
    meta: (name) => metas[name],
    ...shown,
  }
}

/** The exchanges of a session. */
export const exchangesOf = ({ steps }: Session): readonly Exchange[] =>
  steps.flatMap((step) => ('event' in step ? [] : [step]))

/**
 * Actions a reader tells of exchanges, one for every item: an add of two lines is two.
 *
 * @param storefront - What the reader is told of the platform.
 */
export function readUnseen(
  shop: UnseenShop,
  exchanges: readonly Exchange[],
  session: Session,
  storefront: string | undefined,
): CommerceAction[] {
  const page = pageOf(shop, session)
  const reader = createExchangeReader({ ...page, ...(storefront && { storefront }) })
  return exchanges.flatMap(reader.read).flatMap(split)
}

const CART_TYPES = new Set(['add_to_cart', 'remove_from_cart', 'update_cart'])
const split = (action: CommerceAction): CommerceAction[] =>
  CART_TYPES.has(action.type)
    ? action.items.map((item) => ({ ...action, items: [item] }))
    : [action]

const WORDS: readonly [RegExp, (action: CommerceAction, word: string) => boolean][] = [
  [
    /^#/,
    ({ orderId }, word) =>
      word
        .slice(1)
        .split('|')
        .includes(orderId ?? ''),
  ],
  [/^=/, ({ value }, word) => value === Number(word.slice(1))],
  [/^[+-]\d+$/, ({ quantityDelta }, word) => quantityDelta === Number(word)],
  [/^[A-Z]{3}$/, ({ currency }, word) => currency === word],
  [/^\$/, ({ coupon }, word) => coupon?.toLowerCase() === word.slice(1).toLowerCase()],
  [
    /^:/,
    ({ step }, word) =>
      word
        .slice(1)
        .split('|')
        .includes(step ?? ''),
  ],
]

function fitsItem({ items }: CommerceAction, word: string): boolean {
  const [, ids = '', quantity, price] = /^(.+?)(?:×(\d+))?(?:@([\d.]+))?$/.exec(word) ?? []
  return items.some(
    (item) =>
      [item.item_id, item.item_variant, item.sku].some((id) => ids.split('|').includes(id ?? '')) &&
      (quantity === undefined || item.quantity === Number(quantity)) &&
      (price === undefined || item.price === Number(price)),
  )
}

/** An expectation without the amounts and the currency that an action leaves out. */
function withoutLeftOut(expected: string, { items, value, currency }: CommerceAction): string {
  const isPriced = items.some(({ price }) => price !== undefined)
  return expected
    .replace(/@[\d.]+/g, (amount) => (isPriced ? amount : ''))
    .replace(/ =[\d.]+/, (amount) => (value === undefined ? '' : amount))
    .replace(/ [A-Z]{3}$/, (code) => (currency ? code : ''))
}

/**
 * Whether an action is what is expected: `add_to_cart 8001|40123×2@25 GBP` (any of the ids, units,
 * price), `update_cart A×3 -1`, `purchase #1001 =25 GBP`, `apply_coupon $SUMMER`,
 * `checkout_step/add_shipping_info :shipping|address`. What is not written may be anything.
 */
export function fits(action: CommerceAction, expected: string): boolean {
  const [types = '', ...words] = expected.split(' ')
  return (
    types.split('/').includes(action.type) &&
    words.every((word) => (WORDS.find(([form]) => form.test(word))?.[1] ?? fitsItem)(action, word))
  )
}

/**
 * What was told wrongly, and what was not told.
 *
 * @param isStranger - Amounts and currencies may be left out: whoever does not know the platform
 * cannot tell minor units from major ones.
 */
export function compare(
  told: readonly CommerceAction[],
  expected: readonly string[],
  isStranger: boolean,
): { wrong: readonly CommerceAction[]; missed: readonly string[] } {
  const open = [...expected]
  const wrong = told.filter((action) => {
    const at = open.findIndex((words) =>
      fits(action, isStranger ? withoutLeftOut(words, action) : words),
    )
    if (at >= 0) open.splice(at, 1)
    return at < 0
  })
  return { wrong, missed: open }
}
