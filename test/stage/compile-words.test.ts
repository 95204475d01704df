import { describe, expect, it } from 'vitest'
import { compileWords } from '../../packages/stage/compile-words.ts'
import { read } from '../repo/workspace.ts'

describe('compileWords()', () => {
  it.each(Object.entries(compileWords()))('has written %s as it is now', (name, text) => {
    expect(read(`packages/stage/src/${name}`)).toBe(text)
  })
})
