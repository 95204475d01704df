import { cleanUrl, clickIdsOf, LIMITS, searchTermOf } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('cleanUrl()', () => {
  it.each([
    ['keeps origin and path', 'https://shop.example/shoes/red', 'https://shop.example/shoes/red'],
    ['gives a bare origin its path', 'https://shop.example', 'https://shop.example/'],
    ['keeps a port', 'http://localhost:3000/a', 'http://localhost:3000/a'],
    ['drops user name and password', 'https://jo:pw@shop.example/a', 'https://shop.example/a'],
    ['drops a fragment', 'https://shop.example/a#reviews', 'https://shop.example/a'],
    ['drops a token in a fragment', 'https://a.example/#access_token=x', 'https://a.example/'],
    ['keeps a hash route', 'https://a.example/#/shoes/42', 'https://a.example/#/shoes/42'],
    ['keeps a hash-bang route', 'https://a.example/#!/shoes', 'https://a.example/#!/shoes'],
    ['drops the query of a hash route', 'https://a.example/#/in?t=1', 'https://a.example/#/in'],
    ['drops unknown keys', 'https://a.example/?token=x&name=Jo', 'https://a.example/'],
    [
      'keeps known keys in order',
      'https://a.example/?p=2&x=1&q=mug',
      'https://a.example/?p=2&q=mug',
    ],
    ['keeps repeated keys', 'https://a.example/?cat=1&cat=2', 'https://a.example/?cat=1&cat=2'],
    [
      'keeps campaign keys',
      'https://a.example/?utm_source=news&utm_medium=email&utm_campaign=may&utm_term=t&utm_content=c&utm_id=7',
      'https://a.example/?utm_source=news&utm_medium=email&utm_campaign=may&utm_term=t&utm_content=c&utm_id=7',
    ],
    [
      'keeps only the kind of a click id',
      'https://a.example/?gclid=Cj0KCQ',
      'https://a.example/?gclid=1',
    ],
    [
      'knows click ids in their own case',
      'https://a.example/?ScCid=ab',
      'https://a.example/?ScCid=1',
    ],
    [
      'drops a routing value that is a payload',
      `https://a.example/?p=${'x'.repeat(101)}`,
      'https://a.example/',
    ],
    [
      'keeps a long number that routes',
      'https://a.example/?variant=41234567890123',
      'https://a.example/?variant=41234567890123',
    ],
    [
      'scrubs a number that could be a card',
      'https://a.example/?q=4111111111111111',
      'https://a.example/?q=%5Bnumber%5D',
    ],
    [
      'scrubs the path',
      'https://a.example/u/jo@mail.example/cart',
      'https://a.example/u/[email]/cart',
    ],
    [
      'scrubs an escaped address',
      'https://a.example/u/jo%40mail.example',
      'https://a.example/u/[email]',
    ],
    [
      'scrubs a search term',
      'https://a.example/?q=jo@mail.example',
      'https://a.example/?q=%5Bemail%5D',
    ],
    [
      'scrubs a hash route',
      'https://a.example/#/u/jo@mail.example',
      'https://a.example/#/u/[email]',
    ],
  ])('%s', (_, url, clean) => {
    expect(cleanUrl(url)).toBe(clean)
  })

  it.each([
    ['/cart', 'https://a.example/shoes/red', 'https://a.example/cart'],
    ['blue', 'https://a.example/shoes/red', 'https://a.example/shoes/blue'],
    ['?p=2', 'https://a.example/shoes', 'https://a.example/shoes?p=2'],
    ['//b.example/x', 'https://a.example/', 'https://b.example/x'],
  ])('resolves %s against %s', (url, base, clean) => {
    expect(cleanUrl(url, base)).toBe(clean)
  })

  it.each([
    'mailto:jo@mail.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'about:blank',
    'android-app://com.example/',
    '/relative',
    'https://',
    '',
  ])('refuses %s', (url) => {
    expect(cleanUrl(url)).toBeUndefined()
  })

  it('leaves out the query and the hash route when they do not fit', () => {
    const path = `https://a.example/${'a'.repeat(LIMITS.urlLength - 40)}`
    expect(cleanUrl(`${path}?utm_source=a-name-of-some-length&p=2#/route/of/some/length`)).toBe(
      path,
    )
  })

  it('refuses a path over the limit', () => {
    expect(cleanUrl(`https://a.example/${'a'.repeat(LIMITS.urlLength)}`)).toBeUndefined()
  })

  it('drops a search term that is a payload', () => {
    expect(cleanUrl(`https://a.example/?q=${'x'.repeat(101)}`)).toBe('https://a.example/')
  })

  describe('on any URL', () => {
    const personal = fc.constantFrom(
      'jo@mail.example',
      'jo%40mail.example@x.yz',
      '+41 79 123 45 67',
      '4111 1111 1111 1111',
      '00417912345',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
      '%',
      '😀',
    )
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.webSegment(),
      personal,
    )
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
    const key = fc.constantFrom('q', 'utm_source', 'gclid', 'page', 'sku', 'route', 'token', 'w')
    const url = fc
      .tuple(
        fc.webAuthority({ withUserInfo: true, withPort: true }),
        text,
        fc.array(fc.tuple(key, text), { maxLength: 12 }),
        fc.constantFrom('', '#', '#/', '#!/'),
        text,
      )
      .map(([authority, path, pairs, mark, hash]) => {
        return `https://${authority}/${path}?${new URLSearchParams(pairs)}${mark}${hash}`
      })

    it('changes nothing the second time', () => {
      fc.assert(
        fc.property(url, (dirty) => {
          const clean = cleanUrl(dirty)
          fc.pre(clean !== undefined)
          expect(cleanUrl(clean)).toBe(clean)
        }),
        { numRuns: 1_000 },
      )
    })

    it('stays within the limit', () => {
      fc.assert(
        fc.property(url, (dirty) => {
          expect(cleanUrl(dirty)?.length ?? 0).toBeLessThanOrEqual(LIMITS.urlLength)
        }),
      )
    })

    it('never throws', () => {
      fc.assert(
        fc.property(
          fc.string({ unit: 'binary' }),
          fc.option(fc.string(), { nil: undefined }),
          (input, base) => {
            cleanUrl(input, base)
          },
        ),
      )
    })
  })
})

describe('searchTermOf()', () => {
  it.each([
    ['https://a.example/search?q=blue+mug', 'blue mug'],
    ['https://a.example/?post_type=product&s=mug', 'mug'],
    ['https://a.example/catalogsearch/result/?q=%20mug%20', 'mug'],
    ['https://a.example/?q=&query=mug', 'mug'],
    ['https://a.example/?q=jo@mail.example', '[email]'],
    ['https://a.example/?q=', undefined],
    ['https://a.example/?utm_term=mug', undefined],
    ['https://a.example/', undefined],
  ])('reads %s as %j', (url, term) => {
    expect(searchTermOf(new URL(url))).toBe(term)
  })
})

describe('clickIdsOf()', () => {
  it.each([
    ['https://a.example/?gclid=Cj0K&utm_source=x', ['gclid']],
    ['https://a.example/?gclid=1&fbclid=1', ['gclid', 'fbclid']],
    ['https://a.example/?gclid=1&gclid=2', ['gclid']],
    ['https://a.example/?ScCid=1', ['sccid']],
    ['https://a.example/?mygclid=1', []],
    ['https://a.example/', []],
  ])('reads %s as %j', (url, kinds) => {
    expect(clickIdsOf(new URL(url))).toEqual(kinds)
  })

  it('reads the same from a cleaned URL', () => {
    const url = 'https://a.example/?gclid=Cj0K&ScCid=ab&token=x'
    expect(clickIdsOf(new URL(cleanUrl(url) ?? ''))).toEqual(clickIdsOf(new URL(url)))
  })
})
