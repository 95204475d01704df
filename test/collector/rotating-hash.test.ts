import { describe, expect, it } from 'vitest'
import { createRotatingHash } from '../../packages/collector/src/rotating-hash.ts'

const addresses = Array.from({ length: 20_000 }, (_, i) => `203.${i >> 8}.${i & 255}.1`)

describe('createRotatingHash()', () => {
  it('names a text the same for an hour, and otherwise afterwards', () => {
    let clock = 0
    const hash = createRotatingHash({ now: () => clock })
    const first = hash('203.0.113.7')
    clock = 3_599_999
    expect(hash('203.0.113.7')).toBe(first)
    clock = 3_600_000
    expect(hash('203.0.113.7')).not.toBe(first)
  })

  it('names addresses differently', () => {
    const hash = createRotatingHash({ now: () => 0 })
    expect(new Set(addresses.map(hash)).size).toBe(addresses.length)
  })

  it('does not tell the text', () => {
    const hash = createRotatingHash({ now: () => 0 })
    expect(hash('203.0.113.7')).not.toContain('203')
  })

  it('is another one in another process', () => {
    const [one, two] = [0.1, 0.2].map((seed) =>
      createRotatingHash({ now: () => 0, random: () => seed })('203.0.113.7'),
    )
    expect(one).not.toBe(two)
  })
})
