import type { DropReason } from '@waymark/protocol'

/** A touchpoint on the wire, as far as the simulation looks at it. */
export interface SentTouchpoint {
  id: string
  streamId: string
  seq: number
  occurredAt: number
  /** What the schedule called it, for touchpoints it recorded itself. */
  name?: number
  /** The collector will never take it. */
  isPoisoned: boolean
}

/** An envelope on the wire. */
export interface SentEnvelope {
  batchId: string
  drops: Partial<Record<DropReason, number>>
  touchpoints: readonly SentTouchpoint[]
}

/** What somebody answers. */
export interface Answer {
  status: number
  body?: string
  headers?: Readonly<Record<string, string>>
}

/** How a collector goes about what it is sent. */
export interface CollectorManners {
  /** Refuses a poisoned touchpoint alone, beside those it stores, or the whole envelope. */
  refuses: 'part' | 'whole'
  /** Knows batches by their ids, as queues and insert tokens do, and looks into none twice. */
  isBatchOnce: boolean
}

/** A collector that keeps its side of the contract, and a record of how the client keeps the other. */
export interface Collector {
  receive(envelope: SentEnvelope): Answer
  /** Touchpoints stored, by id. */
  readonly stored: ReadonlyMap<string, SentTouchpoint>
  /** Those it refused for good, by id: it has told so, whether or not the client heard it. */
  readonly refused: ReadonlyMap<string, SentTouchpoint>
  /** Drops it was told of, by reason. */
  readonly drops: Readonly<Partial<Record<DropReason, number>>>
  /** Broken promises. */
  readonly complaints: readonly string[]
}

/** Reads a body off the wire. */
export function readEnvelope(body: string): SentEnvelope {
  const { batchId, drops = {}, touchpoints } = JSON.parse(body)
  return {
    batchId,
    drops,
    touchpoints: touchpoints.map(({ props, ...touchpoint }: Record<string, never>) => ({
      ...touchpoint,
      name: props?.['name'],
      isPoisoned: props?.['isPoisoned'] === true,
    })),
  }
}

/** Creates a {@link Collector}. */
export function createCollector({ refuses, isBatchOnce }: CollectorManners): Collector {
  const stored = new Map<string, SentTouchpoint>()
  const refused = new Map<string, SentTouchpoint>()
  const drops: Partial<Record<DropReason, number>> = {}
  const complaints: string[] = []
  const batches = new Set<string>()
  const idByPlace = new Map<string, string>()
  const idByName = new Map<number, string>()

  function expectSame<Key>(ids: Map<Key, string>, key: Key, id: string, what: string): void {
    const known = ids.get(key)
    if (known !== undefined && known !== id) complaints.push(`stored twice: ${what} ${key}`)
    ids.set(key, id)
  }

  function store(touchpoint: SentTouchpoint): void {
    const { id, streamId, seq, name } = touchpoint
    const known = stored.get(id)
    if (known && (known.streamId !== streamId || known.seq !== seq || known.name !== name)) {
      complaints.push(`two touchpoints share the id ${id}`)
    }
    stored.set(id, touchpoint)
    expectSame(idByPlace, `${streamId}/${seq}`, id, 'place')
    if (name !== undefined) expectSame(idByName, name, id, 'touchpoint')
  }

  function countDrops({ batchId, drops: told }: SentEnvelope): void {
    if (batches.has(batchId)) return
    for (const [reason, count] of Object.entries(told)) {
      // Only the names of a drop report are in one.
      drops[reason as DropReason] = (drops[reason as DropReason] ?? 0) + count
    }
  }

  function refuse({ touchpoints }: SentEnvelope): Answer {
    const [only] = touchpoints
    if (only && touchpoints.length === 1) refused.set(only.id, only)
    const body = JSON.stringify({ reason: 'bad_envelope', permanent: true, detail: '' })
    return { status: 400, body }
  }

  return {
    stored,
    refused,
    drops,
    complaints,
    receive(envelope) {
      const { batchId, touchpoints } = envelope
      const rejected = touchpoints.flatMap(({ id, isPoisoned }, index) =>
        isPoisoned ? [{ index, id, reason: 'bad_field', detail: '' }] : [],
      )
      if (rejected.length && refuses === 'whole') return refuse(envelope)
      if (!isBatchOnce || !batches.has(batchId)) {
        for (const touchpoint of touchpoints) if (!touchpoint.isPoisoned) store(touchpoint)
      }
      countDrops(envelope)
      batches.add(batchId)
      for (const touchpoint of touchpoints) {
        if (touchpoint.isPoisoned) refused.set(touchpoint.id, touchpoint)
      }
      if (!rejected.length) return { status: 204 }
      const accepted = touchpoints.length - rejected.length
      return { status: 202, body: JSON.stringify({ accepted, rejected }) }
    },
  }
}
