import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type RunningCollector } from '@waymark/collector/node'
import type { StoredTouchpoint } from '@waymark/protocol'
import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startCollector } from '../../examples/spa/collector.ts'
import { serveShop } from '../../examples/spa/serve-shop.ts'
import { describeInChromium } from '../helpers/in-chromium.ts'
import { readPrice } from '../helpers/walk-shop.ts'

const SITE = 'leaf-and-letter'
const TEA = 'Slow Answer Oolong'

describeInChromium('the example SPA', (browser) => {
  let directory: string
  let collector: RunningCollector
  let shop: Awaited<ReturnType<typeof serveShop>>
  let shopUrl: string
  let context: BrowserContext
  let page: Page
  let complaints: string[]
  let sentCount: number

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-spa-'))
    collector = await startCollector(join(directory, 'waymark.db'))
    shop = await serveShop(collector.url, { port: 0, watch: null })
    shopUrl = shop.resolvedUrls?.local[0] ?? ''
    context = await browser.newContext()
    page = await context.newPage()
    complaints = []
    sentCount = 0
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('request', (request) => {
      if (request.url().includes('/v1/batch')) sentCount += 1
    })
    await page.goto(shopUrl)
    await page.getByRole('heading', { level: 1 }).waitFor()
  })
  afterEach(async () => {
    await context.close()
    await shop.close()
    await collector.close()
    rmSync(directory, { recursive: true })
  })

  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const pathOf = ({ url = '' }: StoredTouchpoint) => new URL(url).pathname

  /** Everything stored, in the order a journey reads it. */
  async function storedInAll(): Promise<StoredTouchpoint[]> {
    const store = await openStore(join(directory, 'waymark.db'))
    const touchpoints: StoredTouchpoint[] = []
    for await (const touchpoint of store.read(SITE)) touchpoints.push(touchpoint)
    await store.close()
    return touchpoints
  }

  /** What is stored of the visitor's doing: all but measurements. */
  const stored = async () => (await storedInAll()).filter(({ type }) => type !== 'web_vital')

  const waitForStored = (isThere: (touchpoint: StoredTouchpoint) => boolean) =>
    vi.waitUntil(async () => (await stored()).some(isThere), { timeout: 20_000 })

  async function walkToTea(): Promise<void> {
    await link('See the teas').click()
    await page.getByRole('heading', { name: 'Teas' }).waitFor()
    await link(TEA).click()
    await page.getByRole('heading', { name: TEA, level: 1 }).waitFor()
  }

  /** Looks up the brewing guide, orders two tins and gives what the shopper saw. */
  async function order() {
    await page.getByText('How to brew it').click()
    await page.getByText('Leaves per cup').waitFor()
    const { amount, currency } = readPrice(await page.locator('.price.large').innerText())
    await page.getByLabel('Tins').selectOption('2')
    await press('Add to cart')
    await link('Go to the cart').click()
    await press('Order now')
    const orderId = await page.locator('.order-id').innerText()
    return { orderId, amount, currency }
  }

  /** What this browser keeps for the shop, by name. */
  async function kept(): Promise<string[]> {
    const cookies = await context.cookies()
    const stores = await page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name = '' }) => name),
    ])
    return [...cookies.map(({ name }) => name), ...stores]
  }

  it('leaves each page and act once and in order, under StrictMode', async () => {
    await press('Accept')
    await walkToTea()
    const { orderId } = await order()
    const confirmation = `/order-confirmation/${orderId}`
    await waitForStored((touchpoint) => pathOf(touchpoint) === confirmation)
    const told = (await stored()).map((touchpoint) => `${touchpoint.type} ${pathOf(touchpoint)}`)
    expect(told).toEqual([
      'page_view /',
      'page_view /collections/tea',
      'page_view /products/slow-answer-oolong',
      'view_item /products/slow-answer-oolong',
      'brew_guide_opened /products/slow-answer-oolong',
      'add_to_cart /products/slow-answer-oolong',
      'page_view /cart',
      'purchase /cart',
      `page_view ${confirmation}`,
    ])
    expect(complaints).toEqual([])
  })

  it('leaves no gap', async () => {
    await press('Accept')
    await walkToTea()
    await waitForStored(({ type }) => type === 'view_item')
    const seqs = (await storedInAll()).map(({ seq = -1 }) => seq).sort((a, b) => a - b)
    expect(seqs).toEqual(seqs.map((_, index) => index))
  })

  it('tells what was put into the cart, ordered and asked for', async () => {
    await press('Accept')
    await walkToTea()
    const { orderId, amount, currency } = await order()
    await waitForStored(({ type }) => type === 'purchase')
    const priceMinor = Math.round(amount * 100)
    const item = { item_id: 'tea-3', item_name: TEA, priceMinor, quantity: 2 }
    const act = { currency, valueMinor: 2 * priceMinor, items: [item], origin: { source: 'api' } }
    const touchpoints = await stored()
    const ofType = (wanted: string) => touchpoints.filter(({ type }) => type === wanted)
    expect(ofType('add_to_cart')).toMatchObject([act])
    expect(ofType('purchase')).toMatchObject([{ ...act, orderId }])
    expect(ofType('brew_guide_opened')).toMatchObject([{ props: { item_id: 'tea-3' } }])
  })

  it('holds everything until the visitor accepts, then tells it with its own times', async () => {
    await walkToTea()
    expect(await kept()).toEqual([])
    expect(sentCount).toBe(0)
    const acceptedAt = Date.now()
    await press('Accept')
    await waitForStored(({ type }) => type === 'view_item')
    const touchpoints = await stored()
    expect(touchpoints.map(({ type }) => type)).toEqual([
      'page_view',
      'page_view',
      'page_view',
      'view_item',
    ])
    expect(touchpoints.filter(({ occurredAt }) => occurredAt > acceptedAt)).toEqual([])
    expect(new Set(touchpoints.map(({ consent }) => consent))).toEqual(new Set(['granted']))
  })

  it('remembers that the visitor accepted, and who it was', async () => {
    await press('Accept')
    await waitForStored(({ type }) => type === 'page_view')
    await page.goto(`${shopUrl}cart`)
    await page.getByRole('heading', { name: 'Your cart' }).waitFor()
    expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0)
    await waitForStored((touchpoint) => pathOf(touchpoint) === '/cart')
    const visitors = (await stored()).map(({ anonymousId }) => anonymousId)
    expect(visitors).toHaveLength(2)
    expect(new Set(visitors).size).toBe(1)
  })

  it('stores nothing anywhere once the visitor declined', async () => {
    await press('Decline')
    await walkToTea()
    await order()
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('button', { name: 'Decline' }).count()).toBe(0)
    expect(await kept()).toEqual(['consent'])
    // Leaving is when a tracker would send its last.
    await page.goto('about:blank')
    expect(sentCount).toBe(0)
    expect(await stored()).toEqual([])
  })

  it('never tells what happened while the visitor declined', async () => {
    await press('Decline')
    await walkToTea()
    await press('Privacy choices')
    await press('Accept')
    await link('Cart 0').click()
    await waitForStored((touchpoint) => pathOf(touchpoint) === '/cart')
    expect((await stored()).map(({ type }) => type)).toEqual(['page_view'])
  })

  it('forgets the visitor who takes the consent back', async () => {
    await press('Accept')
    await waitForStored(({ type }) => type === 'page_view')
    expect(await kept()).toContain(`waymark_${SITE}`)
    await press('Privacy choices')
    await press('Decline')
    const before = await stored()
    await walkToTea()
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['consent'])
    await page.goto('about:blank')
    expect(await stored()).toEqual(before)
  })

  it('has one tracker, however often it is made', async () => {
    // A second copy of the module, as hot reloading makes one. Text, as this file's own `import()`
    // would not be the browser's.
    const isSame = await page.evaluate(`
      Promise.all([import('/src/tracker.ts'), import('/src/tracker.ts?copy')])
        .then(([first, second]) => first.tracker === second.tracker)
    `)
    expect(isSame).toBe(true)
    await press('Accept')
    await waitForStored(({ type }) => type === 'page_view')
    expect(await stored()).toHaveLength(1)
  })
})

describe('npm start of the example SPA', () => {
  it('prints where shop and map are, and stops in peace', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'waymark-spa-'))
    const child = spawn(
      process.execPath,
      ['--conditions=@waymark/source', '--import', 'tsx', 'start.ts', '--data', directory],
      {
        cwd: join(import.meta.dirname, '../../examples/spa'),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const ended = once(child, 'exit')
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    const linkTo = (name: string) => new RegExp(`${name}: +(\\S+)\\s`).exec(output)?.[1] ?? ''
    await vi.waitUntil(() => linkTo('As it arrives'), { timeout: 20_000 })
    const pages = await Promise.all(
      ['Shop', 'Journey map'].map(async (name) => (await fetch(linkTo(name))).text()),
    )
    expect(pages[0]).toContain('/src/main.tsx')
    expect(pages[1]).toContain('<h1>Journey map</h1>')
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    rmSync(directory, { recursive: true })
  })
})
