import { describe, expect, it } from 'vitest'
import { quietly } from '../../packages/client/src/quietly.ts'

describe('quietly()', () => {
  it('gives what the call returns', () => {
    expect(quietly(() => 7)).toBe(7)
  })

  it('gives undefined when the call throws', () => {
    const fail = () => {
      throw new Error('a getter of the page')
    }
    expect(quietly(fail)).toBeUndefined()
  })
})
