import { describe, expect, it } from 'vitest'
import { formTree } from '../../../packages/client/src/storefronts/exchange-body.ts'

const asJson = (...entries: [string, string][]) => JSON.stringify(formTree(entries))

describe('formTree()', () => {
  it.each([
    ['fields in brackets', [['lines[0][id]', '5']], '{"lines":{"0":{"id":"5"}}}'],
    ['one entry of a list as a value', [['ids[]', '5']], '{"ids":"5"}'],
    [
      'several as a list',
      [
        ['ids[]', '5'],
        ['ids[]', '6'],
        ['ids[]', '7'],
      ],
      '{"ids":["5","6","7"]}',
    ],
    [
      'the last of what is sent twice',
      [
        ['id', '5'],
        ['id', '6'],
      ],
      '{"id":"6"}',
    ],
    ['a value that is JSON', [['call', '{"id":5}']], '{"call":{"id":5}}'],
    ['a field named like a prototype', [['__proto__[id]', '5']], '{"__proto__":{"id":"5"}}'],
  ] as [string, [string, string][], string][])('reads %s', (_, entries, tree) => {
    expect(asJson(...entries)).toBe(tree)
  })
})
