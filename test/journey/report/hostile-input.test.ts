import { createReport } from '@waymark/journey'
import type { StoredTouchpoint } from '@waymark/protocol'
import type { Element } from 'happy-dom'
import { beforeAll, describe, expect, it } from 'vitest'
import { channelGrade, stageGrade, storedTouchpoint } from '../../helpers/stored-touchpoint.ts'
import { inputOf, parse } from './page.ts'

const CORPUS = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '</title></head><body onload=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '" style="position:fixed" autofocus onfocus="alert(1)',
  '<!--',
  '--><iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'JaVaScRiPt://shop.example/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.example/"><script>alert(1)</script>',
  'https://shop.example/"onclick="alert(1)',
  '\u2028\u2029\u0000<b>',
]

const ELEMENTS = new Set(
  (
    'html head meta link title style body a header div svg path circle span nav main footer p h1 h2 h3 h4 ' +
    'section article figure figcaption desc defs lineargradient stop marker rect text line g dl dt dd ' +
    'ol ul li table caption thead tbody tr th td small time code strong pre details summary'
  ).split(' '),
)

/** A touchpoint with one hostile text in every field that takes one. */
function hostile(text: string): StoredTouchpoint {
  return storedTouchpoint({
    anonymousId: text,
    type: text,
    title: text,
    url: text,
    referrer: text,
    orderId: text,
    step: text,
    coupon: text,
    currency: text,
    valueMinor: 100,
    items: [{ item_id: text, item_name: text, item_variant: text, priceMinor: 100, quantity: 1 }],
    props: { [text]: text, nested: { [text]: [text] } },
    stage: { ...stageGrade('decision'), reason: text },
    channel: { channel: text, source: text, medium: text, ruleVersion: text },
    origin: { source: 'api', storefront: text, confidence: 1 },
  })
}

/** A view of a page whose address holds the text as far as one can. */
function viewed(text: string): StoredTouchpoint {
  const path = encodeURIComponent(text)
  return { ...hostile(text), type: 'page_view', url: `https://shop.example/${path}?route=${path}` }
}

async function pagesOf(text: string): Promise<readonly string[]> {
  const report = createReport()
  // Once as any type, once as a purchase, which has a place of its own in the map.
  const touchpoints = [hostile(text), { ...hostile(text), seq: 1, type: 'purchase' }]
  const input = () => inputOf(touchpoints, { siteId: text })
  return [
    await report.map(input()),
    (await report.visitor({ ...input(), anonymousId: text })) ?? '',
    await report.live({ ...input(), isPaused: false }),
    await report.stages(input()),
    // The path of an address is all that is left of it there.
    await report.stages(inputOf([{ ...viewed(text), siteId: text }])),
    await report.map(inputOf([], { siteId: text })),
    await report.live({ ...inputOf([], { siteId: text }), isPaused: true }),
  ]
}

describe.each(CORPUS)('a report about %j', (text) => {
  let pages: readonly string[]
  let elements: readonly Element[]
  beforeAll(async () => {
    pages = await pagesOf(text)
    elements = pages.flatMap((html) => [...parse(html).querySelectorAll('*')])
  })

  const attributes = () => elements.flatMap((element) => [...element.attributes])

  it('has no element but its own', () => {
    const names = new Set(elements.map(({ tagName }) => tagName.toLowerCase()))
    expect([...names].filter((name) => !ELEMENTS.has(name))).toEqual([])
  })

  it('has no handler and no style attribute', () => {
    const names = new Set(attributes().map(({ name }) => name.toLowerCase()))
    expect([...names].filter((name) => /^on|^style$|^srcdoc$|^formaction$/.test(name))).toEqual([])
  })

  it('links nowhere but to its own pages and to http(s)', () => {
    const links = attributes().filter(({ name }) => /href$|^src$|^action$/.test(name))
    // The tab's icon is the one address that is neither; it holds nothing recorded.
    const [icon] = elements.filter(({ tagName }) => tagName === 'LINK')
    const iconHref = icon?.getAttribute('href')
    const strays = links.filter(
      ({ value }) =>
        value !== iconHref && !/^(#content$|\/map(\/|$)|https?:\/\/)/.test(value ?? ''),
    )
    expect(strays.map(({ value }) => value)).toEqual([])
  })

  it('leaves no raw markup in the source', () => {
    for (const html of pages) {
      if (/[<>"']/.test(text)) expect(html).not.toContain(text)
      expect(html).not.toMatch(/<script|<img|<iframe|<b>/i)
    }
  })
})

describe('a link of a report', () => {
  it('leads to the page where the address is safe', async () => {
    const touchpoint = storedTouchpoint({
      url: 'https://shop.example/a?q=1',
      referrer: 'https://search.example/',
      channel: channelGrade('organic_search'),
    })
    const html = await createReport().visitor({ ...inputOf([touchpoint]), anonymousId: 'ada' })
    const links = [...parse(html ?? '').querySelectorAll('.session a')]
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'https://search.example/',
      'https://shop.example/a?q=1',
    ])
  })
})
