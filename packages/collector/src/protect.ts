import type { Envelope, Rejection, Touchpoint } from '@waymark/protocol'
import type { ConsentMode } from './options.ts'

/** What of an envelope may be stored, and what is refused. */
export interface Protected {
  touchpoints: readonly Touchpoint[]
  /** Ordered by index. */
  rejected: readonly Rejection[]
}

/** What {@link protect} judges by, besides the envelope. */
export interface ProtectRules {
  consent: ConsentMode
  /** Whether the browser asked not to be recorded. */
  hasPrivacySignal: boolean
  /** Whether the envelope came with the site's secret. */
  isTrusted: boolean
}

type Judgement = Pick<Rejection, 'reason' | 'detail'> | undefined

const UNTRUSTED: Judgement = {
  reason: 'untrusted',
  detail: 'a touchpoint from an import needs the site’s secret',
}

/** Why nothing of an envelope may be stored, if so. */
function judgeConsent({ consent }: Envelope, rules: ProtectRules): Judgement {
  const refuse = (detail: string): Judgement => ({ reason: 'consent', detail })
  if (consent === 'denied') {
    return refuse('the visitor has denied consent: nothing may be stored')
  }
  if (consent === 'granted' || rules.consent === 'not_required') return undefined
  if (rules.hasPrivacySignal) {
    return refuse('the browser asks not to be recorded, and the visitor has not said otherwise')
  }
  return rules.consent === 'required' ? refuse('the visitor has not granted consent') : undefined
}

/**
 * Applies the consent state an envelope was sent under, and what may only be said with the secret:
 * an offline touchpoint, which no browser sends.
 *
 * @param rejected - What validation has refused already, ordered by index.
 */
export function protect(
  envelope: Envelope,
  rejected: readonly Rejection[],
  rules: ProtectRules,
): Protected {
  const { touchpoints } = envelope
  const ofAll = judgeConsent(envelope, rules)
  const judge = ({ origin }: Touchpoint): Judgement =>
    ofAll ?? (origin.source === 'import' && !rules.isTrusted ? UNTRUSTED : undefined)
  if (!touchpoints.some(judge)) return { touchpoints, rejected }

  const kept: Touchpoint[] = []
  const refused = new Map(rejected.map((rejection) => [rejection.index, rejection]))
  const total = touchpoints.length + rejected.length
  const rest = touchpoints[Symbol.iterator]()
  for (let index = 0; index < total; index++) {
    if (refused.has(index)) continue
    const touchpoint = rest.next().value
    const judgement = touchpoint && judge(touchpoint)
    if (touchpoint && !judgement) kept.push(touchpoint)
    if (touchpoint && judgement) refused.set(index, { index, id: touchpoint.id, ...judgement })
  }
  return { touchpoints: kept, rejected: [...refused.values()].sort((a, b) => a.index - b.index) }
}
