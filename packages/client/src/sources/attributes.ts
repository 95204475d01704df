import { type Item, scrubText } from '@waymark/protocol'
import { defined, toCurrency, toId, toNumber, toText } from '../storefronts/fields.ts'
import type { CommerceAction } from '../storefronts/storefront.ts'

/** What a page's own markup says happens, in any word of the vocabulary or of the site. */
export interface DeclaredAction extends Omit<CommerceAction, 'type'> {
  type: string
}

type Read = (name: string) => string | undefined

const PREFIX = 'data-waymark-'
const TYPE = /^[a-z][a-z0-9_]{0,63}$/

/** Value of a field where a page shows it: an input's, or the text of anything else. */
function shownValue(element: Element): string | undefined {
  const { value } = element as Partial<HTMLInputElement> // other elements have none
  return (typeof value === 'string' ? value : element.textContent)?.trim() || undefined
}

/**
 * Reads fields from the element, then outwards from what is around it, the nearest first: a button
 * in a product in a list takes its price from the product and its currency from the list. Within the
 * nearest entity a field may also be shown: `<input data-waymark-field="quantity">`.
 */
function fieldReader(element: Element): Read {
  return (name) => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const stated = at.getAttribute(PREFIX + name)
      if (stated) return stated
      if (!at.hasAttribute(`${PREFIX}entity`)) continue
      const shown = [...at.querySelectorAll(`[${PREFIX}field="${name}"]`)].find(
        // A field of an entity inside is not this one's.
        (field) => field.closest(`[${PREFIX}entity]`) === at,
      )
      const value = shown && shownValue(shown)
      if (value) return value
    }
    return undefined
  }
}

function readItem(element: Element): Item | undefined {
  const read = fieldReader(element)
  const text = (name: string) => {
    const value = toText(read(name))
    return value && scrubText(value.slice(0, 200))
  }
  const item = defined({
    item_id: toId(read('id')),
    sku: toId(read('sku')),
    item_name: text('name'),
    item_variant: text('variant'),
    item_brand: text('brand'),
    item_category: text('category'),
    item_list_name: text('list'),
    price: toNumber(read('price')),
    quantity: toNumber(read('quantity')),
  })
  return item.item_id || item.sku || item.item_name ? item : undefined
}

const PRODUCT = `[${PREFIX}entity="product"]`

function readAction(type: string, element: Element): DeclaredAction {
  const read = fieldReader(element)
  const isOfOne = element.closest(PRODUCT) || element.hasAttribute(`${PREFIX}id`)
  const described = isOfOne ? [element] : [...element.querySelectorAll(PRODUCT)]
  const currency = toCurrency(read('currency'))
  const items = described
    .flatMap((one) => readItem(one) ?? [])
    .map((item) => (/^(add_to|remove_from)_cart$/.test(type) ? { quantity: 1, ...item } : item))
  const [{ price = undefined, quantity = 1 } = {}] = items
  const ownValue = toNumber(read('value'))
  return {
    type,
    items,
    ...defined({
      currency,
      value: ownValue ?? (isOfOne && price && currency ? price * quantity : undefined),
      orderId: toId(read('order-id')),
      step: toId(read('step')),
      coupon: toId(read('coupon')),
      quantityDelta: toNumber(read('quantity-delta')),
    }),
    confidence: 1,
    reason: 'attributes of the page',
  }
}

/**
 * What a click on, or the sending of, an element does by the page's own `data-waymark-action`.
 *
 * @param isSubmit - A form's action happens when it is sent, not when it is clicked.
 */
export function declaredAct(target: Element, isSubmit = false): DeclaredAction | undefined {
  const element = target.closest(`[${PREFIX}action]`)
  const type = element?.getAttribute(`${PREFIX}action`) ?? ''
  if (!element || !TYPE.test(type) || (element.localName === 'form') !== isSubmit) return undefined
  return readAction(type, element)
}

/** What a page shows by its own `data-waymark-view`: products, lists, carts, orders. */
export function declaredViews(document: Document): DeclaredAction[] {
  return [...document.querySelectorAll(`[${PREFIX}view]`)].slice(0, 20).flatMap((element) => {
    const type = element.getAttribute(`${PREFIX}view`) ?? ''
    return TYPE.test(type) ? [readAction(type, element)] : []
  })
}
