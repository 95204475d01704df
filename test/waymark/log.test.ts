import type { LogEntry } from '@waymark/collector'
import { beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../packages/waymark/src/log.ts'

const REFUSED = { level: 'warn', event: 'batch_refused', reason: 'unknown_site' } as const

describe('createLog()', () => {
  let lines: string[]
  let now: number
  let log: (entry: LogEntry) => void

  beforeEach(() => {
    lines = []
    now = Date.UTC(2026, 2, 2, 9)
    log = createLog({ write: (line) => lines.push(line), now: () => now })
  })

  it('writes when, how bad and what', () => {
    log({ level: 'error', event: 'sink_failed', siteId: 'shop', message: 'disk is full' })
    expect(lines).toEqual(['2026-03-02T09:00:00.000Z error: sink_failed shop: disk is full'])
  })

  it('leaves out what went well', () => {
    log({ level: 'info', event: 'batch_stored', siteId: 'shop', count: 3 })
    expect(lines).toEqual([])
  })

  it('holds back what says the same within a minute', () => {
    for (let count = 0; count < 1_000; count++) log(REFUSED)
    expect(lines).toHaveLength(1)
  })

  it('says how many it held back', () => {
    for (let count = 0; count < 1_000; count++) log(REFUSED)
    now += 60_000
    log(REFUSED)
    expect(lines[1]).toContain('(and 999 more like it)')
  })

  it('tells kinds apart', () => {
    log(REFUSED)
    log({ ...REFUSED, reason: 'origin_not_allowed' })
    expect(lines).toHaveLength(2)
  })

  it('writes JSON where it is to be read by a machine', () => {
    log = createLog({ write: (line) => lines.push(line), format: 'json', now: () => now })
    log({
      level: 'warn',
      event: 'touchpoints_rejected',
      siteId: 'shop',
      reason: 'bad_type',
      count: 3,
    })
    log({ ...REFUSED, message: 'said "so"' })
    log(REFUSED)
    now += 60_000
    log(REFUSED)
    const time = '2026-03-02T09:00:00.000Z'
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time,
        level: 'warn',
        event: 'touchpoints_rejected',
        siteId: 'shop',
        reason: 'bad_type',
        count: 3,
      },
      { time, ...REFUSED, message: 'said "so"' },
      { time: '2026-03-02T09:01:00.000Z', ...REFUSED, heldBack: 1 },
    ])
  })
})
