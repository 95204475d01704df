import { describe, expect, it } from 'vitest'
import { toTextTable } from '../../../packages/waymark/src/commands/text-table.ts'

describe('toTextTable()', () => {
  it('makes each column as wide as its longest cell, and the last as long as it is', () => {
    const rows = [
      ['a', 'bb', 'long text'],
      ['aaa', 'b', ''],
    ]
    expect(toTextTable(rows)).toEqual(['a    bb  long text', 'aaa  b'])
  })

  it('is nothing without rows', () => {
    expect(toTextTable([])).toEqual([])
  })
})
