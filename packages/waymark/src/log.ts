import type { LogEntry } from '@waymark/collector'

/** Options for {@link createLog}. */
export interface LogOptions {
  /** Takes a line without its end. */
  write: (line: string) => void
  /** Clock, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

/** How long a line that says the same is held back, in milliseconds. */
const QUIET_MS = 60_000

/**
 * Makes a log for people: what goes wrong, one line per kind and minute, so that neither a stranger
 * nor a full disk can fill it. What went well is left out.
 */
export function createLog({ write, now = Date.now }: LogOptions): (entry: LogEntry) => void {
  const kinds = new Map<string, { writtenAt: number; heldBack: number }>()
  return (entry) => {
    const { level, event, siteId, reason, message } = entry
    if (level === 'info') return
    const kind = [event, siteId, reason].filter(Boolean).join(' ')
    const last = kinds.get(kind)
    if (last && now() - last.writtenAt < QUIET_MS) {
      last.heldBack += 1
      return
    }
    const more = last?.heldBack ? ` (and ${last.heldBack} more like it)` : ''
    const text = [level, kind, message].filter(Boolean).join(': ')
    write(`${new Date(now()).toISOString()} ${text}${more}`)
    kinds.set(kind, { writtenAt: now(), heldBack: 0 })
  }
}
