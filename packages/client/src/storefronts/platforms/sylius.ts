import type { Call, Place, Platform } from '../platform.ts'

/** `/api/v2/shop/product-variants/MUG` → `MUG`; the API names everything by its address. */
const codeAt =
  (...names: string[]): Place =>
  (entry) => {
    const value = names.map((name) => Object(entry)[name]).find(Boolean)
    return typeof value === 'string' ? decodeURI(value).replace(/.*\//, '') : Object(value).code
  }

// A live component sends its fields as they were (`props`), and those since changed by their path
// in dots (`updated`): as JSON, or as JSON in one field of a form.
const partsOf = (body: unknown) => {
  const { data, ...fields } = Object(body)
  const { props, updated, args } = Object(data ?? fields)
  return { props: Object(props), updated: Object(updated), args: Object(args) }
}
const changedIn = (body: unknown, name: string) =>
  Object.entries(partsOf(body).updated).find(([path]) => path.endsWith(name))?.[1]
const liveUnits: Place = (body) => {
  const { props } = partsOf(body)
  const form = Object(props[props.formName ?? 'sylius_shop_add_to_cart'])
  return changedIn(body, 'cartItem.quantity') ?? Object(form.cartItem).quantity
}
const liveProp =
  (name: string): Place =>
  (body) => {
    const value = partsOf(body).props[name]
    return Object(value).id ?? value
  }
// Forms name lines by their place from 0 on.
const lineAt = (place: unknown, cart: readonly { lineId?: string }[] = []) =>
  cart[Number(place)]?.lineId ?? `#${Number(place) + 1}`
const liveLine: Place = (body, { cart }) => lineAt(partsOf(body).args.index, cart)
const formLines: Place = (body, { cart }) => {
  const { items } = Object(Object(body).sylius_cart ?? Object(body).sylius_shop_cart)
  const changes = Object.entries(partsOf(body).updated).flatMap(([path, units]) => {
    const [, place] = /items\.(\d+)\.quantity$/.exec(path) ?? []
    return place === undefined ? [] : [[place, units] as const]
  })
  const lines = changes.length
    ? changes
    : Object.entries(Object(items)).map(([place, item]) => [place, Object(item).quantity] as const)
  return lines.map(([place, quantity]) => ({ lineId: lineAt(place, cart), quantity }))
}

const live = (component: string, action = '') =>
  new RegExp(
    `^POST .*/_components/${`sylius_shop:${component}`.replace(/:/g, '(:|%3A)')}${action}(\\?|$)`,
    'i',
  )
// The component comes back, with its errors, where nothing is sent on.
const form = { cart: false, proof: 'status', fails: /invalid-feedback|alert-danger/ } as const
const sentOn = { ...form, fails: /invalid-feedback|^status=200\nlocation=\n[\s\S]*</ } as const
const api = (method: string, path: string) =>
  new RegExp(`^${method} .*/api/v2/shop/orders/(?!.*/orders/)[\\w-]+${path}(\\?|$)`)

const apiCalls: readonly Call[] = [
  {
    at: api('POST', '/items'),
    asks: 'add',
    line: {
      variantId: codeAt('productVariant', 'productVariantCode'),
      itemId: codeAt('product', 'productCode'),
      quantity: 'quantity',
    },
  },
  {
    at: api('(PATCH|PUT)', '/items/(?<lineId>\\w+)'),
    asks: 'set',
    line: { quantity: 'quantity' },
  },
  {
    at: api('DELETE', '/items/(?<lineId>\\w+)'),
    asks: 'remove',
    cart: false,
    proof: 'status',
  },
  { at: api('DELETE', ''), asks: 'clear', cart: false, proof: 'status' },
  { at: api('(PUT|PATCH)', ''), says: /^couponCode=./m, asks: 'coupon', coupon: 'couponCode' },
  { at: api('(PUT|PATCH)', ''), says: /^(shipp|bill)ingAddress/m, asks: 'step', step: 'address' },
  { at: api('(PUT|PATCH)', ''), says: /^email=./m, asks: 'step', step: 'contact' },
  { at: api('(PUT|PATCH)', '/address'), asks: 'step', step: 'address' },
  { at: api('PATCH', '/shipments/\\w+'), asks: 'shipping', step: 'shipping' },
  { at: api('PATCH', '/payments/\\w+'), asks: 'payment', step: 'payment' },
  {
    at: api('PATCH', '/complete'),
    asks: 'order',
    order: { id: 'number|tokenValue', value: 'total', code: 'currencyCode', money: 'minor' },
  },
  { at: /^(GET|POST) .*\/api\/v2\/shop\/orders\b/, asks: 'show' },
]

/** Sylius: live components (version 2), forms (version 1), its shop API. */
export const sylius: Platform = {
  name: 'sylius',
  foreign: /./,
  cart: {
    in: 'items',
    lineId: 'id',
    variantId: codeAt('variant', 'productVariant'),
    // The code of a variant is what other shops call a SKU.
    sku: codeAt('variant', 'productVariant'),
    name: 'productName',
    price: 'unitPrice',
    quantity: 'quantity',
    code: 'currencyCode',
    money: 'minor',
  },
  calls: [
    {
      at: live('product:add_to_cart_form', '/addToCart'),
      asks: 'add',
      line: { itemId: liveProp('product'), variantId: liveProp('variant'), quantity: liveUnits },
      ...sentOn,
    },
    {
      at: live('cart:form', '/removeItem'),
      asks: 'remove',
      line: { lineId: liveLine },
      ...form,
    },
    { at: live('cart:form', '/clearCart'), asks: 'clear', ...form },
    {
      at: live('cart:form'),
      says: /updated\.\w+\.promotionCoupon=./m,
      asks: 'coupon',
      coupon: (body) => changedIn(body, 'promotionCoupon'),
      ...form,
    },
    {
      at: live('cart:form'),
      asks: 'set',
      line: { in: formLines, lineId: 'lineId', quantity: 'quantity' },
      ...form,
    },
    // Components draw themselves anew at every change of a field.
    { at: /\/_components\//, asks: 'nothing' },

    {
      at: /^POST .*\/ajax\/cart\/add\b/,
      asks: 'add',
      line: {
        itemId: 'productId',
        variantId: 'sylius_add_to_cart.cartItem.variant',
        quantity: 'sylius_add_to_cart.cartItem.quantity',
      },
      ...form,
      fails: /^errors\.|<\w/m,
    },
    {
      at: /^(DELETE|POST) .*\/ajax\/cart\/(?<lineId>\w+)\/remove/,
      asks: 'remove',
      ...form,
    },
    {
      at: /^(POST|PUT|PATCH) .*\/cart\/(?<lineId>\d+)\/remove/,
      asks: 'remove',
      ...form,
    },
    {
      at: /^(POST|PUT|PATCH) .*\/cart\/?(\?|$)/,
      says: /^sylius_(shop_)?cart\.promotionCoupon=./m,
      asks: 'coupon',
      coupon: 'sylius_cart.promotionCoupon|sylius_shop_cart.promotionCoupon',
      ...form,
    },
    { at: /^(POST|DELETE) .*\/cart\/?(\?|$)/, says: /^_method=DELETE/im, asks: 'clear', ...form },
    {
      at: /^(POST|PUT|PATCH) .*\/cart\/?(\?|$)/,
      says: /^sylius_/m,
      asks: 'set',
      line: { in: formLines, lineId: 'lineId', quantity: 'quantity' },
      ...form,
    },
    {
      at: /^(POST|PUT|PATCH) .*\/checkout\/address/,
      asks: 'step',
      step: 'address',
      ...form,
    },
    {
      at: /^(POST|PUT|PATCH) .*\/checkout\/select-shipping/,
      asks: 'shipping',
      step: 'shipping',
      ...form,
    },
    {
      at: /^(POST|PUT|PATCH) .*\/checkout\/select-payment/,
      asks: 'payment',
      step: 'payment',
      ...form,
    },
    ...apiCalls,
  ],
}
