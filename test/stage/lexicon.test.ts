import { PAGE_KINDS } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { STEPS, stepOf, WORDS, wordOf } from '../../packages/stage/src/lexicon.ts'

const ROLES = ['shop', 'pages', 'item', 'order', 'orders', 'done']

describe('the lexicon', () => {
  it('has no names but kinds of pages and roles', () => {
    const names: readonly string[] = [...PAGE_KINDS, ...ROLES]
    expect(Object.keys(WORDS).filter((name) => !names.includes(name))).toEqual([])
    expect(Object.keys(STEPS).filter((name) => !names.includes(`checkout_step:${name}`))).toEqual(
      [],
    )
  })

  it.each([
    ['words', WORDS],
    ['steps', STEPS],
  ])('gives each of its %s one meaning', (_name, lists) => {
    const all = Object.values(lists).flatMap((list) => list.split(' '))
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([])
  })

  it.each([
    ['words', WORDS],
    ['steps', STEPS],
  ])('writes its %s as segments are compared: plain letters only', (_name, lists) => {
    const all = Object.values(lists).flatMap((list) => list.split(' '))
    expect(all.filter((word) => !/^[a-z]+\*?$/.test(word))).toEqual([])
  })
})

describe('wordOf()', () => {
  it.each(['my-account', 'my_account', 'my account', 'myaccount', 'my-account-page'])(
    'knows %s',
    (segment) => {
      expect(wordOf(segment)).toBe('account')
    },
  )

  it.each([
    ['shipping-and-returns', 'help'],
    ['privacy-notice', 'legal'],
    ['cart-cover', undefined],
    ['checkout-faster', undefined],
  ])('reads the longer %s as %s', (segment, word) => {
    expect(wordOf(segment)).toBe(word)
  })

  it('does not know what every object has', () => {
    expect(wordOf('constructor')).toBeUndefined()
  })
})

describe('stepOf()', () => {
  it('names the step of a checkout', () => {
    expect(stepOf('shipping-method')).toBe('checkout_step:shipping')
  })
})
