import { createUuid } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { readLinkToken, writeLinkToken } from '../../../packages/client/src/sources/link-token.ts'

const AT = Date.UTC(2026, 10, 22, 12)
const ids = { siteId: 'tea.shop:1', anonymousId: createUuid(AT), sessionId: createUuid(AT) }
const token = writeLinkToken(ids, AT)
const [time, anonymousId, sessionId, site] = token.split('~')

describe('writeLinkToken()', () => {
  it('needs no escaping in a URL', () => {
    const url = new URL(`https://pay.example/?_wm=${token}`)
    expect([url.searchParams.get('_wm'), url.search]).toEqual([token, `?_wm=${token}`])
  })
})

describe('readLinkToken()', () => {
  it.each([
    ['at once', 0],
    ['within two minutes', 119_999],
    ['at the last moment', 120_000],
  ])('reads what was written, %s', (_, age) => {
    expect(readLinkToken(token, 'tea.shop:1', AT + age)).toEqual(ids)
  })

  it.each([
    ['expired', 121_000],
    ['of an hour ago', 3_600_000],
    ['from the future', -1_000],
    ['from far in the future', -3_600_000],
  ])('ignores one %s', (_, age) => {
    expect(readLinkToken(token, 'tea.shop:1', AT + age)).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['another site’s', token.replace('tea', 'coffee')],
    ['a word', 'hello'],
    ['without a site', [time, anonymousId, sessionId].join('~')],
    ['with something more', `${token}~more`],
    ['with an id that is none', [time, 'visitor', sessionId, site].join('~')],
    ['with a session that is none', [time, anonymousId, '<script>', site].join('~')],
    ['without a time', ['', anonymousId, sessionId, site].join('~')],
    ['with a time that is none', ['-1', anonymousId, sessionId, site].join('~')],
    ['with a time beyond all clocks', ['zzzzzzzzzzzz', anonymousId, sessionId, site].join('~')],
    ['escaped', encodeURIComponent(token)],
    ['of a megabyte', '~'.repeat(1_000_000)],
  ])('ignores what is malformed: %s', (_, text) => {
    expect(readLinkToken(text, 'tea.shop:1', AT)).toBeUndefined()
  })
})
