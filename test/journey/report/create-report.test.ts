import type { Report as ServedReport } from '@waymark/collector'
import { createReport } from '@waymark/journey'
import type { StoredTouchpoint } from '@waymark/protocol'
import { STAGES } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import {
  MINUTE_MS,
  MONDAY_AT,
  stageGrade,
  storedTouchpoint,
  type WalkStep,
  walk,
} from '../../helpers/stored-touchpoint.ts'
import { inputOf, parse, tableOf } from './page.ts'

const ada = walk('ada', [
  { minute: 0, stage: 'awareness', channel: 'organic_search', referrer: 'https://search.example/' },
  { minute: 2, stage: 'consideration', type: 'view_item', title: 'Alpaca throw' },
  {
    minute: 5,
    stage: 'decision',
    kind: 'order_confirmation',
    type: 'purchase',
    url: 'https://shop.example/thanks?step=3',
    orderId: 'A-1',
    valueMinor: 25800,
    currency: 'EUR',
    items: [{ item_name: 'Alpaca throw', quantity: 2, priceMinor: 12900 }],
    origin: { source: 'network', storefront: 'generic', confidence: 0.9 },
  },
])
const bob = walk('bob', [
  { minute: 20, stage: 'decision', type: 'add_to_cart', channel: 'email' },
  { minute: 21, stage: 'awareness' },
  { minute: 55, stage: 'awareness' },
])

// Siblings never import each other: that this is the report a collector serves holds here.
const report: ServedReport & ReturnType<typeof createReport> = createReport()
const textOf = (html: string) => parse(html).body.textContent?.replace(/\s+/g, ' ') ?? ''

describe('map() in a scheme', () => {
  const halves = {
    awareness: 'before',
    consideration: 'before',
    decision: 'during',
    retention: 'after',
    advocacy: 'after',
  }
  const five = Object.fromEntries(STAGES.map((stage) => [stage, stage])) as typeof halves
  const schemed = createReport({ schemes: { five, halves } })
  const draw = (scheme?: string) =>
    schemed.map({ ...inputOf([...ada, ...bob]), ...(scheme === undefined ? {} : { scheme }) })

  it('shows the first unless another is asked for', async () => {
    const stages = (html: string) => tableOf(html, 'Visitors by stage').map(([name]) => name)
    expect(stages(await draw('halves'))).toEqual(['Before', 'During', 'After'])
    expect(stages(await draw())).toHaveLength(5)
    expect(stages(await draw('unknown'))).toHaveLength(5)
  })

  it('counts a visitor of two stages of one name once', async () => {
    expect(tableOf(await draw('halves'), 'Visitors by stage')[0]?.slice(0, 3)).toEqual([
      'Before',
      '2',
      '1',
    ])
  })

  it('names stages the same way wherever the map does', async () => {
    const page = parse(await draw('halves'))
    expect(
      [...page.querySelectorAll('.lane-name, .card h3')].map((text) => text.textContent),
    ).toEqual(['Before', 'During', 'After', 'Before', 'During', 'After'])
    expect(page.querySelector('td .chip')?.textContent).toBe('Before')
  })

  it('links to the others', async () => {
    const links = [...parse(await draw('halves')).querySelectorAll('.schemes a')]
    expect(
      links.map((link) => [link.getAttribute('href'), link.getAttribute('aria-current')]),
    ).toEqual([
      ['/map?stages=five', null],
      ['/map?stages=halves', 'true'],
    ])
  })
})

describe('stages()', () => {
  const views = (path: string, count: number) =>
    Array.from({ length: count }, (_, seq) =>
      storedTouchpoint({ url: `https://shop.example${path}`, seq, occurredAt: MONDAY_AT + seq }),
    )
  const graded = createReport({
    stage: (url) =>
      url.endsWith('/club')
        ? { ...stageGrade('advocacy', 'loyalty'), confidence: 1, reason: 'Your rule says so.' }
        : { ...stageGrade('consideration', 'listing'), confidence: 0.6 },
  })
  const draw = (touchpoints: readonly StoredTouchpoint[]) => graded.stages(inputOf(touchpoints))

  it('lists pages with views, stage, confidence, reason and a rule', async () => {
    const html = await draw([...views('/club', 3), ...views('/moon-bowl', 2)])
    const rows = [...parse(html).querySelectorAll('.pages tbody tr')]
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      [
        '/moon-bowl',
        '2',
        'Considerationlisting',
        '60\u00a0%',
        'Looks like listing.',
        '{ "pattern": "/moon-bowl", "kind": "listing" }',
      ],
      ['/club', '3', 'Advocacyloyalty', '100\u00a0%', 'Your rule says so.', 'none needed'],
    ])
  })

  it('tells pages of several hosts apart', async () => {
    const [here = storedTouchpoint()] = views('/', 1)
    const html = await draw([here, { ...here, id: 'other', url: 'https://pay.example/' }])
    const pages = [...parse(html).querySelectorAll('.pages tbody th')]
    expect(pages.map((page) => page.textContent).sort()).toEqual(['pay.example/', 'shop.example/'])
  })

  it('puts the rules of what is in doubt into one file to paste', async () => {
    const html = await draw([...views('/club', 3), ...views('/bowl', 2), ...views('/cup', 1)])
    const text = parse(html).querySelector('pre')?.textContent ?? ''
    expect(JSON.parse(text)).toEqual([
      { pattern: '/bowl', kind: 'listing' },
      { pattern: '/cup', kind: 'listing' },
    ])
  })

  it('tells that older grades are stored', async () => {
    const [touchpoint = storedTouchpoint()] = views('/bowl', 1)
    const older = { ...touchpoint, stage: { ...stageGrade(null), ruleVersion: 'older' } }
    expect(textOf(await draw([older]))).toContain('1 touchpoint stored earlier has the stage')
    expect(textOf(await draw([{ ...older, stage: stageGrade(null) }]))).not.toContain('earlier')
  })

  it('says how to begin where nothing was seen yet', async () => {
    const html = await draw([])
    expect(textOf(html)).toContain('No touchpoint yet')
    expect(parse(html).querySelector('table')).toBeNull()
  })

  it('is linked from every page, and marks itself as the current one', async () => {
    const current = (html: string) =>
      parse(html).querySelector('a[href="/map/stages"]')?.getAttribute('aria-current')
    expect(current(await draw([]))).toBe('page')
    expect(parse(await graded.map(inputOf([]))).querySelector('a[href="/map/stages"]')).not.toBe(
      null,
    )
  })
})

describe('map()', () => {
  const draw = (touchpoints: readonly StoredTouchpoint[]) => report.map(inputOf(touchpoints))

  it('prints what the map counts, stage by stage', async () => {
    expect(tableOf(await draw([...ada, ...bob]), 'Visitors by stage')).toEqual([
      ['Awareness', '2', '1', '0', '0', '0', '1', '2 min'],
      ['Consideration', '1', '1', '0', '0', '0', '0', '3 min'],
      ['Decision', '2', '0', '1', '1', '1', '0', '1 min'],
      ['Retention', '0', '0', '0', '0', '0', '0', '–'],
      ['Advocacy', '0', '0', '0', '0', '0', '0', '–'],
    ])
  })

  it('prints the moves between stages', async () => {
    expect(tableOf(await draw([...ada, ...bob]), 'Moves between stages').slice(0, 3)).toEqual([
      ['Awareness', '–', '1', '–', '–', '–'],
      ['Consideration', '–', '–', '1', '–', '–'],
      ['Decision', '1', '–', '–', '–', '–'],
    ])
  })

  it('prints key figures with their meaning', async () => {
    const figures = [...parse(await draw([...ada, ...bob])).querySelectorAll('.figure')]
    expect(
      figures.map((figure) => [...figure.children].slice(0, 2).map((part) => part.textContent)),
    ).toEqual([
      ['Visitors', '2'],
      ['Sessions', '3'],
      ['Touchpoints', '6'],
      ['Buyers', '150\u00a0%'],
      ['Orders', '1'],
      ['Revenue', '€258.00'],
    ])
    expect(figures.every((figure) => figure.querySelector('.meaning')?.textContent)).toBe(true)
  })

  it('prints what no server of the shop confirmed apart, once one of them tells of orders', async () => {
    const order = (orderId: string, valueMinor: number, fields = {}): WalkStep => ({
      minute: 1,
      type: 'purchase',
      orderId,
      valueMinor,
      currency: 'EUR',
      ...fields,
    })
    const forged = walk('eve', [order('1', 9_999_900), order('2', 500)])
    const told = walk('server', [order('1', 2_450, { isTrusted: true })])
    const figures = [...parse(await draw([...forged, ...told])).querySelectorAll('.figure')]
    const money = figures
      .map((figure) => [...figure.children].slice(0, 2).map((part) => part.textContent))
      .filter(([name]) => /revenue/i.test(name ?? ''))
    expect(money).toEqual([
      ['Revenue', '€24.50'],
      ['Unconfirmed revenue', '€5.00'],
    ])
  })

  it('draws forward moves as ribbons, back-moves as returns and exits as bars', async () => {
    const page = parse(await draw([...ada, ...bob]))
    const titles = (part: string) =>
      [...page.querySelectorAll(`svg.flow ${part}`)].map((shape) => shape.textContent)
    expect(titles('.ribbon')).toEqual([
      'Awareness to Consideration: 1 visitor, 1 move',
      'Consideration to Decision: 1 visitor, 1 move',
    ])
    expect(titles('.return')).toEqual(['Decision to Awareness: 1 visitor, 1 move'])
    expect(page.querySelectorAll('svg.flow .exit')).toHaveLength(1)
  })

  it('links each recent visitor to the timeline', async () => {
    const page = parse(await draw(walk('a/b c', [{ minute: 0 }])))
    expect(page.querySelector('tbody a.id')?.getAttribute('href')).toBe('/map/visitors/a%2Fb%20c')
  })

  it('says how to get the first touchpoint when there is none', async () => {
    const text = textOf(await draw([]))
    expect(text).toContain('No touchpoint yet')
    expect(text).toContain('data-site="shop"')
  })

  it('explains its numbers by the limits it was made with', async () => {
    const text = textOf(await createReport({ sessionGapMs: 10 * MINUTE_MS }).map(inputOf(ada)))
    expect(text).toContain('without a silence of over 10 min, for 1 day at most')
    expect(text).toContain('silent for over 10 min')
    expect(text).toContain('longer silences counted as 10 min')
  })

  it('tells what browsers gave up', async () => {
    const text = textOf(await report.map(inputOf(ada, { drops: { queue_full: 7 } })))
    expect(text).toContain('Queue full 7')
  })

  it.each([
    [
      { days: 30, stored: 9_999, lost: 1 },
      'Of 10,000 touchpoints that',
      '1 did not reach the store: 1 in',
    ],
    [{ days: 1, stored: 0, lost: 0 }, 'in the last 1 day', '0 did not reach the store: 0 in'],
  ])('says in its footer what did not reach the store: %j', async (loss, ...sentences) => {
    const text = textOf(await report.map(inputOf(ada, { loss })))
    for (const sentence of sentences) expect(text).toContain(sentence)
  })
})

describe('visitor()', () => {
  const draw = (touchpoints: readonly StoredTouchpoint[]) =>
    report.visitor({ ...inputOf(touchpoints), anonymousId: 'ada' })

  it('gives no page for a visitor without touchpoints', async () => {
    expect(await draw([])).toBeUndefined()
  })

  it('shows sessions as cards with their touchpoints in order', async () => {
    const later = walk('ada', [{ minute: 300, type: 'my_own_type' }])
    const cards = [...parse((await draw([...ada, ...later])) ?? '').querySelectorAll('.session')]
    const types = cards.map((card) =>
      [...card.querySelectorAll('li code')].map((code) => code.textContent),
    )
    expect(types).toEqual([['page_view', 'view_item', 'purchase'], ['my_own_type']])
  })

  it.each([
    ['the type in words', 'Product viewed view_item'],
    ['the title', 'Alpaca throw'],
    ['the path of the page', '/thanks?step=3'],
    ['items with their money', 'Alpaca throw × 2 at €129.00'],
    ['the value', '€258.00'],
    ['the order', 'A-1'],
    ['the stage with its reason', 'Decision Looks like order_confirmation, '],
    ['where it is known from', 'Seen in a confirmed exchange with the shop (generic), 90 % sure.'],
    ['how the session began', 'Came by Organic search, organic_search-source /'],
  ])('shows %s', async (_what, text) => {
    expect(textOf((await draw(ada)) ?? '').replaceAll('DecisionLooks', 'Decision Looks')).toContain(
      text,
    )
  })
})

describe('live()', () => {
  const draw = (touchpoints: readonly StoredTouchpoint[], isPaused = false) =>
    report.live({ ...inputOf(touchpoints, { now: MONDAY_AT + 5 * MINUTE_MS + 1_250 }), isPaused })

  it.each([
    [59, 'Yes. The last touchpoint arrived 59 min ago.'],
    [61, 'The last touchpoint arrived 1 h 1 min ago.'],
  ])('after %i minutes of silence says %s', async (minutes, text) => {
    const now = Math.max(...ada.map(({ receivedAt }) => receivedAt)) + minutes * MINUTE_MS
    const page = await report.live({ ...inputOf(ada.toReversed(), { now }), isPaused: true })
    expect(textOf(page)).toContain(`Is it working?${text}`)
  })

  it('says that it works, and since when', async () => {
    expect(textOf(await draw(ada.toReversed()))).toContain('The last touchpoint arrived 1 s ago.')
  })

  it('lists touchpoints in the order given', async () => {
    const cells = [...parse(await draw(ada.toReversed())).querySelectorAll('tbody code')]
    expect(cells.map((cell) => cell.textContent)).toEqual(['purchase', 'view_item', 'page_view'])
  })

  it('leaves web vitals out, and says so', async () => {
    const vital = storedTouchpoint({ seq: 9, type: 'web_vital' })
    const html = await draw([vital, ...ada.toReversed()])
    expect(parse(html).querySelectorAll('tbody tr')).toHaveLength(3)
    expect(textOf(html)).toContain('1 web vital beside them, not shown.')
  })

  it('lists no more than a hundred', async () => {
    const many = Array.from({ length: 150 }, (_, seq) => storedTouchpoint({ seq }))
    expect(parse(await draw(many)).querySelectorAll('tbody tr')).toHaveLength(100)
  })

  it.each([
    [false, '2', '/map/live?pause', 'Pause'],
    [true, undefined, '/map/live', 'Resume'],
  ])('paused %s: loads again after %s s, and links to %s', async (isPaused, seconds, ...link) => {
    const page = parse(await draw(ada, isPaused))
    const refresh = page.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content')
    const button = page.querySelector('a.button')
    expect(refresh).toBe(seconds)
    expect([button?.getAttribute('href'), button?.textContent]).toEqual(link)
  })

  it('tells what to check when nothing has arrived', async () => {
    expect(textOf(await draw([]))).toContain('If it does not, check in this order')
  })
})
