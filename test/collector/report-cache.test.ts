import { describe, expect, it } from 'vitest'
import { createReportCache } from '../../packages/collector/src/report-cache.ts'

function setUp() {
  let at = 0
  let drawings = 0
  const cache = createReportCache({ now: () => at, maxAgeMs: 1_000 })
  return {
    cache,
    draw: async () => `drawing ${++drawings}`,
    pass: (ms: number) => {
      at += ms
    },
  }
}

describe('createReportCache()', () => {
  it('draws a version once, also for those who ask meanwhile', async () => {
    const { cache, draw } = setUp()
    const pages = await Promise.all([cache.get('shop', 1, draw), cache.get('shop', 1, draw)])
    expect(pages).toEqual(['drawing 1', 'drawing 1'])
  })

  it('draws anew when the version has changed', async () => {
    const { cache, draw } = setUp()
    await cache.get('shop', 1, draw)
    expect(await cache.get('shop', 2, draw)).toBe('drawing 2')
  })

  it('draws anew when the page is old, as journeys end by time passing', async () => {
    const { cache, draw, pass } = setUp()
    await cache.get('shop', 1, draw)
    pass(1_000)
    expect(await cache.get('shop', 1, draw)).toBe('drawing 2')
  })

  it('keeps sites apart', async () => {
    const { cache, draw } = setUp()
    await cache.get('shop', 1, draw)
    expect(await cache.get('other', 1, draw)).toBe('drawing 2')
  })

  it('tries again after a failure', async () => {
    const { cache, draw } = setUp()
    const failing = cache.get('shop', 1, () => Promise.reject(new Error('no memory')))
    await expect(failing).rejects.toThrow('no memory')
    expect(await cache.get('shop', 1, draw)).toBe('drawing 1')
  })
})
