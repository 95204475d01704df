import { validateTouchpoint } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMeasurementBody } from '../../../packages/collector/src/imports/measurement-protocol.ts'

const options = { receivedAt: 1_780_000_000_000, createKey: () => 'made' }

const refund = {
  name: 'refund',
  params: { transaction_id: 'A-1', value: 12.5, currency: 'EUR', session_id: '7', reason: 'torn' },
}

describe('readMeasurementBody()', () => {
  it('reads an event by its GA4 names', () => {
    const [event] = readMeasurementBody({ client_id: '1.2', events: [refund] }, options)
    expect(event).toMatchObject({
      anonymousId: '1.2',
      touchpoint: {
        type: 'refund',
        orderId: 'A-1',
        value: 12.5,
        currency: 'EUR',
        occurredAt: options.receivedAt,
        props: { reason: 'torn' },
      },
    })
  })

  it('takes the time it happened, in microseconds', () => {
    const body = { client_id: '1.2', timestamp_micros: 1_779_999_000_000_123, events: [refund] }
    const [event] = readMeasurementBody(body, options)
    expect(event).toMatchObject({ touchpoint: { occurredAt: 1_779_999_000_000 } })
  })

  it.each([
    ['an id of the sender', { params: { event_id: 'e-1' } }],
    ['its order', { name: 'purchase', params: { transaction_id: 'A-1' } }],
    ['its time', { timestamp_micros: 1_779_999_000_000_000 }],
  ])('knows a repeated event by %s', (_, fields) => {
    let count = 0
    const read = () =>
      readMeasurementBody(
        { client_id: '1.2', events: [{ ...refund, ...fields }] },
        { ...options, createKey: () => `${count++}` },
      )
    expect(read()).toEqual(read())
  })

  it('takes two events that nothing tells apart for two', () => {
    let count = 0
    const createKey = () => `${count++}`
    const body = { client_id: '1.2', events: [{ name: 'add_to_cart' }, { name: 'add_to_cart' }] }
    const keys = readMeasurementBody(body, { ...options, createKey }).map(
      (event) => 'key' in event && event.key,
    )
    expect(new Set(keys).size).toBe(2)
  })

  it('asks who it was', () => {
    expect(readMeasurementBody({ events: [refund] }, options)).toEqual([
      { detail: expect.stringContaining('client_id') },
    ])
  })

  it('gives what the protocol takes', () => {
    const [event] = readMeasurementBody({ client_id: '1.2', events: [refund] }, options)
    const touchpoint = event && 'touchpoint' in event ? event.touchpoint : {}
    expect(validateTouchpoint({ ...touchpoint, id: 'id-1' })).toMatchObject({ ok: true })
  })

  it('never throws, whatever it is fed', () => {
    fc.assert(fc.property(fc.jsonValue(), (input) => void readMeasurementBody(input, options)))
  })
})
