import { describe, expect, it } from 'vitest'
import { onlooker } from '../../../packages/client/src/storefronts/onlooker.ts'

const page = { url: 'https://www.shop.example/cart' }

describe('onlooker', () => {
  it.each([
    ['POST', '/cart/add', true],
    ['POST', '/anything', true],
    ['GET', '/cart.json', true],
    ['GET', '/mugs', false],
    ['POST', 'https://api.shop.example/v1/lines', true],
    ['POST', 'https://backend.example/graphql', true],
    ['POST', 'https://vendor.example/cart/add', false],
  ])('tells whether %s %s is worth holding: %s', (method, url, expected) => {
    expect(onlooker.isRelevant({ method, url }, page)).toBe(expected)
  })

  it('reads the page and no exchange', () => {
    const add = { method: 'POST', url: '/cart/add', requestBody: 'sku=MUG', status: 201 }
    expect([
      onlooker.readPage(page).map(({ type }) => type),
      onlooker.readExchange(add, { page, cart: [] }),
    ]).toEqual([['view_cart'], []])
  })
})
