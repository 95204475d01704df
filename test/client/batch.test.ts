import { isUuid, uuidCreatedAt } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { createBatch, toBody } from '../../packages/client/src/batch.ts'
import { waitingFor } from '../helpers/scripted-transport.ts'

const now = Date.UTC(2026, 10, 1)
const HEAD = '{"siteId":"shop","consent":"unknown"}'

describe('createBatch()', () => {
  it('is named by a UUID of its time, so that its age can be told', () => {
    const { id } = createBatch(HEAD, [], now)
    expect([isUuid(id), uuidCreatedAt(id)]).toEqual([true, now])
  })

  it('keeps the name that another document gave it', () => {
    expect(createBatch(HEAD, [], now, 'b-1').id).toBe('b-1')
  })
})

describe('toBody()', () => {
  it('writes head, id and touchpoints', () => {
    const batch = createBatch(HEAD, [waitingFor(0), waitingFor(1)], now, 'b-1')
    batch.drops = {}
    expect(JSON.parse(toBody(batch))).toMatchObject({
      siteId: 'shop',
      consent: 'unknown',
      batchId: 'b-1',
      touchpoints: [{ n: 0 }, { n: 1 }],
    })
  })

  it('writes the drops it reports', () => {
    const batch = createBatch(HEAD, [waitingFor(0)], now)
    batch.drops = { invalid: 2 }
    expect(JSON.parse(toBody(batch)).drops).toEqual({ invalid: 2 })
  })

  it('costs no bytes for drops there are none of', () => {
    const batch = createBatch(HEAD, [waitingFor(0)], now)
    batch.drops = {}
    expect(JSON.parse(toBody(batch))).not.toHaveProperty('drops')
  })
})
