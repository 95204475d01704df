import { createStageInference, inferStage, RULE_VERSION, toScheme } from '@waymark/stage'
import { describe, expect, it } from 'vitest'

const kindBy = (pattern: string, url: string) =>
  createStageInference({ rules: [{ pattern, kind: 'loyalty' }] }).inferStage(url).kind === 'loyalty'

describe('createStageInference() rules', () => {
  it.each([
    ['/atelier', '/atelier', true],
    ['/atelier', '/Atelier/?a=1#b', true],
    ['/atelier', '/atelier/2', false],
    ['/über', '/%C3%BCber', true],
    ['/a/:name', '/a/b', true],
    ['/a/:name', '/a', false],
    ['/a/:name?', '/a', true],
    ['/a/*', '/a/b/c', true],
    ['/a/*', '/a', true],
    ['/a/*/c', '/a/b/c', true],
    ['/p-*', '/p-12', true],
    ['/*-p', '/12-q', false],
    ['{/:lang}?/a', '/de/a', true],
    ['{/:lang}?/a', '/a', true],
    ['/a{b}', '/ab', true],
    ['/', '/', true],
  ])('pattern %s on %s: %s', (pattern, path, isMatch) => {
    expect(kindBy(pattern, `https://shop.example${path}`)).toBe(isMatch)
  })

  it('lets the first that fits win', () => {
    const { inferStage: infer } = createStageInference({
      rules: [
        { pattern: '/cart/faq', kind: 'help' },
        { pattern: '/cart/*', stage: 'advocacy' },
      ],
    })
    expect(infer('/cart/faq')).toMatchObject({ kind: 'help', stage: 'consideration' })
    expect(infer('/cart/x')).toMatchObject({ stage: 'advocacy', kind: 'other', confidence: 1 })
  })

  it('lets a touchpoint type win over a rule', () => {
    const { inferStage: infer } = createStageInference({
      rules: [{ pattern: '/*', kind: 'about' }],
    })
    expect(infer('/cart', { type: 'purchase' }).kind).toBe('order_confirmation')
  })

  it('names the rule in the reason', () => {
    const { inferStage: infer } = createStageInference({ rules: [{ pattern: '/x', stage: null }] })
    expect(infer('/x').reason).toBe('Your rule “/x” says so.')
  })

  it.each([
    [{ pattern: 'cart', kind: 'cart' }, /begin with a slash/],
    [{ pattern: '/cart', kind: 'basket' }, /its kind must be one of home/],
    [{ pattern: '/cart', stage: 'buying' }, /its stage must be null or one of/],
    [{ pattern: '/cart' }, /either a kind or a stage/],
    [{ pattern: 12, kind: 'cart' }, /its pattern must be a path/],
    [{ pattern: '/(a|b)', kind: 'cart' }, /path of literals/],
    [{ pattern: '/{a', kind: 'cart' }, /braces must be closed/],
    [{ pattern: '/*a*', kind: 'cart' }, /at most one star/],
    [{ pattern: '/a:b', kind: 'cart' }, /a name must be a whole segment/],
    [null, /its pattern must be a path/],
  ])('refuses %j and quotes it', (rule, message) => {
    // What a configuration file may have is no StageRule.
    const make = () => createStageInference({ rules: [rule as never] })
    expect(make).toThrow(TypeError)
    expect(make).toThrow(message)
    expect(make).toThrow(JSON.stringify(rule))
  })
})

describe('createStageInference() words', () => {
  it('knows the words it is given', () => {
    const { inferStage: infer } = createStageInference({
      extend: { cart: ['mijn tas'], content: ['wissenswert*'] },
    })
    expect(infer('/mijn-tas').kind).toBe('cart')
    expect(infer('/wissenswertes/kasse').kind).toBe('content')
  })

  it.each([
    [{ basket: ['tas'] }, /"basket"/],
    [{ cart: ['a*'] }, /"a\*"/],
    [{ cart: [''] }, /""/],
  ])('refuses %j', (extend, message) => {
    expect(() => createStageInference({ extend: extend as never })).toThrow(message)
  })
})

describe('createStageInference() versions', () => {
  it('grades as inferStage() does without options', () => {
    expect(createStageInference().inferStage('/cart')).toEqual(inferStage('/cart'))
  })

  it('gives rules of a shop a version of their own', () => {
    const { inferStage: infer } = createStageInference({ extend: { cart: ['tas'] } })
    expect(infer('/cart').ruleVersion).toMatch(new RegExp(`^${RULE_VERSION}\\+\\w+$`))
  })
})

describe('toScheme()', () => {
  it.each([
    ['five', 5],
    ['four', 4],
    ['three', 3],
    ['before_during_after', 3],
  ] as const)('shows the five stages as %s', (name, count) => {
    expect(new Set(Object.values(toScheme(name))).size).toBe(count)
  })

  it('refuses a scheme that leaves out a stage', () => {
    expect(() => createStageInference({ stages: { awareness: 'a' } as never })).toThrow(
      /must name all five/,
    )
  })
})
