import { PAGE_KINDS } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { stageOfKind } from '../../packages/stage/src/stage-of-kind.ts'

const kindsOf = (stage: string | null) => PAGE_KINDS.filter((kind) => stageOfKind(kind) === stage)

describe('stageOfKind()', () => {
  it('gives no stage to legal, admin, API, asset and unknown pages, and to no other', () => {
    expect(kindsOf(null)).toEqual(['legal', 'admin', 'api', 'asset', 'other'])
  })

  it.each([
    ['awareness', 4],
    ['consideration', 9],
    ['decision', 11],
    ['retention', 7],
    ['advocacy', 5],
  ])('puts into %s %i kinds, in one row', (stage, count) => {
    const kinds = kindsOf(stage)
    const [first = 'other'] = kinds
    const start = PAGE_KINDS.indexOf(first)
    expect(kinds).toHaveLength(count)
    expect(PAGE_KINDS.slice(start, start + count)).toEqual(kinds)
  })
})
