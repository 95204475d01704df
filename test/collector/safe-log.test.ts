import type { LogEntry } from '@waymark/collector'
import { describe, expect, it } from 'vitest'
import { safeLog } from '../../packages/collector/src/safe-log.ts'

function written(message?: string): LogEntry | undefined {
  const entries: LogEntry[] = []
  const log = safeLog((entry) => entries.push(entry))
  log({
    level: 'error',
    event: 'sink_failed',
    siteId: 'shop',
    ...(message === undefined ? {} : { message }),
  })
  return entries[0]
}

describe('safeLog()', () => {
  it.each([
    ['disk I/O error', 'disk I/O error'],
    ['a\r\nb\u001b[31m\u2028c\u0000', 'a b [31m c '],
    ['no row for ann@mail.example', 'no row for [email]'],
    ['said Bearer abcdefgh12345678', 'said [token]'],
  ])('writes %j as %j', (message, line) => {
    expect(written(message)?.message).toBe(line)
  })

  it('cuts what is long', () => {
    expect(written('x'.repeat(10_000))?.message).toHaveLength(500)
  })

  it('leaves the rest of an entry as it is', () => {
    expect(written()).toEqual({ level: 'error', event: 'sink_failed', siteId: 'shop' })
  })
})
