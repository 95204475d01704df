import {
  type ConsentState,
  cleanUrl,
  createUuid,
  LIMITS,
  type PageFacts,
  PROTOCOL_VERSION,
  type TouchpointType,
} from '@waymark/protocol'
import type { Permission } from './consent.ts'
import type { DropReport } from './drop-report.ts'
import type { Identity } from './identity.ts'
import { outboxKey } from './outbox.ts'
import type { Queue } from './queue.ts'
import { quietly } from './quietly.ts'
import type { RecordOrigin } from './sources/source.ts'
import { toJson } from './to-json.ts'
import type { TouchpointFields } from './to-touchpoint.ts'
import type { StageOption } from './tracker-options.ts'

/** Makes touchpoints of what is recorded and hands them to the queue, as far as consent allows. */
export interface Recorder {
  /** Facts of the current page. */
  facts: PageFacts | undefined
  record(type: string, fields: PageFields, origin: RecordOrigin): void
  /** Lets go what was held for consent, with its original times. */
  release(): void
  /** Forgets what was held for consent. */
  forget(): void
}

/** Fields of a touchpoint with those that only page views have. */
export interface PageFields extends TouchpointFields {
  referrer?: string | undefined
  title?: string | undefined
}

/** A touchpoint that has no ids yet. */
interface Recorded {
  occurredAt: number
  /** JSON object of everything but its ids. */
  fields: string
}

/** The world a recorder lives in. */
export interface RecorderOptions {
  siteId: string
  streamId: string
  window: Window
  identity: Identity
  queue: Queue
  drops: DropReport
  stage?: StageOption
  permission: () => Permission
  consent: () => ConsentState
  now: () => number
}

/** Name and version the client signs envelopes with. */
export const SDK = '@waymark/client 0.1.0'
/** Touchpoints held for consent; past it they are dropped as `queue_full`. */
export const MAX_HELD = 1_000

/** Creates the {@link Recorder} of one document. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { siteId, streamId, window, identity, queue, drops, stage, permission, now } = options
  let seq = 0
  let held: Recorded[] = []

  const context = {
    sdk: SDK,
    locale: window.navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    viewport: `${window.innerWidth}x${window.innerHeight}`,
  }

  function enqueue({ occurredAt, fields }: Recorded): void {
    const { anonymousId, userId, sessionId } = identity.at(occurredAt)
    const ids = toJson({ id: createUuid({ now: now() }), streamId, seq, sessionId })
    const json = `${ids.slice(0, -1)},${fields.slice(1)}`
    if (json.length > LIMITS.touchpointBytes) return drops.count('too_large')
    const consent = options.consent()
    const head = {
      protocolVersion: PROTOCOL_VERSION,
      siteId,
      anonymousId,
      userId,
      consent,
      context,
    }
    // A touchpoint without room has no place in the stream either: a gap there means a loss.
    if (queue.add({ key: outboxKey(streamId, seq), json }, toJson(head))) seq++
    // Nobody says whether a hidden page will ever run again.
    if (window.document.hidden) queueMicrotask(() => queue.flush(true))
  }

  const recorder: Recorder = {
    facts: undefined,
    record(type, fields, origin) {
      const allowed = permission()
      if (allowed === 'nothing') return
      const { facts } = recorder
      const url = cleanUrl(window.location.href)
      const occurredAt = now()
      const touchpoint = {
        type,
        occurredAt,
        url,
        ...fields,
        facts,
        // Any name may be asked about; the helper knows its own.
        stage: url && quietly(() => stage?.(url, { ...facts, type: type as TouchpointType })),
        origin: { confidence: 1, ...origin },
      }
      // Made plain here: what the page does to its objects while they are held is none of ours.
      const recorded = { occurredAt, fields: toJson(touchpoint) }
      if (allowed !== 'hold') enqueue(recorded)
      else if (held.length < MAX_HELD) held.push(recorded)
      else drops.count('queue_full')
    },
    release() {
      held.splice(0).forEach(enqueue)
    },
    forget() {
      held = []
    },
  }
  return recorder
}
