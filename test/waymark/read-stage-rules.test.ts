import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readStageRules } from 'waymark'

describe('readStageRules()', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-rules-'))
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  function read(text: string) {
    const path = join(directory, 'rules.json')
    writeFileSync(path, text)
    return readStageRules(path)
  }

  it('knows our rules alone without a file', () => {
    expect(readStageRules(undefined).inferStage('/cart').kind).toBe('cart')
  })

  it.each([
    ['a list', '[{ "pattern": "/atelier/:piece", "kind": "product" }]'],
    ['an object', '{ "rules": [{ "pattern": "/atelier/:piece", "kind": "product" }] }'],
  ])('reads rules from %s', (_, text) => {
    expect(read(text).inferStage('/atelier/order').kind).toBe('product')
  })

  it('reads words and a scheme', () => {
    const { inferStage, scheme } = read('{ "extend": { "cart": ["Mandje"] }, "stages": "four" }')
    expect(inferStage('/mandje').kind).toBe('cart')
    expect(scheme.advocacy).toBe('loyalty')
  })

  it.each([
    ['{', 'JSON'],
    ['"rules"', 'it must hold a list of rules, or an object'],
    ['{ "rule": [] }', 'it may have rules, extend, stages: current value is "rule"'],
    ['[{ "pattern": "/a" }]', 'Cannot use stage rule 1 as it must have either a kind or a stage'],
    ['{ "stages": "seven" }', 'Cannot read a scheme of stages'],
  ])('says which file is wrong, and what about it: %s', (text, reason) => {
    const path = join(directory, 'rules.json')
    expect(() => read(text)).toThrow(`Cannot use the stage rules of "${path}": `)
    expect(() => read(text)).toThrow(reason)
  })

  it('says which file is missing', () => {
    expect(() => readStageRules(join(directory, 'none.json'))).toThrow('ENOENT')
  })
})
