import { toScheme } from '@waymark/stage'
import { describe, expect, it } from 'vitest'
import { stageSchemes } from '../../packages/waymark/src/stage-schemes.ts'

const OURS = ['five', 'four', 'three', 'before_during_after']

describe('stageSchemes()', () => {
  it.each(OURS)('puts %s first when it is the shop’s', (name) => {
    const others = OURS.filter((other) => other !== name)
    // Each of the names above is one of a scheme.
    const scheme = toScheme(name as Parameters<typeof toScheme>[0])
    expect(Object.keys(stageSchemes(scheme))).toEqual([name, ...others])
  })

  it('puts a scheme of the shop’s own before ours', () => {
    const own = { ...toScheme('five'), advocacy: 'fans' }
    const schemes = stageSchemes(own)
    expect(Object.keys(schemes)).toEqual(['own', ...OURS])
    expect(schemes.own).toBe(own)
  })
})
