import { describe, expect, it } from 'vitest'
import { createDropReport } from '../../packages/client/src/drop-report.ts'

describe('createDropReport()', () => {
  it('counts by reason', () => {
    const drops = createDropReport()
    drops.count('invalid')
    drops.count('rejected', 3)
    drops.count('invalid')
    expect(drops.take()).toEqual({ invalid: 2, rejected: 3 })
  })

  it('gives each count out once', () => {
    const drops = createDropReport()
    drops.count('invalid')
    drops.take()
    expect(drops.take()).toBeUndefined()
  })

  it('adds what is put back to what was counted since', () => {
    const drops = createDropReport()
    drops.count('invalid', 2)
    drops.count('expired')
    const taken = drops.take()
    drops.count('invalid')
    drops.restore(taken)
    expect(drops.take()).toEqual({ invalid: 3, expired: 1 })
  })

  it('leaves counts that were taken alone', () => {
    const drops = createDropReport()
    drops.count('invalid')
    const taken = drops.take()
    drops.count('invalid', 5)
    expect(taken).toEqual({ invalid: 1 })
  })
})
