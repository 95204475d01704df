import type { RefusalReason } from '@waymark/protocol'
import { LIMITS, validateEnvelope } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const touchpoint = {
  id: 't-1',
  type: 'page_view',
  occurredAt: 1_700_000_000_000,
  origin: { source: 'api', confidence: 1 },
}
const envelope = {
  protocolVersion: 1,
  siteId: 'shop',
  batchId: 'b-1',
  anonymousId: 'v-1',
  consent: 'granted',
  context: { sdk: 'test 1.0.0' },
  touchpoints: [touchpoint],
}

/** The envelope read from the one above with these fields; fails when it is refused. */
function read(fields: object): object {
  const verdict = validateEnvelope({ ...envelope, ...fields })
  if (!verdict.ok) throw new Error(verdict.detail)
  return verdict.envelope
}

describe('validateEnvelope()', () => {
  it('reads a whole envelope', () => {
    expect(validateEnvelope(envelope)).toEqual({ ok: true, envelope, rejected: [] })
  })

  it.each<[RefusalReason, string, unknown]>([
    ['bad_envelope', 'null', null],
    ['bad_envelope', 'an array', [envelope]],
    ['bad_envelope', 'no site', { ...envelope, siteId: undefined }],
    ['bad_envelope', 'a site with a slash', { ...envelope, siteId: 'a/b' }],
    ['bad_envelope', 'a long site', { ...envelope, siteId: 'a'.repeat(LIMITS.siteIdLength + 1) }],
    ['bad_envelope', 'no batch id', { ...envelope, batchId: '' }],
    ['bad_envelope', 'no visitor', { ...envelope, anonymousId: null }],
    ['bad_envelope', 'an unknown consent', { ...envelope, consent: 'yes' }],
    ['bad_envelope', 'no touchpoints', { ...envelope, touchpoints: undefined }],
    ['bad_envelope', 'touchpoints that are no array', { ...envelope, touchpoints: {} }],
    ['unsupported_version', 'no version', { ...envelope, protocolVersion: undefined }],
    ['unsupported_version', 'a version as text', { ...envelope, protocolVersion: '1' }],
    ['unsupported_version', 'a version of the future', { ...envelope, protocolVersion: 2 }],
    [
      'too_many_touchpoints',
      'one touchpoint too many',
      { ...envelope, touchpoints: Array(LIMITS.touchpointsPerEnvelope + 1).fill(touchpoint) },
    ],
  ])('refuses with %s: %s', (reason, _, input) => {
    expect(validateEnvelope(input)).toMatchObject({ ok: false, reason })
  })

  it('keeps the good beside the bad, and tells the bad by their place', () => {
    const touchpoints = [
      null,
      touchpoint,
      { ...touchpoint, id: 't-2', type: 'No' },
      { ...touchpoint, id: 't-3' },
    ]
    const verdict = validateEnvelope({ ...envelope, touchpoints })
    expect(verdict).toMatchObject({
      ok: true,
      envelope: { touchpoints: [{ id: 't-1' }, { id: 't-3' }] },
      rejected: [
        { index: 0, reason: 'not_an_object' },
        { index: 2, id: 't-2', reason: 'bad_type' },
      ],
    })
  })

  it('accounts for every touchpoint once', () => {
    const candidate = fc.oneof(fc.constant(touchpoint), fc.jsonValue())
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 20 }), (touchpoints) => {
        const verdict = validateEnvelope({ ...envelope, touchpoints })
        const rejected = verdict.ok ? verdict.rejected.map(({ index }) => index) : []
        const good = verdict.ok ? verdict.envelope.touchpoints.length : 0
        expect(good + new Set(rejected).size).toBe(touchpoints.length)
      }),
    )
  })

  it('takes an envelope that only reports drops', () => {
    expect(read({ touchpoints: [], drops: { queue_full: 3 } })).toMatchObject({
      touchpoints: [],
      drops: { queue_full: 3 },
    })
  })

  it('counts drops of known reasons in whole numbers only', () => {
    const drops = {
      invalid: 2,
      queue_full: -1,
      expired: 1.5,
      vetoed: '3',
      too_large: 0,
      boredom: 9,
    }
    expect(read({ drops })).toMatchObject({ drops: { invalid: 2 } })
  })

  it('believes only so many drops', () => {
    const drops = { invalid: Number.MAX_SAFE_INTEGER }
    expect(read({ drops })).toMatchObject({ drops: { invalid: LIMITS.dropsPerReason } })
  })

  it.each([
    [true, { sdk: 'x', webdriver: true }],
    ['yes', { sdk: 'x' }],
    [false, { sdk: 'x' }],
  ])('reads whether a program drives the browser from %j', (webdriver, context) => {
    expect(read({ context: { sdk: 'x', webdriver } })).toHaveProperty('context', context)
  })

  it.each([
    ['text', 'c-17', 'c-17'],
    ['a number', 17, '17'],
    ['long text', 'x'.repeat(1_000), 'x'.repeat(LIMITS.userIdLength)],
  ])('reads a userId that is %s', (_, userId, expected) => {
    expect(read({ userId })).toMatchObject({ userId: expected })
  })

  it.each([[''], [null], [{}], [Number.NaN]])('leaves out the userId %j', (userId) => {
    expect(read({ userId })).not.toHaveProperty('userId')
  })

  it.each([
    ['nothing', undefined, { sdk: 'unknown' }],
    ['text', 'x', { sdk: 'unknown' }],
    ['unknown keys', { sdk: 's', ip: '203.0.113.7' }, { sdk: 's' }],
    ['wrong types', { sdk: 7, locale: 'de-CH' }, { sdk: 'unknown', locale: 'de-CH' }],
    ['long texts', { sdk: 'x'.repeat(100) }, { sdk: 'x'.repeat(64) }],
  ])('reads a context of %s', (_, context, expected) => {
    expect(read({ context })).toHaveProperty('context', expected)
  })

  it('drops unknown fields', () => {
    expect(read({ ip: '203.0.113.7', sentAt: 1 })).toEqual(envelope)
  })

  it('changes no prototype', () => {
    const polluting = { ...envelope, context: 'HERE', drops: 'HERE', touchpoints: ['HERE'] }
    const body = JSON.stringify(polluting).replaceAll('"HERE"', '{"__proto__":{"polluted":1}}')
    validateEnvelope(JSON.parse(body))
    expect(Object.keys(Object.getPrototypeOf({}))).toEqual([])
  })

  it('never throws, whatever it is given', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true })
    const wrong = fc
      .tuple(fc.constantFrom(...Object.keys(envelope), 'drops', 'userId'), anything)
      .map(([key, value]) => ({ ...envelope, [key]: value }))
    fc.assert(
      fc.property(fc.oneof(anything, wrong), (input) => {
        expect(validateEnvelope(input)).toHaveProperty('ok')
      }),
      { numRuns: 2_000 },
    )
  })
})
