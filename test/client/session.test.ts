import { createUuid, uuidCreatedAt } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import {
  continueSession,
  SESSION_CAP_MS,
  SESSION_GAP_MS,
} from '../../packages/client/src/session.ts'

const start = Date.UTC(2026, 10, 1)
const sessionId = createUuid(start)

describe('continueSession()', () => {
  it('ends after half an hour of silence, or after a day', () => {
    expect([SESSION_GAP_MS, SESSION_CAP_MS]).toEqual([1_800_000, 86_400_000])
  })

  it.each([
    ['at once', start, start, true],
    ['at the inactivity limit', start, start + SESSION_GAP_MS, true],
    ['past the inactivity limit', start, start + SESSION_GAP_MS + 1, false],
    ['busy, at the cap', start + SESSION_CAP_MS - 1, start + SESSION_CAP_MS, true],
    ['busy, past the cap', start + SESSION_CAP_MS, start + SESSION_CAP_MS + 1, false],
    ['before its own last touchpoint', start + 60_000, start + 30_000, true],
    ['before its own start, as a clock set back gives', start, start - 3_600_000, true],
  ])('%s: the same session is %3$s', (_, lastAt, now, isSame) => {
    expect(continueSession({ sessionId, lastAt }, now).sessionId === sessionId).toBe(isSame)
  })

  it('moves the end of the session with each touchpoint', () => {
    expect(continueSession({ sessionId, lastAt: start }, start + 5).lastAt).toBe(start + 5)
  })

  it('survives a clock that is set back by a day, and ends by that clock from then on', () => {
    const set = start - 86_400_000
    expect(continueSession({ sessionId, lastAt: start }, set)).toEqual({ sessionId, lastAt: set })
  })

  it('begins the next session at the touchpoint that opens it', () => {
    const now = start + SESSION_GAP_MS + 1
    const next = continueSession({ sessionId, lastAt: start }, now)
    expect(uuidCreatedAt(next.sessionId)).toBe(now)
  })
})
