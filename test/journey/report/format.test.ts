import { CHANNELS } from '@waymark/journey/channel'
import { describe, expect, it } from 'vitest'
import {
  channelLabel,
  formatAgo,
  formatClock,
  formatCount,
  formatDate,
  formatDuration,
  formatMoney,
  formatRange,
  formatShare,
  formatTypicalDuration,
  typeLabel,
} from '../../../packages/journey/src/report/format.ts'
import { MONDAY_AT } from '../../helpers/stored-touchpoint.ts'

describe('formatMoney()', () => {
  it.each([
    [2490, 'EUR', '€24.90'],
    [2490, 'JPY', 'JP¥2,490'],
    [24900, 'BHD', 'BHD\u00a024.900'],
    [-500, 'USD', '-US$5.00'],
    [100, 'no currency', '100 no currency'],
  ])('writes %d minor units of %s as %s', (valueMinor, currency, text) => {
    expect(formatMoney(valueMinor, currency)).toBe(text)
  })
})

describe('formatDuration()', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [45_400, '45 s'],
    [59_700, '1 min'],
    [130_000, '2 min 10 s'],
    [3 * 3_600_000, '3 h'],
    [25 * 3_600_000, '1 day 1 h'],
    [48 * 3_600_000, '2 days'],
  ])('writes %d ms as %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text)
  })
})

describe('formatTypicalDuration()', () => {
  it.each([
    [42_400, '42 s'],
    [180_900, '3 min'],
    [314_000, '5 min 10 s'],
    [3_600_000 + 89_000, '1 h 1 min'],
  ])('rounds %d ms to %s', (durationMs, text) => {
    expect(formatTypicalDuration(durationMs)).toBe(text)
  })
})

describe('formatAgo()', () => {
  it.each([
    [-1_000, 'just now'],
    [400, 'just now'],
    [90_000, '1 min 30 s ago'],
  ])('writes %d ms as %s', (durationMs, text) => {
    expect(formatAgo(durationMs)).toBe(text)
  })
})

describe('formatDate(), formatClock()', () => {
  it('write the time of UTC', () => {
    expect([formatDate(MONDAY_AT), formatClock(MONDAY_AT)]).toEqual(['Mon, 2 Mar 2026', '09:00:00'])
  })
})

describe('formatShare(), formatRange()', () => {
  it('write whole percents that do not break', () => {
    expect(formatShare(1, 3)).toBe('33\u00a0%')
    expect(formatRange({ low: 0.314, high: 0.449 })).toBe('31–45\u00a0%')
  })

  it('know no share of nothing', () => {
    expect(formatShare(0, 0)).toBe('–')
  })
})

describe('formatCount()', () => {
  it.each([
    [0, '0 visitors'],
    [1, '1 visitor'],
    [1_200, '1,200 visitors'],
  ])('writes %d as %s', (count, text) => {
    expect(formatCount(count, 'visitor')).toBe(text)
  })
})

describe('typeLabel(), channelLabel()', () => {
  it.each([
    ['view_item', 'Product viewed'],
    ['page_view', 'Page view'],
    ['my_own_type', 'My own type'],
  ])('write the type %s as %s', (type, text) => {
    expect(typeLabel(type)).toBe(text)
  })

  it('write every channel in words', () => {
    expect(CHANNELS.map(channelLabel).filter((label) => !/^[A-Z][A-Za-z ]+$/.test(label))).toEqual(
      [],
    )
  })
})
