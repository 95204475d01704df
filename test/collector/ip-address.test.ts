import { describe, expect, it } from 'vitest'
import {
  isAddressRange,
  parseAddress,
  parseRange,
} from '../../packages/collector/src/ip-address.ts'

describe('parseAddress()', () => {
  it.each([
    ['203.0.113.7', [203, 0, 113, 7]],
    ['::ffff:203.0.113.7', [203, 0, 113, 7]],
    ['[2001:db8::1]', [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['::1', [...Array(15).fill(0), 1]],
    ['fe80::1%eth0', [0xfe, 0x80, ...Array(13).fill(0), 1]],
    ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ])('reads %s', (text, bytes) => {
    expect(parseAddress(text)).toEqual(bytes)
  })

  it.each([
    '',
    'unknown',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4:80',
    '1::2::3',
    '1:2:3:4:5:6:7',
    ':::',
    'g::1',
    '1'.repeat(9_999),
  ])('reads no address from %.20j', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })
})

describe('parseRange()', () => {
  it.each([
    ['10.0.0.0/8', '10.255.1.2', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['192.0.2.128/25', '192.0.2.127', false],
    ['192.0.2.128/25', '192.0.2.255', true],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['0.0.0.0/0', '8.8.8.8', true],
    ['2001:db8::/33', '2001:db8:7fff::1', true],
    ['2001:db8::/33', '2001:db8:8000::1', false],
    ['0.0.0.0/0', '::1', false],
  ])('%s, asked for %s: %j', (range, address, isIn) => {
    expect(parseRange(range)?.(parseAddress(address) ?? [])).toBe(isIn)
  })

  it.each(['', 'proxy', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/', '10.0.0.0/8/8', '::/129'])(
    'reads no range from %j',
    (text) => {
      expect(parseRange(text)).toBeUndefined()
    },
  )
})

describe('isAddressRange()', () => {
  it.each([
    ['10.0.0.0/8', true],
    ['::1', true],
    ['10.0.0', false],
    [10, false],
  ])('%j: %j', (value, isRange) => {
    expect(isAddressRange(value)).toBe(isRange)
  })
})
