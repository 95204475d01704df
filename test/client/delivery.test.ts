import { describe, expect, it } from 'vitest'
import { parseRetryAfter, toDelivery } from '../../packages/client/src/delivery.ts'
import { quietly } from '../../packages/client/src/quietly.ts'

const now = Date.UTC(2026, 10, 1, 12, 0, 0)
const html = '<!doctype html><title>Sign in to the Wi-Fi</title>'
const partial = JSON.stringify({
  accepted: 1,
  rejected: [{ index: 1, reason: 'bad_type', detail: '' }],
})
const allStored = JSON.stringify({ accepted: 2, rejected: [] })
const permanent = JSON.stringify({ reason: 'bad_envelope', permanent: true, detail: '' })
const passing = JSON.stringify({ reason: 'store_unavailable', permanent: false, detail: '' })

const retry = { status: 'retry', retryAfterMs: 0 }
const refused = { status: 'refused', canSplit: true }
const held = { ...refused, canSplit: false }

/** Decides as the transport asks. */
function decide(status: number, body: string, retryAfter: string | null = null) {
  return toDelivery(
    status,
    quietly(() => JSON.parse(body)),
    retryAfter,
    now,
  )
}

describe('toDelivery()', () => {
  it.each([
    [204, 'no body', '', { status: 'delivered', rejectedCount: 0 }],
    [202, 'refusals beside the stored', partial, { status: 'delivered', rejectedCount: 1 }],
    [202, 'an empty list of refusals', allStored, { status: 'delivered', rejectedCount: 0 }],
  ])('takes a %i with %s for an acknowledgement', (status, _, body, delivery) => {
    expect(decide(status, body)).toEqual(delivery)
  })

  it.each([
    [202, 'HTML', html],
    [202, 'JSON of somebody else', '{"ok":true}'],
    [202, 'refusals that are no list', '{"accepted":1,"rejected":"none"}'],
    [202, 'null', 'null'],
    [202, 'no body', ''],
    [200, 'the HTML of a captive portal', html],
    [200, 'our own words under the wrong status', allStored],
    [200, 'no body', ''],
    [201, 'no body', ''],
    [302, 'no body', ''],
    [0, 'no body, as an opaque answer has', ''],
  ])('does not take a %i with %s for an acknowledgement', (status, _, body) => {
    expect(decide(status, body)).toEqual(retry)
  })

  it.each([
    [408, 'HTML', html],
    [425, 'HTML', html],
    [429, 'our refusal', passing],
    [500, 'HTML', html],
    [502, 'HTML', html],
    [503, 'our refusal', passing],
    [503, 'a refusal that calls itself permanent', permanent],
    [504, 'no body', ''],
    [599, 'no body', ''],
  ])('sends again after a %i with %s', (status, _, body) => {
    expect(decide(status, body)).toEqual(retry)
  })

  it.each([
    [401, 'HTML', html],
    [403, 'HTML', html],
    [404, 'HTML', html],
    [451, 'HTML', html],
    [403, 'JSON of somebody else', '{"message":"Forbidden"}'],
    [403, 'a word that only looks like ours', '{"permanent":"true"}'],
  ])('holds what is refused by a %i with %s', (status, _, body) => {
    expect(decide(status, body)).toEqual(held)
  })

  it.each([
    [400, 'HTML', html, refused],
    [400, 'our passing refusal', passing, refused],
    [400, 'our permanent refusal', permanent, { ...refused, reason: 'rejected' }],
    [413, 'HTML', html, refused],
    [413, 'no body', '', refused],
    [413, 'our permanent refusal', permanent, { ...refused, reason: 'too_large' }],
  ])('looks for what is at fault after a %i with %s', (status, _, body, delivery) => {
    expect(decide(status, body)).toEqual(delivery)
  })

  it.each([401, 403, 404, 410, 422, 451])(
    'gives up on a %i that is ours and permanent',
    (status) => {
      expect(decide(status, permanent)).toEqual({ ...held, reason: 'rejected' })
    },
  )

  it.each([429, 503])('waits as long as a %i asks for', (status) => {
    expect(decide(status, passing, '120')).toEqual({
      status: 'retry',
      retryAfterMs: 120_000,
    })
  })
})

describe('parseRetryAfter()', () => {
  const day = 86_400_000

  it.each([
    ['seconds', '120', 120_000],
    ['no seconds', '0', 0],
    ['a date to come', 'Sun, 01 Nov 2026 12:01:30 GMT', 90_000],
    ['a date gone by', 'Sun, 01 Nov 2026 11:00:00 GMT', 0],
    ['nothing', null, 0],
    ['an empty header', '', 0],
    ['words', 'soon', 0],
    ['negative seconds', '-5', 0],
    ['more than a day', '1000000', day],
    ['more than any timer holds', '1e300', day],
    ['an infinity', 'Infinity', day],
    ['a date of another age', 'Fri, 01 Nov 2126 12:00:00 GMT', day],
  ])('reads %s: %j is %i ms', (_, value, waitMs) => {
    expect(parseRetryAfter(value, now)).toBe(waitMs)
  })
})
