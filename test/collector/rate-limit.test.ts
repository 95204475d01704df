import { describe, expect, it } from 'vitest'
import { tokenBuckets } from '../../packages/collector/src/rate-limit.ts'

function setUp(maxKeys?: number) {
  let clock = 0
  const limiter = tokenBuckets({
    perSecond: 2,
    burst: 3,
    now: () => clock,
    ...(maxKeys === undefined ? {} : { maxKeys }),
  })
  const ask = async (key: string, times = 1) => {
    const answers = []
    for (let i = 0; i < times; i++) answers.push(await limiter.limit({ key }))
    return answers
  }
  return { ask, wait: (ms: number) => (clock += ms) }
}

describe('tokenBuckets()', () => {
  it('lets a burst through and tells when to come again', async () => {
    const { ask } = setUp()
    expect(await ask('a', 4)).toEqual([
      { success: true },
      { success: true },
      { success: true },
      { success: false, retryAfterSeconds: 1 },
    ])
  })

  it('gives tokens back over time, up to the burst', async () => {
    const { ask, wait } = setUp()
    await ask('a', 4)
    wait(500)
    expect((await ask('a', 2)).map(({ success }) => success)).toEqual([true, false])
    wait(60_000)
    const successes = (await ask('a', 4)).map(({ success }) => success)
    expect(successes).toEqual([true, true, true, false])
  })

  it('keeps keys apart', async () => {
    const { ask } = setUp()
    await ask('a', 4)
    expect(await ask('b')).toEqual([{ success: true }])
  })

  it('is not fooled by a clock that goes back', async () => {
    const { ask, wait } = setUp()
    await ask('a', 4)
    wait(-1_000_000)
    expect((await ask('a'))[0]?.success).toBe(false)
  })

  it('forgets the key unused for longest rather than growing', async () => {
    const { ask } = setUp(2)
    await ask('a', 3)
    await ask('b', 3)
    await ask('a')
    await ask('c')
    expect((await ask('a'))[0]?.success).toBe(false)
    expect((await ask('b'))[0]?.success).toBe(true)
  })
})
