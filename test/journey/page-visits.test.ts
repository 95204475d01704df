import { countPageVisits } from '@waymark/journey'
import type { StageGrade, StoredTouchpoint } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { stageGrade, storedTouchpoint } from '../helpers/stored-touchpoint.ts'

let clock = 1
const view = (path: string, fields: Partial<StoredTouchpoint> = {}) =>
  storedTouchpoint({ url: `https://shop.example${path}`, occurredAt: clock++, ...fields })
const views = (path: string, count: number) => Array.from({ length: count }, () => view(path))

/** Sure of what begins with `/sure`, and of nothing else. */
const grade = (url: string): StageGrade => ({
  ...stageGrade('awareness', 'content'),
  confidence: url.includes('/sure') ? 1 : 0.5,
})

describe('countPageVisits()', () => {
  it('counts page views by page, and nothing else', async () => {
    const { pages, visits } = await countPageVisits([
      view('/tea?utm_source=x'),
      view('/tea?sort=price'),
      view('/tea', { type: 'view_item' }),
      view('/cart'),
      storedTouchpoint({}),
    ])
    expect(visits).toBe(3)
    expect(pages.map(({ path, visits: count }) => [path, count])).toEqual([
      ['/tea', 2],
      ['/cart', 1],
    ])
  })

  it('puts those first whose many visits rest on little evidence', async () => {
    const touchpoints = [...views('/sure', 9), ...views('/rare', 1), ...views('/often', 5)]
    const { pages } = await countPageVisits(touchpoints, { stage: grade })
    expect(pages.map(({ path }) => path)).toEqual(['/often', '/rare', '/sure'])
  })

  it('gives only the most visited', async () => {
    const touchpoints = [...views('/sure', 3), ...views('/rare', 1), ...views('/often', 2)]
    const { pages } = await countPageVisits(touchpoints, { stage: grade, limit: 2 })
    expect(pages.map(({ path }) => path)).toEqual(['/often', '/sure'])
  })

  it('grades the newest view of a page with its facts', async () => {
    const asked: unknown[] = []
    const stage = (url: string, facts: object) => {
      asked.push([url, facts])
      return grade(url)
    }
    const [newer, older] = [20, 10].map((occurredAt) =>
      view('/a', { occurredAt, facts: { products: occurredAt } }),
    )
    await countPageVisits(
      [newer, older].flatMap((touchpoint) => touchpoint ?? []),
      { stage },
    )
    expect(asked.at(-1)).toEqual(['https://shop.example/a', { products: 20, type: 'page_view' }])
  })

  it('gives the stored grade where nobody grades', async () => {
    const stage = stageGrade('decision', 'cart')
    const { pages } = await countPageVisits([view('/cart', { stage }), view('/none')])
    expect(pages.map((page) => page.grade)).toEqual([undefined, stage])
  })

  it('counts what other rules graded', async () => {
    const touchpoints = [
      view('/a', { stage: grade('/a') }),
      view('/b', { stage: { ...grade('/b'), ruleVersion: 'older' } }),
      view('/c'),
    ]
    expect((await countPageVisits(touchpoints, { stage: grade })).outdated).toBe(2)
    expect((await countPageVisits(touchpoints)).outdated).toBe(0)
  })

  it('keeps the most visited in mind when there are more pages than it remembers', async () => {
    const touchpoints = Array.from({ length: 100 }, (_, index) => [
      view(`/rare-${index}`),
      view('/often'),
    ]).flat()
    const { pages } = await countPageVisits(touchpoints, { memory: 10, limit: 1 })
    expect(pages).toMatchObject([{ path: '/often', visits: 100 }])
  })
})
