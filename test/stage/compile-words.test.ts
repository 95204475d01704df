import { describe, expect, it } from 'vitest'
import {
  compileWords,
  findConfused,
  packWords,
  readWords,
  SHAPE,
} from '../../packages/stage/compile-words.ts'
import { unpackWords } from '../../packages/stage/src/word-table.ts'
import { createWordReader } from '../../packages/stage/src/words.ts'
import { read } from '../repo/workspace.ts'

describe('compileWords()', () => {
  it('has written the table as it is now', () => {
    expect(read('packages/stage/src/all-words.ts')).toBe(compileWords())
  })
})

describe('packWords()', () => {
  const shape = { seed: 1, dropped: 20 }

  it('packs words so that they are read again', () => {
    const packed = packWords(
      new Map([
        ['cart.', 'c'],
        ['kontakt', 'C'],
      ]),
      shape,
    )
    const readWords = createWordReader(() => unpackWords(packed ?? expect.fail('two of one slot')))
    expect(['cart', 'carton', 'kontakte'].map(readWords)).toEqual(['c', '_', 'C'])
  })

  it('gives nothing when two words are known by the same letters and differ in role', () => {
    const words = new Map([
      ['customers', 'u'],
      ['customersupport', 'q'],
    ])
    expect(packWords(words, shape)).toBe(undefined)
  })
})

describe('findConfused()', () => {
  it('finds few words that are taken for others, alone or beside some', () => {
    const packed = packWords(readWords(), SHAPE) ?? expect.fail('two of one slot')
    expect(findConfused(packed).length).toBeLessThan(60)
  })
})
