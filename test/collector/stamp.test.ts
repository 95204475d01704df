import type { Touchpoint } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { createStageGrader } from '../../packages/collector/src/stage-grader.ts'
import type { StampContext } from '../../packages/collector/src/stamp.ts'
import { stamp } from '../../packages/collector/src/stamp.ts'
import { createUrlReader } from '../../packages/collector/src/url-reader.ts'
import { anEnvelope, aTouchpoint } from '../helpers/envelope.ts'

const RECEIVED_AT = 1_790_000_060_000

function stampOne(fields: Partial<Touchpoint>, context: Partial<StampContext> = {}) {
  const touchpoints = [aTouchpoint(fields)]
  const [stored] = stamp(anEnvelope({ touchpoints, userId: 'user' }), touchpoints, {
    receivedAt: RECEIVED_AT,
    sentAt: RECEIVED_AT,
    siteHosts: ['shop.example'],
    facts: { hasUserAgent: true, hasLanguages: true },
    isTrusted: false,
    gradeStage: createStageGrader(undefined),
    urls: createUrlReader(),
    ...context,
  })
  return stored
}

describe('stamp()', () => {
  it('adds what the envelope says of all its touchpoints', () => {
    expect(stampOne({})).toMatchObject({
      siteId: 'shop',
      anonymousId: 'visitor',
      userId: 'user',
      consent: 'granted',
      context: { sdk: 'test 1.0.0' },
      receivedAt: RECEIVED_AT,
      clockSkewMs: 0,
    })
  })

  it('tells time by the collector clock', () => {
    const stored = stampOne({ occurredAt: 1_789_999_000_000 }, { sentAt: RECEIVED_AT - 60_000 })
    expect(stored).toMatchObject({ occurredAt: 1_789_999_060_000, clockSkewMs: 60_000 })
  })

  it('leaves out a skew it does not believe', () => {
    const stored = stampOne({ occurredAt: 1_000 }, { sentAt: 2_000 })
    expect(stored).toMatchObject({ occurredAt: 1_000 })
    expect(stored).not.toHaveProperty('clockSkewMs')
  })

  it('drops from URLs what is not on the list', () => {
    const url = 'https://user:secret@shop.example/p?q=boots&token=abc&gclid=Cj0K#top'
    const referrer = 'https://mail.example/inbox?message=private'
    expect(stampOne({ url, referrer })).toMatchObject({
      url: 'https://shop.example/p?q=boots&gclid=1',
      referrer: 'https://mail.example/inbox',
    })
  })

  it.each(['javascript:alert(1)', 'not a url', 'file:///etc/passwd'])('drops the URL %s', (url) => {
    expect(stampOne({ url })).not.toHaveProperty('url')
  })

  it('marks personal data in titles and in free properties at any depth', () => {
    const title = 'Order of ada@mail.example'
    const props = {
      search_term: 'ada@mail.example',
      deep: [{ note: 'call +41 44 668 18 00' }],
      n: 1,
    }
    expect(stampOne({ title, props })).toMatchObject({
      title: 'Order of [email]',
      props: { search_term: '[email]', deep: [{ note: 'call [phone]' }], n: 1 },
    })
  })

  it('stores money in minor units', () => {
    const items = [{ item_id: '1', price: 19.99, discount: 1.005, quantity: 2 }]
    const stored = stampOne({ items, value: 39.98, currency: 'EUR' })
    expect(stored).toMatchObject({
      valueMinor: 3998,
      currency: 'EUR',
      items: [{ item_id: '1', priceMinor: 1999, discountMinor: 101, quantity: 2 }],
    })
    expect(stored).not.toHaveProperty('value')
    expect(stored?.items?.[0]).not.toHaveProperty('price')
  })

  it.each([
    ['JPY', 500],
    ['EUR', 50_000],
    ['KWD', 500_000],
  ])('knows the decimals of %s', (currency, valueMinor) => {
    expect(stampOne({ value: 500, currency })).toMatchObject({ valueMinor })
  })

  it('keeps a touchpoint without the amounts that lack a currency', () => {
    const stored = stampOne({ items: [{ item_id: '1', price: 5 }], value: 5 })
    expect(stored?.items).toEqual([{ item_id: '1' }])
    expect(stored).not.toHaveProperty('valueMinor')
  })

  it('stores the stage of its own rules, read from URL, facts and type', () => {
    const asked: unknown[] = []
    const grade = {
      stage: 'decision',
      kind: 'cart',
      confidence: 1,
      reason: 'Because.',
      ruleVersion: '9',
    } as const
    const stored = stampOne(
      {
        url: 'https://shop.example/cart?secret=1',
        type: 'view_cart',
        facts: { lang: 'de' },
        stage: { ...grade, stage: 'awareness' },
      },
      {
        gradeStage: createStageGrader((...input) => {
          asked.push(...input)
          return grade
        }),
      },
    )
    expect(asked).toEqual(['https://shop.example/cart', { lang: 'de', type: 'view_cart' }])
    expect(stored?.stage).toEqual(grade)
  })

  it('gives an entry its channel and a move within the site none', () => {
    const channel = () => ({ channel: 'x', source: 's', medium: 'm', ruleVersion: '1' })
    const channelOf = (referrer: string) => stampOne({ referrer }, { channel })?.channel?.channel
    expect(channelOf('https://search.example/')).toBe('x')
    expect(channelOf('https://shop.example/p')).toBeUndefined()
  })

  it('leaves its input as it was', () => {
    const touchpoint = aTouchpoint({ props: { a: 'ada@mail.example' }, value: 1, currency: 'EUR' })
    const before = structuredClone(touchpoint)
    stampOne(touchpoint)
    expect(touchpoint).toEqual(before)
  })
})
