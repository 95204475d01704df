import { SESSION_CAP_MS, SESSION_GAP_MS, splitSessions } from '@waymark/journey'
import { describe, expect, it } from 'vitest'
import { MINUTE_MS, MONDAY_AT, storedTouchpoint, walk } from '../helpers/stored-touchpoint.ts'

const at = (offsetMs: number) => storedTouchpoint({ occurredAt: MONDAY_AT + offsetMs })

describe('splitSessions()', () => {
  it('gives no session for no touchpoints', () => {
    expect(splitSessions([])).toEqual([])
  })

  it('keeps a gap of exactly the limit within the session', () => {
    expect(splitSessions([at(0), at(SESSION_GAP_MS)])).toHaveLength(1)
  })

  it('begins a new session after a longer gap', () => {
    const sessions = splitSessions([at(0), at(SESSION_GAP_MS + 1)])
    expect(sessions.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [MONDAY_AT, MONDAY_AT],
      [MONDAY_AT + SESSION_GAP_MS + 1, MONDAY_AT + SESSION_GAP_MS + 1],
    ])
  })

  it('ends a session that never pauses at the cap', () => {
    const steps = Array.from({ length: 26 * 6 }, (_, index) => at(index * 10 * MINUTE_MS))
    const [first, ...rest] = splitSessions(steps)
    expect(rest).toHaveLength(1)
    expect((first?.endedAt ?? 0) - (first?.startedAt ?? 0)).toBe(SESSION_CAP_MS)
  })

  it('takes the limits from its options', () => {
    const options = { sessionGapMs: MINUTE_MS, sessionCapMs: 2 * MINUTE_MS }
    const touchpoints = [0, 1, 2, 3, 5].map((minute) => at(minute * MINUTE_MS))
    const sizes = splitSessions(touchpoints, options).map(({ touchpoints }) => touchpoints.length)
    expect(sizes).toEqual([3, 1, 1])
  })

  it('names a session by its first entry from outside', () => {
    const [session] = splitSessions(
      walk('ada', [
        { minute: 0 },
        { minute: 1, channel: 'email' },
        { minute: 2, channel: 'paid_search' },
      ]),
    )
    expect(session?.channel?.channel).toBe('email')
  })

  it('leaves the channel out where nobody came in from outside', () => {
    const [session] = splitSessions(walk('ada', [{ minute: 0 }]))
    expect(session).not.toHaveProperty('channel')
  })
})
