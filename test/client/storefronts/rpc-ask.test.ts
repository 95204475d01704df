import type { Exchange } from '@waymark/client/storefronts'
import { createExchangeReader } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'
import { inShort } from './exchanges.ts'

const url = 'https://www.shop.example/us/products/mug'
const flight = '0:{"a":"$@1","f":"","b":"x"}\n1:{"ok":true}\n'
const action = (requestBody: Exchange['requestBody'], responseBody = flight): Exchange => ({
  method: 'POST',
  url,
  requestHeaders: {
    'Next-Action': '40aabbccddeeff00112233445566778899aabbccdd',
    Accept: 'text/x-component',
  },
  ...(requestBody && { requestBody }),
  status: 200,
  responseHeaders: { 'content-type': 'text/x-component' },
  responseBody,
})
const livewire = (method: string, ...params: unknown[]): Exchange => ({
  method: 'POST',
  url: '/livewire/update',
  requestBody: JSON.stringify({
    _token: 't',
    components: [{ snapshot: '{}', updates: {}, calls: [{ path: '', method, params }] }],
  }),
  status: 200,
  responseBody: '{"components":[{"snapshot":"{}","effects":{"html":"<div>"}}]}',
})

describe('readRpcAsk()', () => {
  it.each<[string, Exchange, string[]]>([
    [
      'a server action with JSON',
      action('[{"variantId":"variant_b","quantity":2,"countryCode":"us"}]'),
      ['add_to_cart variant_b×2'],
    ],
    [
      'a server action with a form',
      action([
        ['1_id', '77'],
        ['1_quantity', '1'],
        ['1_attribute[12]', '103'],
        ['0', '["$K1"]'],
      ]),
      ['add_to_cart 77×1'],
    ],
    [
      'a server action that threw',
      action('[{"variantId":"v","quantity":1}]', '1:E{"digest":"1"}'),
      [],
    ],
    [
      'a server action that says no',
      action('[{"variantId":"v","quantity":1}]', '1:{"success":false}'),
      [],
    ],
    ['a server action about something else', action('["ada@mail.example"]'), []],
    ['a Livewire call that adds', livewire('addToCart', 12, 3), ['add_to_cart 12×3']],
    ['a Livewire call that does not', livewire('toggleWishlist', 12), []],
  ])('reads %s', (_, exchange, expected) => {
    expect(createExchangeReader({ url }).read(exchange).map(inShort)).toEqual(expected)
  })

  it('believes it less than an answer that shows the cart', () => {
    const [add] = createExchangeReader({ url }).read(livewire('addToCart', 12, 3))
    expect(add?.confidence).toBeLessThan(0.5)
  })
})
