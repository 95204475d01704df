import { describe, expect, it } from 'vitest'
import { readEntry } from '../../packages/collector/src/entry.ts'
import { toUrlParts } from '../../packages/collector/src/url-reader.ts'
import { aTouchpoint } from '../helpers/envelope.ts'

const OPTIONS = { ownHosts: ['shop.example', 'checkout.example'], partsOf: toUrlParts }
const HOME = 'https://shop.example/'

describe('readEntry()', () => {
  it.each<[string, Parameters<typeof aTouchpoint>[0], boolean]>([
    ['from another site', { referrer: 'https://search.example/' }, true],
    ['from another site, later in its document', { referrer: 'https://a.test/', seq: 4 }, true],
    ['from the same host', { referrer: 'https://shop.example/cart' }, false],
    ['from the www host', { referrer: 'https://www.shop.example/cart' }, false],
    ['from another host of the site', { referrer: 'https://checkout.example/' }, false],
    ['that opens a document, without a referrer', { seq: 0 }, true],
    ['without a stream or a referrer', {}, true],
    ['later in its document, without a referrer', { seq: 1 }, false],
    ['with a campaign, without a referrer', { seq: 1, url: `${HOME}?utm_source=mail` }, true],
    ['with a click id, without a referrer', { seq: 1, url: `${HOME}?gclid=1` }, true],
    [
      'with a campaign kept on a move within',
      { url: `${HOME}?utm_source=m`, referrer: HOME },
      false,
    ],
    ['without a URL', { url: '' }, false],
  ])('takes a page view %s for an entry: %s', (_, { url, ...fields } = {}, isEntry) => {
    const { url: _home, ...touchpoint } = aTouchpoint(fields)
    const page = url === '' ? touchpoint : { ...touchpoint, url: url ?? HOME }
    expect(readEntry(page, OPTIONS) !== undefined).toBe(isEntry)
  })

  it('takes no other touchpoint for an entry', () => {
    expect(readEntry(aTouchpoint({ type: 'add_to_cart' }), OPTIONS)).toBeUndefined()
  })

  it('reads what a channel is told by', () => {
    const url = `${HOME}?utm_source=news&utm_medium=email&utm_campaign=may&gclid=1&fbclid=1`
    const referrer = 'https://mail.example/'
    expect(
      readEntry(aTouchpoint({ url, referrer }), { ...OPTIONS, ownHosts: ['checkout.example'] }),
    ).toEqual({
      source: 'news',
      medium: 'email',
      campaign: 'may',
      clickIds: ['gclid', 'fbclid'],
      referrer,
      siteHosts: ['shop.example', 'checkout.example'],
    })
  })
})
