import { createExchangeReader, generic } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'
import { CASES, inShort } from './exchanges.ts'

describe('generic.readExchange()', () => {
  it.each(CASES)('reads $name', ({ page, before, exchange, expected }) => {
    const url = 'https://www.shop.example/products/mug'
    const shown = { url, ...page, ...(before ? { cart: before } : {}) }
    const reader = createExchangeReader(shown, [generic])
    const actions = reader.read({ method: 'GET', url: '/', status: 200, ...exchange })
    expect(actions.map(inShort)).toEqual(expected)
  })
})
