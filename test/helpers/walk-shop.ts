import type { Page } from 'playwright-core'

/** What the walker puts into its cart. */
export interface WalkOptions {
  /** Name of a collection in the navigation. @defaultValue `'Tea'` */
  collection?: string
  /** Name of a product in it. @defaultValue `'Morning Field Sencha'` */
  product?: string
  /** Name of a variant, where the product has some. */
  variant?: string
  /** @defaultValue `1` */
  quantity?: number
}

/** What the walker did, as it read it from the pages it saw. */
export interface Walk {
  /** Address of each page in the order it was seen. */
  pagesVisited: string[]
  added: {
    productId: string
    variantId: string
    sku: string
    name: string
    /** Major units of `currency`, for one piece. */
    price: number
    currency: string
    quantity: number
  }
  orderId: string
  /** What a shopper quotes, e.g. `KK-1001`. */
  orderNumber: string
  /** Major units of `currency`. */
  orderTotal: number
  currency: string
}

/** What the walker fills in, step by step. */
export const SHOPPER = {
  contact: { 'E-mail': 'ada@example.com', 'Full name': 'Ada Larsen' },
  shipping: { 'Street and number': 'Hafenweg 8', Postcode: '20457', City: 'Hamburg' },
  payment: {
    'Name on the card': 'Ada Larsen',
    'Card number': '4242 4242 4242 4242',
    'Valid until': '08/31',
    'Security code': '123',
  },
} as const

const SYMBOLS: Record<string, string> = { '€': 'EUR' }

/** Reads a price as a shopper sees it, e.g. `€17.90`. */
export function readPrice(text: string): { amount: number; currency: string } {
  const [, symbol = '', digits = ''] = /([^\d\s])([\d,]+\.\d{2})/.exec(text) ?? []
  const currency = SYMBOLS[symbol]
  if (!currency) throw new Error(`Cannot read a price from "${text}"`)
  return { amount: Number(digits.replaceAll(',', '')), currency }
}

/** Fills in a checkout step by its labels and sends it with its button. */
export async function fillStep(page: Page, values: Record<string, string>, button: string) {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: button }).click()
}

/** Chooses variant and quantity on a product page, adds them and waits for the drawer. */
export async function addShownProduct(page: Page, options: WalkOptions = {}) {
  const { variant, quantity = 1 } = options
  const form = page.locator('form.add-to-cart')
  if (variant) await form.getByText(variant, { exact: true }).click()
  await form.getByLabel('Quantity').fill(String(quantity))
  const { amount, currency } = readPrice(await page.locator('main .price').innerText())
  const chosen = form.locator('[name=variantId]:checked, [name=variantId][type=hidden]')
  const description = await page.locator('script[type="application/ld+json"]').textContent()
  const added = {
    productId: String(JSON.parse(description ?? '{}').productID),
    variantId: await chosen.inputValue(),
    sku: await page.locator('main .sku').innerText(),
    name: await page.getByRole('heading', { level: 1 }).innerText(),
    price: amount,
    currency,
    quantity,
  }
  await form.getByRole('button', { name: 'Add to cart' }).click()
  await page.locator('#cart-drawer[open] .cart-line').first().waitFor()
  return added
}

/**
 * Walks the example shop as a person does: home → listing → product → add to cart → checkout in
 * four steps → confirmation.
 */
export async function walkShop(
  page: Page,
  shopUrl: string,
  options: WalkOptions = {},
): Promise<Walk> {
  const { collection = 'Tea', product = 'Morning Field Sencha' } = options
  const pagesVisited: string[] = []
  const arriveAt = async (address: string | RegExp) => {
    await page.waitForURL(address, { waitUntil: 'load' })
    pagesVisited.push(page.url())
  }
  await page.goto(shopUrl)
  await arriveAt(/\/$/)
  await page.getByRole('navigation').getByRole('link', { name: collection, exact: true }).click()
  await arriveAt(/\/collections\//)
  await page.getByRole('main').getByRole('link', { name: product }).click()
  await arriveAt(/\/products\//)
  const added = await addShownProduct(page, options)
  await page.locator('#cart-drawer').getByRole('link', { name: 'Check out' }).click()
  await arriveAt(/\/checkout\/contact$/)
  await fillStep(page, SHOPPER.contact, 'Continue to shipping')
  await arriveAt(/\/checkout\/shipping$/)
  await fillStep(page, SHOPPER.shipping, 'Continue to payment')
  await arriveAt(/\/checkout\/payment$/)
  await fillStep(page, SHOPPER.payment, 'Review order')
  await arriveAt(/\/checkout\/review$/)
  await page.getByRole('button', { name: 'Place order' }).click()
  await arriveAt(/\/checkout\/confirmation\//)
  const total = readPrice(await page.locator('main .order-total').innerText())
  return {
    pagesVisited,
    added,
    orderId: await page.locator('main .order-id').innerText(),
    orderNumber: await page.locator('main .order-number').innerText(),
    orderTotal: total.amount,
    currency: total.currency,
  }
}
