import type { Exchange, Platform } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'
import { createPlatformFinder } from '../../../packages/client/src/sources/platform-finder.ts'

const url = 'https://www.shop.example/mug'
const page = { url }
const mugs: Platform = {
  name: 'medusa',
  calls: [
    { at: /\/store\/carts\//, asks: 'show' },
    { at: /\/cart\/preview/, asks: 'nothing' },
  ],
}
const medusaCall: Exchange = {
  method: 'POST',
  url: '/store/carts/c1/line-items',
  requestHeaders: { 'x-publishable-api-key': 'pk' },
  status: 200,
}
const post = (path: string): Exchange => ({ method: 'POST', url: path, status: 200 })

/** A finder of a device that remembers `platform`, and the platforms it has asked for. */
function open({ platform, isParsed = true }: { platform?: string; isParsed?: boolean } = {}) {
  const kept = new Map<string, unknown>(platform ? [['platform', platform]] : [])
  const asked: string[] = []
  const finder = createPlatformFinder({
    async load(name) {
      asked.push(name)
      return name === 'medusa' ? mugs : undefined
    },
    memory: {
      ready: Promise.resolve(),
      get: (key) => kept.get(key),
      set: (key, value) => void kept.set(key, value),
    },
    isParsed: () => isParsed,
  })
  const find = async (exchange?: Exchange) => {
    const found = await finder.find(page, exchange)
    return found?.storefronts.map(({ name, isRelevant }) => [
      name,
      isRelevant(post('/ajax/cart/add'), page),
    ])
  }
  return { finder, find, asked }
}

describe('createPlatformFinder()', () => {
  it('fetches what an exchange shows, and nobody for strangers beside it', async () => {
    const { find, asked } = open()
    expect([await find(medusaCall), asked]).toEqual([[['medusa', false]], ['medusa']])
  })

  it('fetches the generic reader for a cart call the platform has no word on', async () => {
    const { finder, find } = open()
    await find(medusaCall)
    const isTelling = finder.isTelling(post('/ajax/cart/add'), url)
    expect([isTelling, await find(post('/ajax/cart/add'))]).toEqual([true, [['medusa', true]]])
  })

  it.each(['/cart/preview', '/collect', 'https://vendor.example/cart/add'])(
    'fetches nothing for %s of a known platform',
    async (path) => {
      const { find } = open()
      await find(medusaCall)
      expect(await find(post(path))).toBeUndefined()
    },
  )

  it('lets a cart call wait for the platform, and then for the generic reader', async () => {
    const { find } = open()
    const found = await Promise.all([find(medusaCall), find(post('/ajax/cart/add'))])
    expect(found).toEqual([[['medusa', false]], [['medusa', true]]])
  })

  it('takes no shop for unknown before its page has been read', async () => {
    const { find } = open({ isParsed: false })
    await Promise.resolve()
    expect(await find()).toBeUndefined()
  })

  it('takes no shop for unknown before the device has answered', async () => {
    const { finder, find } = open()
    const early = finder.find(page)
    await Promise.resolve()
    expect([early, await find()]).toEqual([undefined, [['generic', true]]])
  })

  it('fetches the generic reader for what may be a cart call of an unknown shop', async () => {
    const { find } = open({ isParsed: false })
    expect(await find(post('/ajax/cart/add'))).toEqual([['generic', true]])
  })

  it('reads generically what is recognised but cannot be fetched', async () => {
    const { find, asked } = open({ platform: 'saleor' })
    await Promise.resolve()
    expect([await find(), asked]).toEqual([[['generic', true]], ['saleor']])
  })
})
