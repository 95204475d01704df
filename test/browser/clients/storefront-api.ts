import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { buildClientSchema, graphql } from 'graphql'
import { type Act, type Ask, COUPON, MUG } from './client.ts'

// Shopify publishes the schema of its API with Hydrogen: queries are checked and answered by it.
const file = createRequire(import.meta.url).resolve('@shopify/hydrogen/storefront.schema.json')
const schema = buildClientSchema(JSON.parse(readFileSync(file, 'utf8')))

const VARIANT = 'gid://shopify/ProductVariant/40'
/** Id of the cart that the API answers with. */
export const CART = 'gid://shopify/Cart/c1?key=k1'
const CHECKOUT_URL = 'https://checkout.mugs.example/cart/c/c1?key=k1'

// A code that is refused is kept all the same, as one that does not apply.
const CODES: Partial<Record<Act, readonly object[]>> = {
  coupon: [{ code: COUPON, applicable: true }],
  badCoupon: [{ code: 'NOPE', applicable: false }],
}

const money = (amount: number) => ({ amount: amount.toFixed(1), currencyCode: 'EUR' })
const connection = (nodes: readonly object[]) => ({
  nodes,
  edges: nodes.map((node) => ({ cursor: 'x', node })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
})

function lineOf(quantity: number) {
  const amount = money(quantity * MUG.price)
  const price = money(MUG.price)
  return {
    ...{ __typename: 'CartLine', id: 'gid://shopify/CartLine/9?cart=c1', quantity, attributes: [] },
    ...{ discountAllocations: [], instructions: { canRemove: true, canUpdateQuantity: true } },
    cost: { totalAmount: amount, subtotalAmount: amount, amountPerQuantity: price },
    merchandise: {
      ...{ __typename: 'ProductVariant', id: VARIANT, sku: MUG.sku, title: 'Blue', price },
      ...{ availableForSale: true, requiresShipping: true, selectedOptions: [] },
      product: {
        ...{ id: 'gid://shopify/Product/7', handle: 'mug', title: MUG.name, vendor: 'Pottery' },
        options: [],
      },
    },
  }
}

function cartOf({ act, quantity }: Pick<Ask, 'act' | 'quantity'>) {
  const amount = money(quantity * MUG.price)
  return {
    ...{ id: CART, totalQuantity: quantity, checkoutUrl: CHECKOUT_URL, attributes: [], note: null },
    ...{ createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' },
    cost: {
      ...{ totalAmount: amount, subtotalAmount: amount, checkoutChargeAmount: amount },
      ...{ totalAmountEstimated: true, subtotalAmountEstimated: true },
    },
    buyerIdentity: { countryCode: 'DE', email: 'ada@mail.example', phone: null, customer: null },
    ...{ appliedGiftCards: [], discountAllocations: [], deliveryGroups: connection([]) },
    discountCodes: CODES[act] ?? [],
    lines: connection(quantity ? [lineOf(quantity)] : []),
  }
}

/** What every mutation answers: the cart, what was refused, and what was taken differently. */
function payloadOf(ask: Pick<Ask, 'act' | 'quantity'>) {
  const refusal = { code: 'INVALID', field: ['lines'], message: 'The mug is not for sale' }
  const warning = { code: 'DISCOUNT_NOT_FOUND', message: 'NOPE is not valid', target: CART }
  return {
    cart: ask.act === 'refuse' ? null : cartOf(ask),
    userErrors: ask.act === 'refuse' ? [refusal] : [],
    warnings: ask.act === 'badCoupon' ? [warning] : [],
  }
}

/** Answers a request to Shopify's Storefront API with what it selects, and nothing else. */
export async function answerStorefrontApi(ask: Pick<Ask, 'act' | 'quantity' | 'body'>) {
  const { query, variables } = JSON.parse(ask.body)
  const names = ['Create', 'LinesAdd', 'LinesUpdate', 'LinesRemove', 'DiscountCodesUpdate']
  const payloads = [...names, 'BuyerIdentityUpdate'].map((name) => [`cart${name}`, payloadOf(ask)])
  const rootValue = { cart: cartOf(ask), ...Object.fromEntries(payloads) }
  const result = await graphql({ schema, source: query, variableValues: variables, rootValue })
  if (result.errors) throw Error(result.errors.join('\n'))
  return JSON.parse(JSON.stringify(result))
}
