import type { PageKind, StageGrade } from '@waymark/protocol'
import { createStageInference } from '@waymark/stage'
import { describe, expect, it } from 'vitest'
import type { VisitedPage } from '../../packages/journey/src/page-visits.ts'
import { proposeRules } from '../../packages/journey/src/propose-rules.ts'
import { stageGrade } from '../helpers/stored-touchpoint.ts'

function page(path: string, kind: PageKind = 'content', fields: Partial<VisitedPage> = {}) {
  const grade: StageGrade = stageGrade('awareness', kind)
  const url = `https://shop.example${path}`
  return { key: path, path, routing: '', url, visits: 1, grade, ...fields }
}

const patternsOf = (...pages: VisitedPage[]) =>
  [...proposeRules(pages).values()].map(({ pattern }) => pattern)

describe('proposeRules()', () => {
  it('proposes what the page is taken for', () => {
    expect([...proposeRules([page('/moon-bowl', 'product')])]).toEqual([
      ['/moon-bowl', { pattern: '/moon-bowl', kind: 'product' }],
    ])
  })

  it('proposes the stage where the kind says nothing', () => {
    expect([...proposeRules([page('/x', 'other')]).values()]).toEqual([
      { pattern: '/x', stage: 'awareness' },
    ])
  })

  it.each([
    ['a page told by its query', page('/index.php', 'cart', { routing: 'route=x' })],
    ['a hash route', page('/#!/cart')],
    ['what is certain', page('/a', 'cart', { grade: { ...stageGrade(null), confidence: 1 } })],
  ])('proposes none for %s', (_, visited) => {
    expect(patternsOf(visited)).toEqual([])
  })

  it('gives pages of one folder that are taken for the same one rule', () => {
    const pages = ['bowl', 'vase', 'cup'].map((name) => page(`/atelier/${name}`, 'product'))
    expect(new Set(patternsOf(...pages))).toEqual(new Set(['/atelier/:page']))
  })

  it.each([
    ['hold pages of two kinds', [page('/a/x'), page('/a/y'), page('/a/z', 'cart')]],
    ['hold two pages', [page('/a/x'), page('/a/y')]],
    ['name a language', [page('/de/x'), page('/de/y'), page('/de/z')]],
    ['are the root', [page('/x'), page('/y'), page('/z')]],
  ])('makes no rule of folders that %s', (_, pages) => {
    expect(patternsOf(...pages)).toEqual(pages.map(({ path }) => path))
  })

  it.each([
    '/',
    '/p(1)/a:b',
    '/über-uns',
    '/%E7%8E%89%E9%9C%B2/a%2Fb',
    '/100%/a+b*c',
    '/{x}/y?',
    '/back%5Cslash',
  ])('writes a pattern that fits its page: %s', (path) => {
    const rules = [...proposeRules([page(path, 'store_locator')]).values()]
    // Proposed rules are rules: the helper of the sibling package says so by taking them.
    const { inferStage } = createStageInference({ rules } as Parameters<
      typeof createStageInference
    >[0])
    expect(rules).toHaveLength(1)
    expect(inferStage(`https://shop.example${path.replace('?', '%3F')}`)).toMatchObject({
      kind: 'store_locator',
      confidence: 1,
    })
  })
})
