import type { LogEntry } from '@waymark/collector'

/** How lines are written: for people, or as JSON for what collects them. */
export type LogFormat = 'text' | 'json'

/** Options for {@link createLog}. */
export interface LogOptions {
  /** Takes a line without its end. */
  write: (line: string) => void
  /** @defaultValue `text` */
  format?: LogFormat
  /** Clock, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

/** An entry with when it was written, and how many like it were not. */
interface Line extends LogEntry {
  time: string
  heldBack: number
}

/** How long a line that says the same is held back, in milliseconds. */
const QUIET_MS = 60_000

const kindOf = ({ event, siteId, reason }: LogEntry) =>
  [event, siteId, reason].filter(Boolean).join(' ')

function toText({ time, heldBack, ...entry }: Line): string {
  const more = heldBack > 0 ? ` (and ${heldBack} more like it)` : ''
  return `${time} ${[entry.level, kindOf(entry), entry.message].filter(Boolean).join(': ')}${more}`
}

function toJson({ heldBack, ...line }: Line): string {
  return JSON.stringify(heldBack > 0 ? { ...line, heldBack } : line)
}

/**
 * Makes the log of the command: what goes wrong, one line per kind and minute, so that neither a
 * stranger nor a full disk can fill it. What went well is left out.
 */
export function createLog(options: LogOptions): (entry: LogEntry) => void {
  const { write, format = 'text', now = Date.now } = options
  const say = format === 'json' ? toJson : toText
  const kinds = new Map<string, { writtenAt: number; heldBack: number }>()
  return (entry) => {
    if (entry.level === 'info') return
    const kind = kindOf(entry)
    const last = kinds.get(kind)
    if (last && now() - last.writtenAt < QUIET_MS) {
      last.heldBack += 1
      return
    }
    write(say({ time: new Date(now()).toISOString(), ...entry, heldBack: last?.heldBack ?? 0 }))
    kinds.set(kind, { writtenAt: now(), heldBack: 0 })
  }
}
