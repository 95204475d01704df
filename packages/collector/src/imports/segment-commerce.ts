import {
  type ForeignFields,
  present,
  toFields,
  toNumber,
  toText,
  without,
} from './foreign-fields.ts'

const PRODUCT_KEYS = [
  'product_id',
  'sku',
  'category',
  'name',
  'brand',
  'variant',
  'price',
  'quantity',
  'coupon',
  'position',
] as const
const EVENT_KEYS = ['products', 'currency', 'value', 'order_id', 'step', 'query', 'list_id']
/** Events of a product list say their list once, for all of its products. */
const LIST_TYPES = new Set(['view_item_list', 'select_item'])
// Events whose properties are one product. Any other event may have a `name`, `price` or `category`
// of its own, which must stay what it is.
const PRODUCT_TYPES = new Set([
  'select_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'add_to_wishlist',
  'share',
  'review',
])
/** Shared by every event with an order: links and pictures are no part of a journey. */
const DROPPED = ['url', 'image_url', 'image', 'email']

function toItem(value: unknown, list: ForeignFields): ForeignFields | undefined {
  const product = toFields(value)
  const itemId = toText(product.product_id, product.sku, product.id)
  const itemName = toText(product.name)
  if (itemId === undefined && itemName === undefined) return undefined
  return present({
    item_id: itemId,
    item_name: itemName,
    item_variant: toText(product.variant),
    item_brand: toText(product.brand),
    item_category: toText(product.category),
    item_list_id: toText(list.list_id),
    sku: toText(product.sku),
    price: toNumber(product.price),
    quantity: toNumber(product.quantity),
    coupon: toText(product.coupon),
    index: toNumber(product.position),
  })
}

/**
 * GA4's value of an event: what the goods are worth. Of Segment's amounts `revenue` and `subtotal`
 * leave out shipping and tax as GA4 does; `total` has them in and is the last resort.
 */
function toValue(properties: ForeignFields, items: readonly ForeignFields[]): number | undefined {
  const { value, revenue, subtotal, total } = properties
  const said = toNumber(revenue, subtotal, value, total)
  if (said !== undefined) return said
  const [item] = items
  const price = toNumber(item?.price)
  return items.length === 1 && price !== undefined
    ? price * (toNumber(item?.quantity) ?? 1)
    : undefined
}

/**
 * Reads the properties of a Segment event of a touchpoint type, as fields of a touchpoint; what has
 * no field stays in `props`.
 */
export function readCommerce(type: string, properties: ForeignFields): ForeignFields {
  const isProduct = PRODUCT_TYPES.has(type)
  const list = LIST_TYPES.has(type) ? properties : {}
  const { products } = properties
  const lines: readonly unknown[] = Array.isArray(products)
    ? products
    : isProduct
      ? [properties]
      : []
  const items = lines.map((line) => toItem(line, list)).filter((item) => item !== undefined)
  const currency = toText(properties.currency)?.toUpperCase()
  const term = type === 'search' ? toText(properties.query) : undefined
  const used = new Set<string>([
    ...EVENT_KEYS,
    ...DROPPED,
    ...(isProduct ? PRODUCT_KEYS : []),
    ...(type === 'apply_coupon' ? ['coupon_id', 'coupon_name', 'coupon'] : ['coupon']),
  ])
  const rest = without(properties, used)
  return present({
    items: items.length > 0 ? items : undefined,
    currency,
    value: currency === undefined ? undefined : toValue(properties, items),
    orderId: toText(properties.order_id),
    step: toText(properties.step),
    coupon: toText(
      ...(type === 'apply_coupon' ? [properties.coupon_name, properties.coupon_id] : []),
      isProduct ? undefined : properties.coupon,
    ),
    props: term === undefined ? rest : { ...rest, search_term: term },
  })
}
