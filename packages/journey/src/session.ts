import type { ChannelGrade, StoredTouchpoint } from '@waymark/protocol'

/** Silence after which a visitor's next touchpoint begins a new session, in milliseconds. */
export const SESSION_GAP_MS = 30 * 60_000

/** Longest session, in milliseconds: a tab that polls for days is not one visit. */
export const SESSION_CAP_MS = 24 * 60 * 60_000

/** Touchpoints of one visitor with no gap over the inactivity limit. */
export interface Session {
  /** Time of the first touchpoint, epoch milliseconds. */
  startedAt: number
  /** Time of the last touchpoint, epoch milliseconds. */
  endedAt: number
  /**
   * How the visitor came in: the first entry from outside among the touchpoints. Absent where the
   * visitor went on in a page that had stayed open.
   */
  channel?: ChannelGrade
  touchpoints: readonly StoredTouchpoint[]
}

/** Options for {@link splitSessions}. */
export interface SessionOptions {
  /** Longest gap within a session, in milliseconds. @defaultValue {@link SESSION_GAP_MS} */
  sessionGapMs?: number
  /** Longest session, in milliseconds. @defaultValue {@link SESSION_CAP_MS} */
  sessionCapMs?: number
}

/**
 * Cuts one visitor's touchpoints into sessions, by time alone: not at midnight, and not where a
 * campaign changes.
 *
 * @param touchpoints - In time order.
 */
export function splitSessions(
  touchpoints: readonly StoredTouchpoint[],
  options: SessionOptions = {},
): readonly Session[] {
  const { sessionGapMs = SESSION_GAP_MS, sessionCapMs = SESSION_CAP_MS } = options
  const sessions: Session[] = []
  let start = 0
  touchpoints.forEach(({ occurredAt }, index) => {
    const startedAt = touchpoints[start]?.occurredAt ?? occurredAt
    const previousAt = touchpoints[index - 1]?.occurredAt ?? occurredAt
    if (occurredAt - previousAt <= sessionGapMs && occurredAt - startedAt <= sessionCapMs) return
    sessions.push(toSession(touchpoints.slice(start, index), startedAt, previousAt))
    start = index
  })
  const [first] = touchpoints.slice(start)
  const last = touchpoints.at(-1)
  if (first && last) {
    sessions.push(toSession(touchpoints.slice(start), first.occurredAt, last.occurredAt))
  }
  return sessions
}

function toSession(
  touchpoints: readonly StoredTouchpoint[],
  startedAt: number,
  endedAt: number,
): Session {
  const channel = touchpoints.find((touchpoint) => touchpoint.channel)?.channel
  return { startedAt, endedAt, ...(channel ? { channel } : {}), touchpoints }
}
