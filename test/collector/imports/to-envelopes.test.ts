import { LIMITS, validateEnvelope } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import type { Imported } from '../../../packages/collector/src/imports/imported.ts'
import { toEnvelopes } from '../../../packages/collector/src/imports/to-envelopes.ts'

const imported = (key: string, fields: Partial<Imported> = {}): Imported => ({
  key,
  anonymousId: 'visitor-1',
  consent: 'unknown',
  context: { sdk: 'test' },
  touchpoint: { type: 'view_cart', occurredAt: 1_780_000_000_000 },
  ...fields,
})

const options = { isTrusted: true, sentAt: 1_780_000_009_000 }

const numbered = (messages: readonly Imported[]) =>
  messages.map((message, index) => [index, message] as const)

describe('toEnvelopes()', () => {
  it('gives each visitor, user and consent state an envelope', async () => {
    const envelopes = await toEnvelopes(
      'shop',
      numbered([
        imported('a'),
        imported('b', { anonymousId: 'visitor-2' }),
        imported('c'),
        imported('d', { userId: '7' }),
        imported('e', { consent: 'granted' }),
      ]),
      options,
    )
    expect(envelopes.map(({ indexes }) => indexes)).toEqual([[0, 2], [1], [3], [4]])
  })

  it('makes envelopes the protocol takes', async () => {
    const [pack] = await toEnvelopes('shop', numbered([imported('a')]), options)
    expect(validateEnvelope(pack?.envelope)).toMatchObject({ ok: true, rejected: [] })
  })

  it('gives a message sent again its id again', async () => {
    const ids = async () => {
      const [pack] = await toEnvelopes('shop', numbered([imported('a')]), options)
      const verdict = validateEnvelope(pack?.envelope)
      return verdict.ok && verdict.envelope.touchpoints.map(({ id }) => id)
    }
    expect(await ids()).toEqual(await ids())
  })

  it.each([
    ['of another form', { anonymousId: 'Ann & Bob <a@b.example>' }],
    ['that is only a user', { anonymousId: undefined, userId: '7' }],
  ])('derives the id of a visitor %s', async (_, fields) => {
    const { anonymousId, ...rest } = { ...imported('a'), ...fields }
    const message = anonymousId === undefined ? rest : { ...rest, anonymousId }
    const [pack] = await toEnvelopes('shop', numbered([message]), options)
    expect(pack?.envelope.anonymousId).toMatch(/^[\da-f-]{36}$/)
  })

  it.each([
    [true, 'import'],
    [false, 'api'],
  ])('takes what is trusted (%s) for %s', async (isTrusted, source) => {
    const messages = numbered([imported('a')])
    const [pack] = await toEnvelopes('shop', messages, { ...options, isTrusted })
    expect(pack?.envelope.touchpoints).toMatchObject([{ origin: { source, confidence: 1 } }])
  })

  it('lets happen at the sending what says no time', async () => {
    const messages = numbered([imported('a', { touchpoint: { type: 'view_cart' } })])
    const [pack] = await toEnvelopes('shop', messages, options)
    expect(pack?.envelope.touchpoints).toMatchObject([{ occurredAt: options.sentAt }])
  })

  it('starts another envelope when one is full', async () => {
    const messages = Array.from({ length: LIMITS.touchpointsPerEnvelope + 1 }, (_, i) =>
      imported(`${i}`),
    )
    const envelopes = await toEnvelopes('shop', numbered(messages), options)
    expect(envelopes.map(({ indexes }) => indexes.length)).toEqual([
      LIMITS.touchpointsPerEnvelope,
      1,
    ])
  })
})
