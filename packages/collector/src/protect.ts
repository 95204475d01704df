import type { Envelope, Rejection, Touchpoint } from '@waymark/protocol'

/** What of an envelope may be stored, and what is refused. */
export interface Protected {
  touchpoints: readonly Touchpoint[]
  /** Ordered by index. */
  rejected: readonly Rejection[]
}

const DETAIL = 'the visitor has denied consent: nothing may be stored'

/**
 * Applies the consent state an envelope was sent under: after `denied` every touchpoint is refused
 * and nothing of it kept.
 *
 * @param rejected - What validation has refused already, ordered by index.
 */
export function protect(envelope: Envelope, rejected: readonly Rejection[]): Protected {
  const { consent, touchpoints } = envelope
  if (consent !== 'denied') return { touchpoints, rejected }
  const refused = new Map(rejected.map((rejection) => [rejection.index, rejection]))
  const rest = touchpoints[Symbol.iterator]()
  return {
    touchpoints: [],
    rejected: Array.from({ length: touchpoints.length + rejected.length }, (_, index) => {
      const known = refused.get(index)
      if (known) return known
      const id = rest.next().value?.id
      return { index, ...(id === undefined ? {} : { id }), reason: 'consent', detail: DETAIL }
    }),
  }
}
