import { describe, expect, it } from 'vitest'
import { countText } from '../../../packages/waymark/src/commands/count-text.ts'

describe('countText()', () => {
  it.each([
    [0, '0 touchpoints'],
    [1, '1 touchpoint'],
    [2_000, '2,000 touchpoints'],
  ])('says %i as "%s"', (count, text) => {
    expect(countText(count, 'touchpoint')).toBe(text)
  })
})
