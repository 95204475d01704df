import { createExchangeReader } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'
import { CASES, inShort } from './exchanges.ts'

describe('generic.readExchange()', () => {
  it.each(CASES)('reads $name', ({ page, before, exchange, expected }) => {
    const reader = createExchangeReader({
      url: 'https://www.shop.example/products/mug',
      ...page,
      ...(before ? { cart: before } : {}),
    })
    const actions = reader.read({ method: 'GET', url: '/', status: 200, ...exchange })
    expect(actions.map(inShort)).toEqual(expected)
  })
})
