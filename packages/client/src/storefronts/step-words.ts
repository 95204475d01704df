import type { CommerceAction } from './storefront.ts'

/** A step of a checkout, as an action tells it. */
export type Step = Pick<CommerceAction, 'type' | 'step'>

// The first that matches the words of a request says which step of a checkout it takes.
const STEPS: readonly (readonly [step: string, words: RegExp])[] = [
  ['payment', /pay\w* (method|session|info|option)|\bpayments\b/],
  ['shipping', /(ship|deliver)\w* ?(method|info|option)|shipments/],
  ['billing', /billing/],
  ['address', /address|save shipping/],
  ['contact', /email|contacts?\b|set customer/],
]
// Rates are asked for, addresses looked up, and accounts have addresses too.
const NO_STEP =
  /^get|query|estimate|rat(e|ing)|preview|search|valid|eligible|account|merge|update customer/
const CHECKOUT = /checkout|\bcarts?\b|basket|orders?\b/

/** Finds the step of a checkout that a request takes, by its words. */
export function findStep(words: string): Step | undefined {
  if (NO_STEP.test(words) || !CHECKOUT.test(words)) return undefined
  const step = STEPS.find(([, pattern]) => pattern.test(words))?.[0]
  if (!step) return undefined
  const isInfo = step === 'payment' || step === 'shipping'
  return { type: isInfo ? `add_${step}_info` : 'checkout_step', step }
}
