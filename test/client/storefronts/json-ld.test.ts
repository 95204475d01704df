import { describe, expect, it } from 'vitest'
import { readMetadata } from '../../../packages/client/src/storefronts/json-ld.ts'

const url = 'https://shop.example/products/mug'
const mug = {
  '@type': 'Product',
  sku: 'MUG',
  name: 'Mug',
  brand: { '@type': 'Brand', name: 'Kiln' },
  category: 'Tableware',
  offers: { '@type': 'Offer', price: '24.90', priceCurrency: 'EUR' },
}
const viewed = {
  item_id: 'MUG',
  sku: 'MUG',
  item_name: 'Mug',
  item_brand: 'Kiln',
  item_category: 'Tableware',
  price: 24.9,
}

describe('readMetadata()', () => {
  it.each([
    ['at the root', [mug]],
    ['in an array', [[mug]]],
    ['in a graph', [{ '@graph': [{ '@type': 'WebPage' }, mug] }]],
    ['as the main entity', [{ '@type': 'ItemPage', mainEntity: mug }]],
    ['with a type by URL', [{ ...mug, '@type': ['http://schema.org/Product'] }]],
    ['with offers in a list', [{ ...mug, offers: [mug.offers] }]],
    [
      'with a price range',
      [
        {
          ...mug,
          offers: {
            '@type': 'AggregateOffer',
            lowPrice: 24.9,
            highPrice: 30,
            priceCurrency: 'EUR',
          },
        },
      ],
    ],
    [
      'with a price specification',
      [{ ...mug, offers: [{ priceSpecification: [{ price: '24.90', priceCurrency: 'EUR' }] }] }],
    ],
  ])('finds the product %s', (_, roots) => {
    expect(readMetadata(roots, url)).toMatchObject({ viewed, currency: 'EUR' })
  })

  it('gives the variants of a group its name and their own ids', () => {
    const group = { '@type': 'ProductGroup', productGroupID: 'M', name: 'Mug', hasVariant: [mug] }
    const { viewed, products } = readMetadata([group], url)
    expect([viewed?.item_id, products?.map(({ item_id }) => item_id)]).toEqual(['M', ['M', 'MUG']])
  })

  it('picks the product whose address is the page from several', () => {
    const other = { ...mug, sku: 'POT', url: 'https://shop.example/products/pot' }
    const own = { ...mug, url: '/products/mug' }
    expect(readMetadata([other, own], url).viewed?.item_id).toBe('MUG')
  })

  it('lists what an ItemList holds, in its order', () => {
    const list = {
      '@type': 'ItemList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, item: mug },
        { '@type': 'ListItem', position: 2, name: 'Pot', url: '/products/pot' },
        { '@type': 'ListItem', position: 3, url: '/products/cup' },
      ],
    }
    const { listed, viewed } = readMetadata([list], url)
    expect([listed?.map(({ item_name }) => item_name), viewed]).toEqual([['Mug', 'Pot'], undefined])
  })

  it('does not take breadcrumbs for a listing', () => {
    const crumbs = {
      '@type': 'BreadcrumbList',
      itemListElement: [{ '@type': 'ListItem', name: 'Home' }],
    }
    expect(readMetadata([crumbs], url).listed).toEqual([])
  })

  const order = {
    '@type': 'Order',
    orderNumber: 'A-1',
    priceCurrency: 'EUR',
    price: '49.80',
    customer: { '@type': 'Person', name: 'Ada Lovelace', email: 'ada@mail.example' },
    acceptedOffer: [
      {
        '@type': 'Offer',
        price: '24.90',
        itemOffered: { '@type': 'Product', sku: 'MUG', name: 'Mug' },
        eligibleQuantity: { value: 2 },
      },
    ],
  }

  it('reads an order with its number, value and products, and nobody', () => {
    expect(readMetadata([order], url).order).toEqual({
      orderId: 'A-1',
      value: 49.8,
      currency: 'EUR',
      items: [{ item_id: 'MUG', sku: 'MUG', item_name: 'Mug', price: 24.9, quantity: 2 }],
    })
  })

  it.each(['orderNumber', 'price', 'priceCurrency'])(
    'takes an order without %s for none',
    (key) => {
      expect(readMetadata([{ ...order, [key]: undefined }], url).order).toBeUndefined()
    },
  )

  it.each([[null], ['text'], [{ '@graph': null }], [{ '@type': 'Product', offers: 7 }], [[[[]]]]])(
    'survives %j',
    (root) => {
      expect(() => readMetadata([root], url)).not.toThrow()
    },
  )
})
