import { createStageGrader } from '@waymark/collector'
import type { StageGrade } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'

const gradeOf = (kind: StageGrade['kind']): StageGrade => ({
  stage: null,
  kind,
  confidence: 1,
  reason: 'Told so.',
  ruleVersion: '1',
})

describe('createStageGrader()', () => {
  it('grades by URL, facts and type', () => {
    const asked: unknown[] = []
    const grader = createStageGrader((...question) => {
      asked.push(question)
      return gradeOf('cart')
    })
    const touchpoint = { url: 'https://shop.example/a', type: 'page_view', facts: { products: 2 } }
    expect(grader(touchpoint)).toEqual(gradeOf('cart'))
    expect(asked).toEqual([['https://shop.example/a', { products: 2, type: 'page_view' }]])
  })

  it('asks once for what is the same, and again for what is not', () => {
    let count = 0
    const grader = createStageGrader(() => {
      count++
      return gradeOf('cart')
    })
    const page = { url: 'https://shop.example/a', type: 'page_view' }
    for (const touchpoint of [page, page, { ...page, type: 'purchase' }]) grader(touchpoint)
    expect(count).toBe(2)
  })

  it('grades nothing without a URL, or without rules', () => {
    expect(createStageGrader(() => gradeOf('cart'))({ type: 'purchase' })).toBeUndefined()
    const grader = createStageGrader(undefined)
    expect(grader({ url: 'https://shop.example/', type: 'page_view' })).toBeUndefined()
  })
})
