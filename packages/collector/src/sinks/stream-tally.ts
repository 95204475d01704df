import type { StoredTouchpoint } from '@waymark/protocol'

/** What a batch adds to what is known of one stream. */
export interface StreamTally {
  streamId: string
  /** Collector clock at arrival, epoch milliseconds. */
  firstAt: number
  /** The position after the last one. */
  nextSeq: number
  /** Touchpoints new to the store. */
  stored: number
  /** Of these, how many are gone because their visitor was erased; absent where there are none. */
  erased?: number
}

/** Counts new touchpoints by stream. Most batches are of one stream. */
export function createStreamTally(): {
  add(touchpoint: StoredTouchpoint): void
  tallies(): Iterable<StreamTally>
} {
  const byStream = new Map<string, StreamTally>()
  return {
    add({ streamId, seq, receivedAt }) {
      if (streamId === undefined || seq === undefined) return
      const known = byStream.get(streamId)
      if (!known) {
        byStream.set(streamId, { streamId, firstAt: receivedAt, nextSeq: seq + 1, stored: 1 })
        return
      }
      known.nextSeq = Math.max(known.nextSeq, seq + 1)
      known.stored++
    },
    tallies: () => byStream.values(),
  }
}
