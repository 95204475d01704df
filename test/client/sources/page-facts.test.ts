import { beforeEach, describe, expect, it } from 'vitest'
import { describeDocument, readPageFacts } from '../../../packages/client/src/sources/page-facts.ts'

const url = 'https://shop.example/products/mug'
const jsonLd =
  '<script type="application/ld+json">{"@type":"Product","sku":"A","offers":{"price":1,"priceCurrency":"EUR"}}</script>'
const broken = '<script type="application/ld+json">{"@type":</script>'
const openGraph =
  '<meta property="og:type" content="product"><meta property="og:title" content="Mug"><meta property="product:retailer_item_id" content="C"><meta property="product:price:amount" content="3.5"><meta property="product:price:currency" content="EUR">'
const microdata =
  '<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name"> Mug </h1><meta itemprop="sku" content="B"><div itemprop="brand" itemscope><span itemprop="name">Kiln</span></div><div itemprop="offers" itemscope><span itemprop="price" content="2.5">€ 2,50</span><meta itemprop="priceCurrency" content="EUR"></div></div>'

describe('readPageFacts()', () => {
  beforeEach(() => {
    document.head.innerHTML = ''
    document.body.innerHTML = ''
  })

  it.each([
    ['JSON-LD first', jsonLd + openGraph, microdata, { item_id: 'A', price: 1 }],
    ['JSON-LD beside a broken one', broken + jsonLd, '', { item_id: 'A', price: 1 }],
    ['microdata', '', microdata, { item_id: 'B', item_name: 'Mug', price: 2.5 }],
    ['OpenGraph', openGraph, '', { item_id: 'C', item_name: 'Mug', price: 3.5 }],
  ])('reads %s', (_, head, body, expected) => {
    document.head.innerHTML = head
    document.body.innerHTML = body
    expect(readPageFacts(document, url)).toMatchObject({ viewed: expected, currency: 'EUR' })
  })

  it('finds nothing on a page that says nothing', () => {
    expect(readPageFacts(document, url)).toEqual({})
  })
})

describe('describeDocument()', () => {
  it('tells what stage inference may use', () => {
    document.head.innerHTML = '<meta property="og:type" content="article">'
    document.body.className = 'x'.repeat(300)
    document.documentElement.lang = 'fr'
    expect(describeDocument(document, undefined)).toEqual({
      ogType: 'article',
      bodyClass: 'x'.repeat(200),
      lang: 'fr',
    })
  })
})
