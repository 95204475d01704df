import { describe, expect, it } from 'vitest'
import { byNeed } from '../../../packages/client/src/sources/by-need.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('byNeed()', () => {
  it('acts at once with what is here', () => {
    const acts: string[] = []
    byNeed({ name: 'reader' })(({ name }) => acts.push(name))
    expect(acts).toEqual(['reader'])
  })

  it('fetches once, when it is needed, and acts in turn', async () => {
    const acts: number[] = []
    let fetches = 0
    const need = byNeed(async () => {
      fetches += 1
      return { base: fetches * 10 }
    })
    const before = fetches
    for (const i of [1, 2, 3]) need(({ base }) => acts.push(base + i))
    await settled()
    need(({ base }) => acts.push(base + 4))
    expect([before, fetches, acts]).toEqual([0, 1, [11, 12, 13, 14]])
  })

  it('does nothing with what does not come', async () => {
    const acts: object[] = []
    const need = byNeed(() => Promise.reject(new Error('blocked')))
    need((part) => acts.push(part))
    await settled()
    expect(acts).toEqual([])
  })
})
