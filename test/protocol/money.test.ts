import { currencyExponent, isCurrency, toMajorUnits, toMinorUnits } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('currencyExponent()', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['EUR', 2],
    ['USD', 2],
    ['KWD', 3],
    ['BHD', 3],
    ['XXX', 2],
  ])('knows that %s has %i decimal places', (currency, exponent) => {
    expect(currencyExponent(currency)).toBe(exponent)
  })
})

describe('toMinorUnits()', () => {
  it.each([
    [24.9, 'EUR', 2_490],
    [1.005, 'USD', 101],
    [8.345, 'USD', 835],
    [0.615, 'USD', 62],
    [1.0005, 'KWD', 1_001],
    [1_200, 'JPY', 1_200],
    [1_200.5, 'JPY', 1_201],
    [-24.9, 'EUR', -2_490],
    [-1.005, 'USD', -101],
    [0, 'EUR', 0],
    [1e-7, 'EUR', 0],
    [123_456_789_012.34, 'EUR', 12_345_678_901_234],
    [999_999_999_999.999, 'KWD', 999_999_999_999_999],
    [1e21, 'JPY', 1e21],
  ])('stores %d %s as %d', (amount, currency, minor) => {
    expect(toMinorUnits(amount, currency)).toBe(minor)
  })

  it('gives a plain zero for a negative amount too small to store', () => {
    expect(toMinorUnits(-0.001, 'EUR')).toBe(0)
  })
})

describe('toMajorUnits()', () => {
  it.each([
    [2_490, 'EUR', 24.9],
    [1_200, 'JPY', 1_200],
    [1_001, 'KWD', 1.001],
    [-101, 'USD', -1.01],
  ])('reads %d as an amount of %s', (minor, currency, amount) => {
    expect(toMajorUnits(minor, currency)).toBe(amount)
  })

  it('is undone by toMinorUnits()', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e14, max: 1e14 }),
        fc.constantFrom('JPY', 'EUR', 'KWD'),
        (minor, currency) => toMinorUnits(toMajorUnits(minor, currency), currency) === minor,
      ),
    )
  })
})

describe('isCurrency()', () => {
  it.each([
    ['EUR', true],
    ['eur', false],
    ['EURO', false],
    ['€', false],
    ['EUR\n', false],
    [978, false],
    [undefined, false],
  ])('tells %j: %s', (value, answer) => {
    expect(isCurrency(value)).toBe(answer)
  })
})
