import { createUuid, isUuid } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'

const lowest = () => 0
const highest = () => 0.999

describe('createUuid()', () => {
  it('carries the time in its first 48 bits', () => {
    // RFC 9562, appendix A.6: 2022-02-22T19:22:22Z
    const id = createUuid(0x017f22e279b0, lowest)
    expect(id.slice(0, 13)).toBe('017f22e2-79b0')
  })

  it.each([
    ['the lowest', lowest, '017f22e2-79b0-7000-8000-000000000000'],
    ['the highest', highest, '017f22e2-79b0-7fff-bfff-ffffffffffff'],
  ])('sets version 7 and the RFC variant over %s randomness', (_, random, id) => {
    expect(createUuid(0x017f22e279b0, random)).toBe(id)
  })

  it('sorts by time, whatever the random bytes', () => {
    const times = [0, 1, 255, 256, 1_700_000_000_000, 1_700_000_000_001, 2 ** 48 - 1]
    const ids = times.map((now, i) => createUuid(now, i % 2 ? lowest : highest))
    expect([...ids].sort()).toEqual(ids)
  })

  it('never repeats within one millisecond', () => {
    const ids = Array.from({ length: 1_000 }, () => createUuid(1))
    expect(new Set(ids).size).toBe(1_000)
  })

  it.each([
    ['a clock before 1970', -1, '00000000-0000'],
    ['fractions of a millisecond', 1.9, '00000000-0001'],
  ])('accepts %s', (_, now, start) => {
    const id = createUuid(now, lowest)
    expect({ start: id.slice(0, 13), isUuid: isUuid(id) }).toEqual({ start, isUuid: true })
  })
})

describe('isUuid()', () => {
  it.each([
    ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f', true],
    ['919108f7-52d1-4320-9bac-f847db4148a8', true],
    ['017F22E2-79B0-7CC3-98C4-DC0C0C07398F', false],
    ['017f22e2-79b0-7cc3-18c4-dc0c0c07398f', false],
    ['017f22e279b07cc398c4dc0c0c07398f', false],
    ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n', false],
    [7, false],
    [undefined, false],
  ])('tells %j: %s', (value, answer) => {
    expect(isUuid(value)).toBe(answer)
  })
})
