import { tracker } from './tracker.ts'

const DECISIONS = ['granted', 'denied'] as const
const SIX_MONTHS_SECONDS = 180 * 86_400

/** What a visitor said about being recorded. */
export type Decision = (typeof DECISIONS)[number]

/** Reads the decision this shop remembers in a cookie of its own. */
export function readDecision(): Decision | undefined {
  return DECISIONS.find((decision) => document.cookie.includes(`consent=${decision}`))
}

/** Remembers a decision and tells the tracker. */
export function decide(decision: Decision): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
  document.cookie = `consent=${decision}; path=/; max-age=${SIX_MONTHS_SECONDS}; samesite=lax`
  tracker.consent(decision)
}
