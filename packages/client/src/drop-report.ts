import type { DropReason } from '@waymark/protocol'

/** Counts of what the client gave up. */
export type DropCounts = Partial<Record<DropReason, number>>

/** Counts drops until an envelope carries them to the collector. */
export interface DropReport {
  count(reason: DropReason, touchpointCount?: number): void
  /** Takes the counts out, for the envelope being frozen; `undefined` where there are none. */
  take(): DropCounts | undefined
  /** Puts back the counts of an envelope that was given up itself. */
  restore(counts: DropCounts | undefined): void
}

/** Creates a {@link DropReport}. */
export function createDropReport(): DropReport {
  let counts: DropCounts | undefined
  function count(reason: DropReason, touchpointCount = 1): void {
    if (touchpointCount) counts = { ...counts, [reason]: (counts?.[reason] ?? 0) + touchpointCount }
  }
  return {
    count,
    take() {
      const taken = counts
      counts = undefined
      return taken
    },
    restore(taken = {}) {
      // Only the names of a drop report are in one.
      for (const reason of Object.keys(taken) as DropReason[]) count(reason, taken[reason])
    },
  }
}
