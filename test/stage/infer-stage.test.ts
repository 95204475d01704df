import { STAGES } from '@waymark/protocol'
import { inferStage, RULE_VERSION } from '@waymark/stage'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const gradeOf = (url: string, facts = {}) => {
  const { kind, stage } = inferStage(url, facts)
  return { kind, stage }
}

describe('inferStage()', () => {
  it.each([
    ['/', 'home'],
    ['/collections/tea', 'listing'],
    ['/collections/all', 'listing'],
    ['/search?q=bowl', 'search'],
    ['/products/morning-field-sencha', 'product'],
    ['/products/morning-field-sencha?variant=410102', 'product'],
    ['/products/tea-cart-cover', 'product'],
    ['/products/tide-cup/review', 'review_write'],
    ['/cart', 'cart'],
    ['/checkout/contact', 'checkout_step:contact'],
    ['/checkout/shipping', 'checkout_step:shipping'],
    ['/checkout/payment', 'checkout_step:payment'],
    ['/checkout/review', 'checkout_step:review'],
    ['/checkout/confirmation/qzbzhfnzvqtr', 'order_confirmation'],
    ['/account', 'account'],
    ['/account/login', 'login'],
    ['/account/register', 'login'],
    ['/account/orders', 'account'],
    ['/account/orders/qzbzhfnzvqtr', 'order_status'],
    ['/blog', 'content'],
    ['/blog/how-to-checkout-a-teapot', 'content'],
    ['/faq', 'help'],
    ['/contact', 'contact'],
    ['/refer-a-friend', 'referral'],
    ['/about', 'about'],
    ['/legal/privacy', 'legal'],
    ['/api/cart/lines', 'api'],
    ['/images/tide-cup.svg', 'asset'],
  ])('reads %s of the example storefront as %s', (path, kind) => {
    expect(inferStage(`http://localhost:4000${path}`).kind).toBe(kind)
  })

  it.each([
    ['/blog/how-to-checkout-faster', 'content'],
    ['/blog/checkout', 'content'],
    ['/news/cart/payment', 'content'],
    ['/collections/all/products/cart-cover', 'product'],
    ['/products/checkout', 'product'],
    ['/products/order', 'product'],
    ['/collections/cart', 'listing'],
    ['/category/payment-terminals', 'listing'],
    ['/help/checkout', 'help'],
    ['/policies/checkout', 'legal'],
    ['/legal/cart', 'legal'],
    ['/admin/orders/12', 'admin'],
    ['/wp-admin/post.php?post=12', 'admin'],
    ['/api/checkout/payment', 'api'],
    ['/wp-json/wc/store/v1/cart', 'api'],
    ['/cart.js', 'api'],
    ['/assets/cart.css', 'asset'],
    ['/checkout.js', 'asset'],
    ['/_next/static/chunks/checkout.mjs', 'asset'],
    ['/gift-cards', 'gift_card'],
    ['/blog/shop/payment', 'content'],
    ['/shop/page/2', 'listing'],
    ['/x', 'listing'],
  ])('is not misled by the words in %s, which is %s', (path, kind) => {
    expect(inferStage(`https://shop.example${path}`).kind).toBe(kind)
  })

  it.each([
    ['https://checkout.shop.example/c/8f2a', 'decision'],
    ['https://blog.shop.example/cart-cover-care', 'awareness'],
    ['https://checkout.shop.example/thank-you', 'decision'],
    ['https://help.shop.example/where-is-it', 'consideration'],
    ['https://account.shop.example/', 'retention'],
    ['https://api.shop.example/checkout', null],
    ['https://cdn.shop.example/checkout', null],
    ['https://shop.example/de-de/warenkorb/', 'decision'],
    ['https://shop.example/fr/ch/panier', 'decision'],
    ['https://example.org/my-store/checkout', 'decision'],
    ['https://shop.example/index.php/checkout/cart', 'decision'],
    ['https://shop.example/cart.html', 'decision'],
    ['https://shop.example/CART.PHP', 'decision'],
    ['https://shop.example/%77arenkorb', 'decision'],
    ['https://shop.example/#/cart', 'decision'],
    ['https://shop.example/#!/checkout', 'decision'],
    ['/checkout', 'decision'],
  ])('puts %s into %s', (url, stage) => {
    expect(inferStage(url).stage).toBe(stage)
  })

  it('takes a URL object', () => {
    expect(inferStage(new URL('https://shop.example/cart')).kind).toBe('cart')
  })

  it.each(['javascript:alert(1)', 'mailto:a@b.example', 'http://', 'https://['])(
    'gives no stage to %j',
    (url) => {
      expect(inferStage(url)).toMatchObject({ stage: null, kind: 'other', confidence: 0 })
    },
  )

  it('names the rules it graded by', () => {
    expect(inferStage('/cart').ruleVersion).toBe(RULE_VERSION)
  })

  it('is surer of a page that is named than of one it guesses', () => {
    expect(inferStage('/cart').confidence).toBeGreaterThan(0.9)
    expect(inferStage('/sea-salt').confidence).toBeLessThan(0.9)
  })

  it('gives the reason as a sentence that quotes the address', () => {
    expect(inferStage('/de/warenkorb').reason).toBe('“warenkorb” in the address stands for: cart.')
  })

  it.each(['https://shop.example/', 'http://127.0.0.1:8787/', 'https://shop.example/de/'])(
    'does not quote the host of the home page %s',
    (url) => {
      expect(inferStage(url).reason).toBe('“/” in the address stands for: home.')
    },
  )

  it('quotes a name as it is spelt', () => {
    expect(inferStage('/blue-shoes').reason).toBe('“blue-shoes” by its shape stands for: listing.')
  })

  it('quotes the word of a translated page', () => {
    expect(inferStage('/fr/panier').reason).toBe('“panier” in the address stands for: cart.')
  })
})

describe('inferStage() on any input', () => {
  const word = fc.constantFrom(
    ...'cart checkout products blog collections account orders payment search legal api admin sea-salt-mug 100234 kasse panier %C3%A9t%C3%A9 review new'.split(
      ' ',
    ),
  )
  const path = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => `/${words.join('/')}`)
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withQueryParameters: true }),
    path,
  )

  it('never throws, and always gives a whole grade', () => {
    fc.assert(
      fc.property(text, fc.string(), (url, bodyClass) => {
        const { stage, confidence, reason } = inferStage(url, { bodyClass })
        expect(stage === null || STAGES.includes(stage)).toBe(true)
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
        expect(reason).toMatch(/^\S.{5,198}\.$/su)
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives the same answer with and without a trailing slash', () => {
    fc.assert(
      fc.property(path, (url) => {
        expect(gradeOf(`${url}/`)).toEqual(gradeOf(url))
      }),
      { numRuns: 1_000 },
    )
  })

  it('gives the same answer with and without campaign parameters', () => {
    fc.assert(
      fc.property(path, (url) => {
        expect(gradeOf(`${url}?utm_source=cart&utm_campaign=checkout&gclid=1`)).toEqual(
          gradeOf(url),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  it('gives the same answer behind a locale prefix', () => {
    const locale = fc.constantFrom('de', 'en-gb', 'pt_BR', 'zh-hans', 'us/en', 'fr')
    fc.assert(
      fc.property(path, locale, (url, prefix) => {
        expect(gradeOf(`/${prefix}${url}`)).toEqual(gradeOf(url))
      }),
      { numRuns: 1_000 },
    )
  })

  it('never calls an admin, API, asset or legal page a decision', () => {
    const first = fc.constantFrom('admin', 'wp-admin', 'api', 'rest', 'assets', 'legal', 'policies')
    fc.assert(
      fc.property(first, path, (folder, rest) => {
        expect(inferStage(`https://shop.example/${folder}${rest}`).stage).not.toBe('decision')
      }),
      { numRuns: 1_000 },
    )
  })

  it('takes any facts', () => {
    fc.assert(
      fc.property(text, fc.anything(), (url, value) => {
        // Facts come from outside; what is no fact must not throw.
        const facts = {
          ogType: value,
          bodyClass: value,
          products: value,
          type: value,
          storefront: value,
          lang: value,
        } as never
        expect(inferStage(url, facts).ruleVersion).toBe(RULE_VERSION)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each(['/', '-', '%', '%E0%A4%A', 'a-', '/cart', '?route=', '.html', '#!/', '0', 'ä'])(
    'reads no more of a pathological address than its beginning: %j repeated',
    (piece) => {
      const beginning = `https://shop.example/${piece.repeat(3_000)}`.slice(0, 2_048)
      expect(gradeOf(`https://shop.example/${piece.repeat(500_000)}`)).toEqual(gradeOf(beginning))
    },
  )
})

describe('inferStage() on names that no list has', () => {
  const letter = fc.constantFrom(...'abdefgiklmnoprstuvwz')
  const word = fc.array(letter, { minLength: 4, maxLength: 9 }).map((letters) => letters.join(''))
  const slug = fc.array(word, { minLength: 4, maxLength: 7 }).map((words) => words.join('-'))

  it('takes fewer than one in forty for a page of another kind', () => {
    const slugs = fc.sample(slug, { numRuns: 10_000, seed: 1 })
    const wrong = slugs.filter(
      (path) => inferStage(`https://shop.example/${path}`).stage !== 'consideration',
    )
    expect(wrong.length / slugs.length).toBeLessThan(0.025)
  })
})
