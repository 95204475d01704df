import { createUuid, uuidCreatedAt } from '@waymark/protocol'

/** Touchpoints of one visitor with no gap over the inactivity limit. */
export interface Session {
  /** UUIDv7; its time is the session's start. */
  sessionId: string
  /** Epoch milliseconds of the last touchpoint. */
  lastAt: number
}

/** Inactivity that ends a session. */
export const SESSION_GAP_MS = 30 * 60_000
/** Longest session, however busy. */
export const SESSION_CAP_MS = 24 * 3_600_000

/** Continues a session with a touchpoint at `now`, or begins the next one. */
export function continueSession({ sessionId, lastAt }: Session, now: number): Session {
  const isOver = now - lastAt > SESSION_GAP_MS || now - uuidCreatedAt(sessionId) > SESSION_CAP_MS
  // A clock set back ends no session, and what it says counts from then on.
  return { sessionId: isOver ? createUuid(now) : sessionId, lastAt: now }
}
