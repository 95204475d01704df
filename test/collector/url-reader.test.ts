import { describe, expect, it } from 'vitest'
import { createUrlReader } from '../../packages/collector/src/url-reader.ts'

const HOME = 'https://shop.example/'

describe('createUrlReader()', () => {
  it.each([
    ['https://shop.example/p?q=boots&token=abc#top', 'https://shop.example/p?q=boots'],
    ['javascript:alert(1)', undefined],
    [undefined, undefined],
  ])('cleans %s, each time', (url, clean) => {
    const reader = createUrlReader()
    expect([reader.clean(url), reader.clean(url)]).toEqual([clean, clean])
  })

  it('gives back a clean URL as it is, however many there are', () => {
    const reader = createUrlReader()
    const urls = Array.from({ length: 5_000 }, (_, page) => `${HOME}p/${page}`)
    expect(urls.map(reader.clean)).toEqual(urls)
    expect(urls.map(reader.clean)).toEqual(urls)
  })

  it('tells apart where a URL says how a visitor came', () => {
    const { partsOf } = createUrlReader()
    expect(partsOf(`${HOME}?utm_source=news&utm_medium=&utm_id=1&gclid=1`)).toEqual({
      host: 'shop.example',
      clickIds: ['gclid'],
      isTagged: true,
      source: 'news',
    })
    expect(partsOf(`${HOME}?q=boots`)).toEqual({
      host: 'shop.example',
      clickIds: [],
      isTagged: false,
    })
  })
})
