import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createShop } from '../../examples/storefront/shop.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { addShownProduct, fillStep, SHOPPER, walkShop } from '../helpers/walk-shop.ts'

let browser: Browser
let page: Page
let server: ServerType
let shopUrl: string
let directory: string
let complaints: string[]

const openShop = (port = 0) =>
  new Promise<void>((resolve) => {
    const { fetch } = createShop({ dataFile: join(directory, 'shop.json') })
    server = serve({ fetch, port, hostname: '127.0.0.1' }, (address: AddressInfo) => {
      shopUrl = `http://127.0.0.1:${address.port}/`
      resolve()
    })
  })

const closeShop = () =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(() => browser.close())

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'waymark-shop-'))
  await openShop()
  page = await browser.newPage()
  complaints = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
})

afterEach(async () => {
  await page.close()
  await closeShop()
  rmSync(directory, { recursive: true })
})

const addProduct = async (slug: string, quantity = 1) => {
  await page.goto(`${shopUrl}products/${slug}`)
  return addShownProduct(page, { quantity })
}

const walkToPayment = async () => {
  await addProduct('tide-cup')
  await page.goto(`${shopUrl}checkout/contact`)
  await fillStep(page, SHOPPER.contact, 'Continue to shipping')
  await page.waitForURL('**/checkout/shipping')
  await fillStep(page, SHOPPER.shipping, 'Continue to payment')
  await page.waitForURL('**/checkout/payment')
}

describe('the example storefront', () => {
  it('lets a shopper buy, and tells what was bought', async () => {
    const walk = await walkShop(page, shopUrl, { variant: '100 g', quantity: 2 })
    expect(walk.added).toEqual({
      productId: '4101',
      variantId: '410102',
      sku: 'SEN-100',
      name: 'Morning Field Sencha',
      price: 17.9,
      currency: 'EUR',
      quantity: 2,
    })
    expect(walk.orderTotal).toBe(40.7)
    expect(walk.pagesVisited.map((url) => new URL(url).pathname)).toEqual([
      '/',
      '/collections/tea',
      '/products/morning-field-sencha',
      '/checkout/contact',
      '/checkout/shipping',
      '/checkout/payment',
      '/checkout/review',
      `/checkout/confirmation/${walk.orderId}`,
    ])
    expect(complaints).toEqual([])
  })

  it('shows the same confirmation again', async () => {
    const { orderId } = await walkShop(page, shopUrl)
    const first = await page.getByRole('main').innerText()
    await page.reload()
    expect(await page.getByRole('main').innerText()).toBe(first)
    expect(first).toContain(orderId)
  })

  it('hides an order from everybody else', async () => {
    await walkShop(page, shopUrl)
    const stranger = await browser.newContext()
    const response = await stranger.request.get(page.url())
    await stranger.close()
    expect(response.status()).toBe(404)
  })

  it('keeps the cart over a reload', async () => {
    await addProduct('tide-cup', 3)
    await page.reload()
    expect(await page.locator('.cart-count').innerText()).toBe('3')
  })

  it('joins a repeated add to the line that is there', async () => {
    await addProduct('tide-cup')
    await addProduct('tide-cup', 2)
    expect(await page.locator('#cart-drawer .line-quantity').inputValue()).toBe('3')
    expect(await page.locator('#cart-drawer .cart-line').count()).toBe(1)
  })

  it('gives as many as one order may hold, and says so', async () => {
    await addProduct('bamboo-whisk', 5)
    expect(await page.locator('#cart-drawer .line-quantity').inputValue()).toBe('2')
    expect(await page.locator('#cart-drawer .notice').innerText()).toContain('limited to 2')
  })

  it('refuses more than the store room holds, and says so', async () => {
    await page.goto(`${shopUrl}products/winter-matcha-bowl`)
    await page.getByLabel('Quantity').first().fill('4')
    const answer = page.waitForResponse('**/api/cart/lines')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    expect((await answer).status()).toBe(409)
    await page.getByText('We have only 3 of Winter Matcha Bowl left.').waitFor()
    expect(await page.locator('.cart-count').innerText()).toBe('0')
  })

  it('changes a quantity and removes a line in the drawer', async () => {
    await addProduct('tide-cup')
    const drawer = page.locator('#cart-drawer')
    await drawer.locator('.line-quantity').fill('4')
    await drawer.locator('.line-quantity').blur()
    await drawer.locator('.cart-total', { hasText: '€74.00' }).waitFor()
    await drawer.getByRole('button', { name: 'Remove' }).click()
    await drawer.getByText('Your cart is empty.').waitFor()
    expect(await page.locator('.cart-count').innerText()).toBe('0')
  })

  it('takes a coupon off the total', async () => {
    await addProduct('gooseneck-kettle')
    await page.locator('#cart-drawer').getByLabel('Coupon code').fill('welcome10')
    await page.locator('#cart-drawer').getByRole('button', { name: 'Apply' }).click()
    await page.locator('#cart-drawer .cart-total', { hasText: '€80.10' }).waitFor()
  })

  it('says what is wrong with a checkout form and stays', async () => {
    await addProduct('tide-cup')
    await page.goto(`${shopUrl}checkout/contact`)
    await fillStep(page, { 'E-mail': 'ada' }, 'Continue to shipping')
    await page.getByText('Enter an e-mail address').waitFor()
    await page.getByText('Enter the name for the parcel.').waitFor()
    expect(page.url()).toContain('/checkout/contact')
  })

  it('stays at the payment when the bank declines the card', async () => {
    await walkToPayment()
    const answer = page.waitForResponse('**/api/checkout/payment')
    await fillStep(
      page,
      { ...SHOPPER.payment, 'Card number': '4000 0000 0000 0002' },
      'Review order',
    )
    expect((await answer).status()).toBe(402)
    await page.getByText('Your bank declined this card.').waitFor()
    expect(page.url()).toContain('/checkout/payment')
  })

  it('keeps no card number', async () => {
    await walkShop(page, shopUrl)
    expect(readFileSync(join(directory, 'shop.json'), 'utf8')).not.toMatch(/4242[ -]?4242/)
  })

  it('loses neither cart nor order when it is started again', async () => {
    const { orderNumber } = await walkShop(page, shopUrl)
    const confirmation = page.url()
    await addProduct('tide-cup', 2)
    const { port } = new URL(shopUrl)
    await closeShop()
    await openShop(Number(port))
    await page.goto(confirmation)
    expect(await page.locator('.order-number').innerText()).toBe(orderNumber)
    expect(await page.locator('.cart-count').innerText()).toBe('2')
  })

  it('registers a customer, who finds the order again', async () => {
    const { orderNumber } = await walkShop(page, shopUrl)
    await page.goto(`${shopUrl}account/register`)
    await fillStep(
      page,
      { Name: 'Ada Larsen', 'E-mail': 'ada@example.com', Password: 'oolong-in-may' },
      'Create account',
    )
    await page.getByRole('heading', { name: 'Hello, Ada Larsen' }).waitFor()
    await page.getByRole('link', { name: orderNumber }).click()
    await page.getByText('Being packed').waitFor()
  })

  it('publishes a review as text, whatever is in it', async () => {
    await page.goto(`${shopUrl}products/tide-cup/review`)
    await fillStep(
      page,
      { Name: '<b>Ada</b>', 'Your review': '<img src=x onerror=alert(1)> good' },
      'Publish review',
    )
    await page.getByText('<img src=x onerror=alert(1)> good').waitFor()
    expect(complaints).toEqual([])
  })
})

describe('the shop on a phone', () => {
  const PHONE_WIDTH = 390

  it.each([
    '',
    'collections/tea',
    'products/morning-field-sencha',
    'cart',
    'checkout/contact',
    'account',
    'nothing-is-here',
  ])('is no wider than the screen: /%s', async (path) => {
    await page.setViewportSize({ width: PHONE_WIDTH, height: 844 })
    await addProduct('morning-field-sencha')
    await page.goto(`${shopUrl}${path}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE_WIDTH)
  })
})
