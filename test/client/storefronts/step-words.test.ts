import { describe, expect, it } from 'vitest'
import { findStep } from '../../../packages/client/src/storefronts/step-words.ts'

describe('findStep()', () => {
  it.each([
    ['post checkout shipping method', 'shipping'],
    ['put api carts c 1 payment session', 'payment'],
    ['post checkout billing', 'billing'],
    [' graphql set shipping addresses on cart', 'address'],
    ['post api carts 9 contacts', 'contact'],
  ])('finds in "%s" the step %s', (words, step) => {
    expect(findStep(words)?.step).toBe(step)
  })

  it.each([
    ['rates that are only asked for', 'post checkout cart estimate shipping methods'],
    ['an address of the account', 'post account address'],
    ['what is read', 'get checkout shipping methods'],
    ['no checkout', 'post api newsletter email'],
  ])('finds none in %s', (_, words) => {
    expect(findStep(words)).toBeUndefined()
  })
})
