import type { Collector } from './collector.ts'
import type { Schedule } from './schedule.ts'
import type { Tab } from './tab.ts'
import { STARTED_AT, type Timeline } from './timeline.ts'
import type { SentRequest, WireWorld } from './wire.ts'

/** Looks at each request as it leaves. */
export interface WireWatch extends Pick<WireWorld, 'onRequest' | 'onRetryAfter'> {
  /** When requests left; milliseconds since the start. */
  readonly sentAt: readonly number[]
  /** Refusals that a tab had part in: it sent what is refused, or tells of it. */
  refusalsWith(tab: Tab): number
  /** Whatever is said of time is no longer sure. */
  noteJump(): void
  /** The visitor decided, and every page awake knows. */
  noteConsent(state: 'granted' | 'denied'): void
}

interface WatchedWorld {
  timeline: Timeline
  collector: Collector
  schedule: Schedule
  complaints: string[]
}

/** Creates a {@link WireWatch}. */
export function watchWire(world: WatchedWorld): WireWatch {
  const { timeline, collector, schedule, complaints } = world
  const sentAt: number[] = []
  const quietUntil = new Map<Tab, number>()
  const tabOfStream = new Map<string, Tab>()
  const contentOf = new Map<string, ReadonlySet<string>>()
  const batchOf = new Map<string, string>()
  const refusals = new Map<Tab, Map<string, number>>()
  let hasJumped = false
  let isDenied = false

  function checkConsent(): void {
    if (isDenied) complaints.push('sent after the visitor denied consent')
  }

  function checkPatience({ tab }: SentRequest): void {
    // A page that keeps nothing has no later: when it is left it sends in spite of any wait.
    if (hasJumped || !schedule.isPersistent) return
    const leftMs = (quietUntil.get(tab) ?? 0) - timeline.elapsed()
    // Timers are cut to whole milliseconds.
    if (leftMs > 1) complaints.push(`sent ${leftMs} ms before Retry-After`)
  }

  /**
   * A tab sends the same touchpoints under the same batch id. Nothing new ever comes under an id
   * that was sent before; less may, where a dead tab's last write did not reach the device.
   */
  function checkBatch({ tab, envelope: { batchId, touchpoints } }: SentRequest): void {
    // Drops travel alone where nothing else does.
    if (!touchpoints.length) return
    const ids = touchpoints.map(({ id }) => id)
    const content = `${tab.number}: ${ids}`
    // What is adopted from a tab that did not know, or could not say, is split by both.
    if ((batchOf.get(content) ?? batchId) !== batchId && !touchpoints.some(isShared)) {
      complaints.push('a new batch id on retry')
    }
    batchOf.set(content, batchId)
    const known = contentOf.get(batchId)
    if (known && ids.some((id) => !known.has(id))) complaints.push('more under a known batch id')
    if (!known) contentOf.set(batchId, new Set(ids))
  }

  /** Whether a tab may hold a touchpoint that another one adopted. */
  function isShared({ streamId, occurredAt }: SentRequest['envelope']['touchpoints'][0]): boolean {
    const owner = tabOfStream.get(streamId)
    if (!owner || hasJumped) return true
    return owner.owedAnswers > 0 || occurredAt - STARTED_AT <= owner.awayUntil
  }

  function checkOwner({ tab, envelope }: SentRequest): void {
    for (const touchpoint of envelope.touchpoints) {
      const { streamId, seq, id } = touchpoint
      // The first touchpoint of a stream is its own page's view, and goes out at once.
      if (seq === 0 && !tabOfStream.has(streamId)) tabOfStream.set(streamId, tab)
      const owner = tabOfStream.get(streamId)
      if (!owner || owner === tab || owner.isDead() || isShared(touchpoint)) continue
      if (collector.stored.has(id) || collector.refused.has(id)) continue
      complaints.push(`tab ${tab.number} sends what tab ${owner.number} is about to send`)
    }
  }

  function noteRefusals({ tab, envelope }: SentRequest): void {
    const own = refusals.get(tab) ?? new Map<string, number>()
    refusals.set(tab, own)
    const { rejected = 0, too_large = 0 } = envelope.drops
    own.set(envelope.batchId, rejected + too_large)
    for (const { id, isPoisoned } of envelope.touchpoints) if (isPoisoned) own.set(id, 1)
  }

  return {
    sentAt,
    refusalsWith: (tab) =>
      [...(refusals.get(tab)?.values() ?? [])].reduce((sum, count) => sum + count, 0),
    onRequest(request) {
      sentAt.push(timeline.elapsed())
      checkConsent()
      checkPatience(request)
      checkBatch(request)
      checkOwner(request)
      noteRefusals(request)
    },
    onRetryAfter(tab, waitMs) {
      const until = timeline.elapsed() + waitMs
      quietUntil.set(tab, Math.max(quietUntil.get(tab) ?? 0, until))
    },
    noteJump() {
      hasJumped = true
    },
    noteConsent(state) {
      isDenied = state === 'denied'
    },
  }
}
