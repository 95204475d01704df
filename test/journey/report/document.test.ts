import { createReport } from '@waymark/journey'
import { describe, expect, it } from 'vitest'
import { STYLES } from '../../../packages/journey/src/report/styles.ts'
import { walk } from '../../helpers/stored-touchpoint.ts'
import { inputOf, parse } from './page.ts'

const ada = walk('ada', [{ minute: 0, stage: 'awareness' }])
const report = createReport()

describe.each([
  ['map', () => report.map(inputOf(ada))],
  ['visitor', async () => (await report.visitor({ ...inputOf(ada), anonymousId: 'ada' })) ?? ''],
  ['live', () => report.live({ ...inputOf(ada), isPaused: false })],
])('the %s page', (name, draw) => {
  it('is a whole document with a language and a title', async () => {
    const html = await draw()
    expect(html.startsWith('<!doctype html><html lang="en">')).toBe(true)
    expect(parse(html).title).toMatch(/ · shop · Waymark$/)
  })

  it('carries one style block, as written, and no script', async () => {
    const html = await draw()
    expect([...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text)).toEqual([
      STYLES,
    ])
    expect(html).not.toMatch(/<script/)
    expect(parse(html).querySelector('link')?.getAttribute('href')).toMatch(/^data:image\/svg/)
  })

  it('has the landmarks of a page and one first heading', async () => {
    const page = parse(await draw())
    const counts = ['main', 'nav', 'body > header', 'body > footer', 'h1'].map(
      (part) => page.querySelectorAll(part).length,
    )
    expect(counts).toEqual([1, 1, 1, 1, 1])
  })

  it('never skips a level of heading', async () => {
    const levels = [...parse(await draw()).querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) =>
      Number(tagName.slice(1)),
    )
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
    expect(jumps).toEqual([])
  })

  it('gives every id once, and refers to none that is missing', async () => {
    const page = parse(await draw())
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
    const named = [...page.querySelectorAll('[aria-labelledby]')].flatMap(
      (element) => element.getAttribute('aria-labelledby')?.split(' ') ?? [],
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('marks where the reader is', async () => {
    const current = parse(await draw()).querySelector('nav [aria-current]')?.textContent
    expect(current).toBe({ map: 'Journey map', live: 'Live' }[name])
  })

  it('keeps its links under the path it is mounted at', async () => {
    const hrefs = [...parse(await draw()).querySelectorAll('header a, nav a')]
    expect(hrefs.every((link) => link.getAttribute('href')?.startsWith('/map'))).toBe(true)
  })
})

describe('STYLES', () => {
  it('has no character that a template would escape', () => {
    expect(STYLES).not.toMatch(/[<>&"']/)
  })
})
