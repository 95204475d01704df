import type { DeviceStore, StoredEntry } from './device-store.ts'

/** One touchpoint as it waits for its acknowledgement, in memory and on the device. */
export interface Waiting {
  /** Place in the device store: `o/<streamId>/<seq>`. */
  readonly key: string
  /** The touchpoint as JSON, final. */
  readonly json: string
}

/** A touchpoint another document left behind, with the batch it was to travel in. */
export interface Orphan extends Waiting {
  readonly batchId: string
  /** JSON object of the envelope's head. */
  readonly head: string
}

/**
 * Write-behind copy of what is waiting: written in the task that records a touchpoint, deleted on
 * acknowledgement. Delivery never waits for it, so storage that hangs or fails costs only safety
 * against a crash.
 */
export interface Outbox {
  /** `false` while consent allows no storage: nothing is written then. */
  isPersistent: boolean
  /** Writes touchpoints of one batch. Writing one again under another batch moves it. */
  put(waiting: readonly Waiting[], batchId: string, head: string): void
  remove(waiting: readonly Waiting[]): void
}

/** Names a touchpoint's place in the outbox, so that keys sort in the order of recording. */
export function outboxKey(streamId: string, seq: number): string {
  return `o/${streamId}/${`${seq}`.padStart(6, '0')}`
}

/** Finds what other documents left, by stream. */
export function findOrphans(
  entries: readonly StoredEntry[],
  ownStreamId: string,
): Map<string, Orphan[]> {
  const streams = new Map<string, Orphan[]>()
  for (const [key, value] of entries) {
    const [prefix, streamId = ''] = key.split('/')
    if (prefix !== 'o' || streamId === ownStreamId) continue
    // Only `put` writes under this prefix.
    const [batchId, head, json] = value as [string, string, string]
    streams.set(streamId, [...(streams.get(streamId) ?? []), { key, batchId, head, json }])
  }
  return streams
}

/** Creates the outbox of one document. */
export function createOutbox(write: DeviceStore['write']): Outbox {
  const outbox: Outbox = {
    isPersistent: false,
    put(waiting, batchId, head) {
      if (outbox.isPersistent) write(waiting.map(({ key, json }) => [key, [batchId, head, json]]))
    },
    remove(waiting) {
      if (outbox.isPersistent)
        write(
          [],
          waiting.map(({ key }) => key),
        )
    },
  }
  return outbox
}
