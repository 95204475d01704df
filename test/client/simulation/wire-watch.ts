import type { Collector } from './collector.ts'
import type { Schedule } from './schedule.ts'
import type { Tab } from './tab.ts'
import type { Timeline } from './timeline.ts'
import type { SentRequest, WireWorld } from './wire.ts'

/** Looks at each request as it leaves. */
export interface WireWatch extends Pick<WireWorld, 'onRequest' | 'onRetryAfter'> {
  /** Whatever is said of time is no longer sure. */
  noteJump(): void
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
  const quietUntil = new Map<Tab, number>()
  const tabOfStream = new Map<string, Tab>()
  const contentOf = new Map<string, ReadonlySet<string>>()
  const batchOf = new Map<string, string>()
  let hasJumped = false

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
    // What a device in trouble could not replace is split once more.
    const isReplaced = schedule.steps.some(({ kind }) => kind === 'device')
    if (!isReplaced && (batchOf.get(content) ?? batchId) !== batchId) {
      complaints.push('a new batch id on retry')
    }
    batchOf.set(content, batchId)
    const known = contentOf.get(batchId)
    if (known && schedule.hasLocks && !hasJumped && ids.some((id) => !known.has(id)))
      complaints.push('more under a known batch id')
    if (!known) contentOf.set(batchId, new Set(ids))
  }

  function checkOwner({ tab, envelope }: SentRequest): void {
    for (const { streamId, seq, id } of envelope.touchpoints) {
      // The first touchpoint of a stream is its own page's view, and goes out at once.
      if (seq === 0 && !tabOfStream.has(streamId)) tabOfStream.set(streamId, tab)
      const owner = tabOfStream.get(streamId)
      if (!owner || owner === tab || owner.isDead() || owner.wasAway) continue
      if (hasJumped || !schedule.hasLocks) continue
      if (collector.stored.has(id) || collector.refused.has(id)) continue
      complaints.push(`tab ${tab.number} sends what tab ${owner.number} is about to send`)
    }
  }

  return {
    onRequest(request) {
      checkPatience(request)
      checkBatch(request)
      checkOwner(request)
    },
    onRetryAfter(tab, waitMs) {
      const until = timeline.elapsed() + waitMs
      quietUntil.set(tab, Math.max(quietUntil.get(tab) ?? 0, until))
    },
    noteJump() {
      hasJumped = true
    },
  }
}
