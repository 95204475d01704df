import { describe, expect, it } from 'vitest'
import { NOW, openCollector } from '../open-collector.ts'

const page = encodeURIComponent('https://shop.example/tea?token=abc&utm_source=mail')

function setUp(options: Parameters<typeof openCollector>[0] = {}) {
  const collector = openCollector(options)
  const open = async (query: string, init: RequestInit = {}) =>
    collector.app.request(`/v1/pixel.gif${query}`, init)
  return { ...collector, open }
}

describe('GET /v1/pixel.gif', () => {
  it('stores a touchpoint and shows nothing', async () => {
    const { open, stored } = setUp()
    const answer = await open(`?site=shop&url=${page}&title=Tea&referrer=https://mail.example/x`)
    expect(answer.status).toBe(200)
    const gif = new Uint8Array(await answer.arrayBuffer())
    expect(gif).toHaveLength(43)
    expect(new TextDecoder().decode(gif.subarray(0, 6))).toBe('GIF89a')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/gif',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(await stored()).toMatchObject([
      {
        type: 'page_view',
        url: 'https://shop.example/tea?utm_source=mail',
        referrer: 'https://mail.example/x',
        title: 'Tea',
        consent: 'unknown',
        occurredAt: NOW,
        origin: { source: 'pixel' },
      },
    ])
  })

  it('stores and sets nothing on the device, and knows nobody again', async () => {
    const { open, stored } = setUp()
    const answers = [await open(`?site=shop&url=${page}`), await open(`?site=shop&url=${page}`)]
    expect(answers.map(({ headers }) => headers.get('set-cookie'))).toEqual([null, null])
    expect(new Set((await stored()).map(({ anonymousId }) => anonymousId)).size).toBe(2)
  })

  it('is told the page by the browser', async () => {
    const { open, stored } = setUp()
    await open('?site=shop', { headers: { referer: 'https://shop.example/' } })
    expect(await stored()).toMatchObject([{ url: 'https://shop.example/' }])
  })

  it('counts the opening of a mail once per id', async () => {
    const { open, stored } = setUp()
    await open('?site=shop&type=email_open&id=mail-7')
    await open('?site=shop&type=email_open&id=mail-7')
    expect(await stored()).toMatchObject([{ id: 'mail-7', type: 'email_open' }])
  })

  it.each([
    ['a site it does not know', '?site=nobody&type=email_open', 404],
    ['no site', '?type=email_open', 400],
    ['a page of somebody else', '?site=shop&url=https://evil.test/', 403],
    ['a page view without a page', '?site=shop', 403],
    ['a purchase', `?site=shop&type=purchase&url=${page}`, 400],
    ['a type that is no name', '?site=shop&type=No%20Type', 400],
  ])('shows the picture all the same for %s, and stores nothing', async (_, query, status) => {
    const { open, stored } = setUp()
    const answer = await open(query)
    expect(answer.status).toBe(status)
    expect((await answer.arrayBuffer()).byteLength).toBe(43)
    expect(await stored()).toEqual([])
  })

  it.each([
    [{ consent: 'required' }, {}],
    [{}, { 'sec-gpc': '1' }],
  ] as const)('stores nothing against the visitor’s will: %j %j', async (site, headers) => {
    const sites = { shop: { origins: ['https://shop.example'], ...site } }
    const { open, stored } = setUp({ sites })
    expect((await open(`?site=shop&url=${page}`, { headers })).status).toBe(400)
    expect(await stored()).toEqual([])
  })

  it('takes a question for the head for no visit', async () => {
    const { open, stored } = setUp()
    expect((await open(`?site=shop&url=${page}`, { method: 'HEAD' })).status).toBe(200)
    expect(await stored()).toEqual([])
  })
})
