import { describe, expect, it } from 'vitest'
import { greeting } from '../../packages/waymark/src/greeting.ts'

const sites = { shop: { origins: [] }, pots: { origins: [] } }

describe('greeting()', () => {
  const text = greeting('http://127.0.0.1:9000', { databasePath: '/srv/tea.db', sites })

  it('gives a tag to paste for each site', () => {
    expect(text).toContain(
      '<script defer src="http://127.0.0.1:9000/waymark.js" data-site="shop"></script>',
    )
    expect(text).toContain('data-site="pots"></script>')
  })

  it('gives the tag by the path it was given', () => {
    expect(greeting('http://127.0.0.1:9000', { sites, tagPath: '/assets/shop.js' })).toContain(
      'src="http://127.0.0.1:9000/assets/shop.js" data-site="shop" data-endpoint="http://127.0.0.1:9000/"',
    )
  })

  it.each(['http://127.0.0.1:9000/map', 'http://127.0.0.1:9000/map/live', '/srv/tea.db'])(
    'tells %s',
    (place) => {
      expect(text).toContain(place)
    },
  )

  it.each(['http://0.0.0.0:9000', 'http://[::]:9000'])(
    'links where this machine reaches %s',
    (url) => {
      expect(greeting(url, { sites })).toContain('Journey map:   http://localhost:9000/map')
    },
  )

  it.each([
    { url: 'http://0.0.0.0:9000', origins: ['http://localhost:*'], isNamed: true },
    { url: 'http://127.0.0.1:9000', origins: ['https://tea.example'], isNamed: true },
    { url: 'http://127.0.0.1:9000', origins: ['*'], isNamed: true },
    { url: 'http://127.0.0.1:9000', origins: ['http://localhost:*'], isNamed: false },
    { url: 'http://127.0.0.1:9000', origins: ['http://127.0.0.1:3000'], isNamed: false },
  ])('names the address as one to replace at $url for $origins: $isNamed', (row) => {
    const told = greeting(row.url, { sites: { tea: { origins: row.origins } } })
    expect(told.includes('with the address shoppers reach')).toBe(row.isNamed)
  })

  it('tells where the map of each further site is', () => {
    const both = { tea: { origins: [] }, pots: { origins: [] } }
    const told = greeting('http://127.0.0.1:9000', { sites: both })
    expect(told.match(/\S+\/map\S*/g)).toEqual([
      'http://127.0.0.1:9000/map',
      'http://127.0.0.1:9000/map/sites/pots',
      'http://127.0.0.1:9000/map/live',
    ])
  })

  it('says who may see the map of an open collector', () => {
    expect(greeting('http://0.0.0.0:9000', { sites })).toContain('WAYMARK_ADMIN_TOKEN')
    expect(greeting('http://0.0.0.0:9000', { sites, adminToken: 'x'.repeat(22) })).not.toContain(
      'WAYMARK_ADMIN_TOKEN',
    )
  })
})
