import type { SiteOptions } from '@waymark/collector'
import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../../helpers/envelope.ts'
import { BROWSER, ORIGIN, openCollector } from '../open-collector.ts'

const VISITOR = '0199d3c4-0000-7000-8000-000000000001'
const SESSION = '0199d3c4-0000-7000-8000-000000000002'
const VALUE = `${VISITOR}/${SESSION}/1790000000000/ann%40shop`
const FIRST = [aTouchpoint({ streamId: 'stream', seq: 0 })]
const OF_ANN = { anonymousId: VISITOR, userId: 'ann@shop', consent: 'granted' } as const
const OWN_PAGE = {
  ...BROWSER,
  'sec-fetch-site': 'same-origin',
  cookie: `a=b; waymark_shop=${VALUE}`,
}

interface Asked {
  site?: Partial<SiteOptions>
  envelope?: Parameters<typeof anEnvelope>[0]
  headers?: Record<string, string>
}

/** What an answer sets, in the case where it does unless a test changes something. */
async function cookieFor({ site, envelope, headers }: Asked = {}) {
  const { app } = openCollector({
    sites: {
      shop: { origins: [ORIGIN, 'http://shop.example'], renewsIdCookie: true, ...site },
      other: { origins: [ORIGIN], renewsIdCookie: true },
    },
  })
  const answer = await app.request('http://shop.example/v1/batch', {
    method: 'POST',
    headers: { ...OWN_PAGE, host: 'shop.example', ...headers },
    body: JSON.stringify(anEnvelope({ ...OF_ANN, touchpoints: FIRST, ...envelope })),
  })
  expect(answer.status).toBeLessThan(300)
  return answer.headers.get('set-cookie')
}

describe('the id cookie', () => {
  it('is renewed as the page set it, for this host alone', async () => {
    expect(await cookieFor()).toBe(
      `waymark_shop=${VALUE}; Path=/; Max-Age=34560000; SameSite=Lax; Secure`,
    )
  })

  it('needs no https where the page has none', async () => {
    const headers = { origin: 'http://shop.example', host: 'shop.example' }
    const { 'sec-fetch-site': _, ...plain } = OWN_PAGE
    const { app } = openCollector({
      sites: { shop: { origins: ['http://shop.example'], renewsIdCookie: true } },
    })
    const answer = await app.request('http://shop.example/v1/batch', {
      method: 'POST',
      headers: { ...plain, ...headers },
      body: JSON.stringify(anEnvelope({ ...OF_ANN, touchpoints: FIRST })),
    })
    expect(answer.headers.get('set-cookie')).toMatch(/SameSite=Lax$/)
  })

  it.each<[string, Asked]>([
    ['is not asked for', { site: { renewsIdCookie: false } }],
    ['is of another site', { headers: { cookie: `waymark_other=${VALUE}` } }],
    ['is of another visitor', { envelope: { anonymousId: SESSION } }],
    ['is of another user', { envelope: { userId: 'bob' } }],
    ['is not there', { headers: { cookie: 'a=b' } }],
    ['is there twice', { headers: { cookie: `waymark_shop=${VALUE}; waymark_shop=${VALUE}` } }],
    ['is asked for by a page beside this one', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['is asked for by a page elsewhere', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['may not be kept: the visitor has not decided', { envelope: { consent: 'unknown' } }],
    ['may not be kept: the visitor refused', { envelope: { consent: 'denied' } }],
    [
      'may not be kept: the browser asks not to be recorded',
      {
        site: { consent: 'not_required' },
        envelope: { consent: 'unknown' },
        headers: { 'sec-gpc': '1' },
      },
    ],
    ['was renewed by this document', { envelope: { touchpoints: [aTouchpoint({ seq: 1 })] } }],
    ['came without a touchpoint', { envelope: { touchpoints: [], drops: { expired: 1 } } }],
    ['holds something else', { headers: { cookie: 'waymark_shop=x' } }],
    ['holds the end of a header', { headers: { cookie: `waymark_shop=${VALUE}%0d; Domain=a` } }],
    ['holds half a letter', { headers: { cookie: `waymark_shop=${VALUE}%E0%A4%A` } }],
  ])('is left alone where it %s', async (_, asked) => {
    expect(await cookieFor(asked)).toBeNull()
  })

  it('is renewed before a decision where the site need not ask', async () => {
    const asked = { site: { consent: 'not_required' }, envelope: { consent: 'unknown' } } as const
    expect(await cookieFor(asked)).toContain(VISITOR)
  })

  it('is not renewed once the visitor was erased', async () => {
    const { app, ask } = openCollector({
      sites: { shop: { origins: [ORIGIN], renewsIdCookie: true } },
    })
    await ask(`/v1/admin/visitors/${VISITOR}`, { method: 'DELETE' })
    const answer = await app.request('https://shop.example/v1/batch', {
      method: 'POST',
      headers: OWN_PAGE,
      body: JSON.stringify(anEnvelope({ ...OF_ANN, touchpoints: FIRST })),
    })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, null])
  })
})
