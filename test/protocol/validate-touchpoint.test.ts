import type { RejectReason } from '@waymark/protocol'
import { LIMITS, REJECT_REASONS, validateTouchpoint } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const minimal = { id: 'a-1', type: 'page_view', occurredAt: 1_700_000_000_000 }
const origin = { source: 'api', confidence: 1 }

/** The touchpoint read from the minimal one with these fields, or the reason it is refused. */
function read(fields: object): unknown {
  const verdict = validateTouchpoint({ ...minimal, ...fields })
  return verdict.ok ? verdict.touchpoint : verdict.reason
}

describe('validateTouchpoint()', () => {
  it('needs an id, a type and a time', () => {
    expect(validateTouchpoint(minimal)).toEqual({ ok: true, touchpoint: { ...minimal, origin } })
  })

  it('keeps every field of the contract', () => {
    const full = {
      ...minimal,
      streamId: '018f0000-0000-7000-8000-000000000001',
      seq: 0,
      sessionId: 's-1',
      type: 'purchase',
      url: 'https://shop.example/thanks',
      referrer: 'https://search.example/',
      title: 'Thanks',
      items: [
        {
          item_id: 'MUG-1',
          item_name: 'Mug',
          item_variant: 'blue',
          item_brand: 'Ava',
          item_category: 'Kitchen',
          item_list_id: 'home',
          item_list_name: 'Home',
          sku: 'MUG-1-B',
          price: 12.5,
          quantity: 2,
          coupon: 'MAY',
          discount: 1,
          index: 0,
        },
      ],
      value: 25,
      currency: 'EUR',
      orderId: 'A-1001',
      step: 'review',
      coupon: 'MAY',
      quantityDelta: -1,
      props: { gift: true, notes: ['a', null, { b: 1 }] },
      facts: {
        storefront: 'generic',
        products: 1,
        ogType: 'product',
        bodyClass: 'a b',
        lang: 'de',
      },
      stage: { stage: 'decision', kind: 'cart', confidence: 0.9, reason: 'path', ruleVersion: '1' },
      origin: { source: 'network', storefront: 'generic', confidence: 0.8 },
    }
    expect(validateTouchpoint(full)).toEqual({ ok: true, touchpoint: full })
  })

  it.each<[RejectReason, string, unknown]>([
    ['not_an_object', 'null', null],
    ['not_an_object', 'an array', []],
    ['not_an_object', 'a string', 'page_view'],
    ['bad_id', 'no id', { ...minimal, id: undefined }],
    ['bad_id', 'an empty id', { ...minimal, id: '' }],
    ['bad_id', 'an id with a space', { ...minimal, id: 'a b' }],
    ['bad_id', 'an id with a line end', { ...minimal, id: 'a\n' }],
    ['bad_id', 'a numeric id', { ...minimal, id: 7 }],
    ['bad_id', 'a long id', { ...minimal, id: 'a'.repeat(LIMITS.idLength + 1) }],
    ['bad_type', 'no type', { ...minimal, type: undefined }],
    ['bad_type', 'an upper-case type', { ...minimal, type: 'PageView' }],
    ['bad_type', 'a type that starts with a digit', { ...minimal, type: '1st' }],
    ['bad_type', 'a numeric type', { ...minimal, type: 1 }],
    ['bad_type', 'a long type', { ...minimal, type: 'a'.repeat(LIMITS.typeLength + 1) }],
    ['bad_time', 'no time', { ...minimal, occurredAt: undefined }],
    ['bad_time', 'a time as text', { ...minimal, occurredAt: '2026-01-01' }],
    ['bad_time', 'no time at all', { ...minimal, occurredAt: Number.NaN }],
    ['bad_time', 'time zero', { ...minimal, occurredAt: 0 }],
    ['bad_time', 'a time no date can hold', { ...minimal, occurredAt: 8.64e15 + 1 }],
    ['bad_stream', 'a stream without seq', { ...minimal, streamId: 's' }],
    ['bad_stream', 'a negative seq', { ...minimal, streamId: 's', seq: -1 }],
    ['bad_stream', 'a broken seq', { ...minimal, streamId: 's', seq: 1.5 }],
    ['bad_stream', 'a bad stream id', { ...minimal, streamId: 's s', seq: 0 }],
    ['bad_field', 'a bad session id', { ...minimal, sessionId: '<s>' }],
    ['bad_field', 'a title that is an object', { ...minimal, title: {} }],
    ['bad_field', 'a value as text', { ...minimal, value: '24.90' }],
    ['bad_field', 'a value of 1e12', { ...minimal, value: 1e12 }],
    ['bad_field', 'an infinite value', { ...minimal, value: JSON.parse('1e999') }],
    ['bad_field', 'a lower-case currency', { ...minimal, currency: 'eur' }],
    ['bad_field', 'items that are an object', { ...minimal, items: {} }],
    ['bad_field', 'an item that is a string', { ...minimal, items: ['mug'] }],
    ['bad_field', 'an item price as text', { ...minimal, items: [{ price: '1,00' }] }],
    ['bad_field', 'an origin that is text', { ...minimal, origin: 'api' }],
    ['bad_field', 'an unknown origin', { ...minimal, origin: { source: 'guess' } }],
    ['bad_field', 'a confidence above 1', { ...minimal, origin: { source: 'api', confidence: 2 } }],
    [
      'too_large',
      'too many items',
      { ...minimal, items: Array(LIMITS.itemsPerTouchpoint + 1).fill({}) },
    ],
    [
      'too_large',
      'items of too much text',
      { ...minimal, items: Array(100).fill({ item_name: 'x'.repeat(500) }) },
    ],
    [
      'too_large',
      'props of too much text',
      { ...minimal, props: { a: 'x'.repeat(LIMITS.touchpointBytes) } },
    ],
    [
      'too_large',
      'props that nest too deep',
      { ...minimal, props: JSON.parse(`{"a":${'['.repeat(20)}${']'.repeat(20)}}`) },
    ],
  ])('refuses with %s: %s', (reason, _, input) => {
    expect(validateTouchpoint(input)).toMatchObject({ ok: false, reason })
  })

  it('has a row above for every reason a touchpoint can be refused for by itself', () => {
    const reasons = [
      null,
      {},
      { ...minimal, type: '' },
      { ...minimal, occurredAt: 0 },
      { ...minimal, streamId: 's' },
      { ...minimal, value: '' },
      { ...minimal, props: { a: 'x'.repeat(LIMITS.touchpointBytes) } },
    ].map((input) => {
      const verdict = validateTouchpoint(input)
      return verdict.ok ? undefined : verdict.reason
    })
    expect([...reasons, 'consent', 'untrusted', 'erased']).toEqual([...REJECT_REASONS])
  })

  it('names the id of what it refuses, as far as there is one', () => {
    expect(validateTouchpoint({ ...minimal, type: 'No' })).toMatchObject({ id: 'a-1' })
  })

  it('cuts an overlong id in its answer', () => {
    expect(validateTouchpoint({ ...minimal, id: 'a'.repeat(1_000) })).toMatchObject({
      id: 'a'.repeat(LIMITS.idLength),
    })
  })

  it('says what was wrong and what was wanted', () => {
    expect(validateTouchpoint({ ...minimal, currency: 'Euro' })).toMatchObject({
      detail: 'currency must be an ISO 4217 code in upper case: current value is "Euro"',
    })
  })

  it('quotes no more than the start of a wrong value', () => {
    const verdict = validateTouchpoint({ ...minimal, value: 'x'.repeat(100_000) })
    expect(JSON.stringify(verdict).length).toBeLessThan(300)
  })

  it('drops unknown fields at every level', () => {
    const touchpoint = read({
      ip: '203.0.113.7',
      items: [{ item_id: 'a', secret: 1 }],
      origin: { ...origin, secret: 1 },
      facts: { lang: 'de', secret: 1 },
    })
    expect(touchpoint).toEqual({
      ...minimal,
      origin,
      items: [{ item_id: 'a' }],
      facts: { lang: 'de' },
    })
  })

  it.each([
    ['title', 'title', LIMITS.titleLength],
    ['url', 'url', LIMITS.urlLength],
    ['coupon', 'coupon', LIMITS.textLength],
    ['orderId', 'orderId', LIMITS.idLength],
  ])('cuts a long %s', (_, field, limit) => {
    expect(read({ [field]: 'x'.repeat(limit + 1) })).toMatchObject({ [field]: 'x'.repeat(limit) })
  })

  it('never cuts a character in half', () => {
    expect(read({ title: `${'x'.repeat(LIMITS.titleLength - 1)}😀` })).toMatchObject({
      title: 'x'.repeat(LIMITS.titleLength - 1),
    })
  })

  it.each([
    ['an id written as a number', { orderId: 1001 }, { orderId: '1001' }],
    ['a fraction of a millisecond', { occurredAt: 1.5 }, { occurredAt: 1 }],
    [
      'an origin without confidence',
      { origin: { source: 'import' } },
      { origin: { source: 'import', confidence: 1 } },
    ],
    ['a custom type', { type: 'size_guide_opened' }, { type: 'size_guide_opened' }],
    [
      'a page of no stage',
      { stage: { stage: null, kind: 'legal', confidence: 1, reason: '', ruleVersion: '1' } },
      { stage: { stage: null } },
    ],
  ])('reads %s', (_, fields, expected) => {
    expect(read(fields)).toMatchObject(expected)
  })

  it.each([
    ['null fields', { url: null, items: null, currency: null, sessionId: null }],
    ['empty texts', { title: '', coupon: '' }],
    ['a seq without a stream', { seq: 3 }],
    ['props that are no object', { props: 'x' }],
    ['facts that are no object', { facts: [] }],
    ['a grade of an unknown stage', { stage: { stage: 'loyalty', kind: 'cart', confidence: 1 } }],
    [
      'a grade without a rule version',
      { stage: { stage: 'decision', kind: 'cart', confidence: 1, reason: '' } },
    ],
    [
      'a grade surer than sure',
      { stage: { stage: 'decision', kind: 'cart', confidence: 2, reason: '', ruleVersion: '1' } },
    ],
  ])('leaves out %s', (_, fields) => {
    expect(read(fields)).toEqual({ ...minimal, origin })
  })

  it('never throws, whatever it is given', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    })
    const fields = Object.keys({
      id: 0,
      type: 0,
      occurredAt: 0,
      streamId: 0,
      seq: 0,
      sessionId: 0,
      url: 0,
      title: 0,
      items: 0,
      value: 0,
      currency: 0,
      props: 0,
      facts: 0,
      stage: 0,
      origin: 0,
    })
    const wrong = fc.tuple(fc.constantFrom(...fields), anything)
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          wrong.map(([key, value]) => ({ ...minimal, [key]: value })),
        ),
        (input) => {
          expect(validateTouchpoint(input)).toHaveProperty('ok')
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('reads again what it has read, unchanged', () => {
    fc.assert(
      fc.property(
        fc.object({
          key: fc.constantFrom(
            'title',
            'value',
            'props',
            'items',
            'item_id',
            'price',
            'facts',
            'lang',
          ),
        }),
        (fields) => {
          const first = validateTouchpoint({ ...JSON.parse(JSON.stringify(fields)), ...minimal })
          fc.pre(first.ok)
          expect(validateTouchpoint(JSON.parse(JSON.stringify(first.touchpoint)))).toEqual(first)
        },
      ),
    )
  })
})
