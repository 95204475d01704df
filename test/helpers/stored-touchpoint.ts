import type { ChannelGrade, PageKind, Stage, StageGrade, StoredTouchpoint } from '@waymark/protocol'

/** Monday, 2 March 2026, 09:00 UTC. */
export const MONDAY_AT = Date.UTC(2026, 2, 2, 9)
export const MINUTE_MS = 60_000
export const DAY_MS = 24 * 60 * MINUTE_MS

/** A touchpoint as a store gives it: a page view of `ada` on Monday, unless told otherwise. */
export function storedTouchpoint(fields: Partial<StoredTouchpoint> = {}): StoredTouchpoint {
  const { anonymousId = 'ada', occurredAt = MONDAY_AT, type = 'page_view', seq = 0 } = fields
  return {
    id: `${anonymousId}-${occurredAt}-${seq}`,
    siteId: 'shop',
    anonymousId,
    consent: 'granted',
    context: { sdk: 'test' },
    type,
    occurredAt,
    receivedAt: occurredAt + 250,
    streamId: `${anonymousId}-stream`,
    seq,
    sessionId: `${anonymousId}-session`,
    origin: { source: 'api', confidence: 1 },
    ...fields,
  }
}

/** A grade as the collector stores it. */
export function stageGrade(stage: Stage | null, kind: PageKind = 'other'): StageGrade {
  return { stage, kind, confidence: 0.9, reason: `Looks like ${kind}.`, ruleVersion: 'test' }
}

/** An entry's grade; source and medium only name the channel again. */
export function channelGrade(channel: string): ChannelGrade {
  return { channel, source: `${channel}-source`, medium: `${channel}-medium`, ruleVersion: 'test' }
}

/** One step of a walk: minutes since the start, stage and whatever else differs. */
export type WalkStep = Partial<Omit<StoredTouchpoint, 'stage' | 'channel'>> & {
  minute: number
  stage?: Stage | null
  kind?: PageKind
  channel?: string
}

/** One visitor's touchpoints, in order. */
export function walk(
  anonymousId: string,
  steps: readonly WalkStep[],
  startAt: number = MONDAY_AT,
): readonly StoredTouchpoint[] {
  return steps.map(({ minute, stage, kind, channel, ...fields }, seq) =>
    storedTouchpoint({
      anonymousId,
      seq,
      occurredAt: startAt + minute * MINUTE_MS,
      ...(stage === undefined ? {} : { stage: stageGrade(stage, kind) }),
      ...(channel === undefined ? {} : { channel: channelGrade(channel) }),
      ...fields,
    }),
  )
}
