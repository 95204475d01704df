import {
  type ConsentState,
  createUuid,
  LIMITS,
  type PageFacts,
  PROTOCOL_VERSION,
  type TouchpointType,
} from '@waymark/protocol'
import type { Permission } from './consent.ts'
import type { Identity } from './identity.ts'
import type { PageViewTrigger } from './page-views.ts'
import type { Queue } from './queue.ts'
import { quietly } from './quietly.ts'
import type { RecordOrigin, SourceHost } from './sources/source.ts'
import { joinJson, parseJson, toJson } from './to-json.ts'
import type { TouchpointFields } from './to-touchpoint.ts'
import type { TrackerOptions } from './tracker-options.ts'

/** Makes touchpoints of what is recorded and hands them to the queue, as far as consent allows. */
export interface Recorder extends Pick<SourceHost, 'describePage' | 'onPage'> {
  /** @param origin - The evidence. @defaultValue a call of the site's own code */
  record(type: string, fields: PageFields, origin?: RecordOrigin): void
  /** Records a view of the page at the current address. */
  recordPage(trigger: PageViewTrigger | 'api'): void
  /** Lets go what was held for consent, with its original times; forgets it when refused. */
  release(): void
}

/** Fields of a touchpoint with those that only page views have. */
export interface PageFields extends TouchpointFields {
  referrer?: string | undefined
  title?: string | undefined
}

/** `Temporal` is not in TypeScript's ES2023 library; Safari has none (26, checked 2026-11). */
type WithTemporal = Window & { Temporal?: { Now: { timeZoneId(): string } } }

/** The world a recorder lives in. */
export interface RecorderOptions
  extends Pick<TrackerOptions, 'siteId' | 'stage' | 'beforeSend'>,
    Required<Pick<TrackerOptions, 'cleanUrl'>> {
  streamId: string
  window: WithTemporal
  identity: Identity
  queue: Queue
  permission: () => Permission
  consent: () => ConsentState
  now: () => number
}

/** Name and version the client signs envelopes with. */
const SDK = '@waymark/client 0.1.0'
/** Touchpoints held for consent; past it they are dropped as `queue_full`. */
export const MAX_HELD = 1_000

/** Creates the {@link Recorder} of one document. */
export function createRecorder({
  siteId,
  streamId,
  window,
  identity,
  queue,
  stage,
  beforeSend,
  cleanUrl,
  permission,
  consent,
  now,
}: RecorderOptions): Recorder {
  const { document, location } = window
  const pageListeners = new Set<(url: string) => void>()
  /** Touchpoints without ids, each as JSON. */
  const held: (readonly [occurredAt: number, json: string])[] = []
  let seq = 0
  let facts: PageFacts | undefined
  /** Where the visitor came from: to the first page by the browser's word. */
  let previousUrl = document.referrer

  /** What all envelopes of the document begin with. */
  const signature = {
    protocolVersion: PROTOCOL_VERSION,
    siteId,
    context: {
      sdk: SDK,
      locale: window.navigator.language,
      // The first `Intl.DateTimeFormat` of a Chromium page takes 16 ms, this 0.3 ms (156, measured
      // 2026-11). A page may have a `Temporal` of its own.
      timeZone:
        quietly(() => window.Temporal?.Now.timeZoneId()) ??
        Intl.DateTimeFormat().resolvedOptions().timeZone,
      viewport: `${window.innerWidth}x${window.innerHeight}`,
    },
  }

  function enqueue([occurredAt, fields]: (typeof held)[number]): void {
    const { anonymousId, userId, sessionId } = identity.at(occurredAt)
    const json = joinJson(toJson({ id: createUuid(now()), streamId, seq, sessionId }), fields)
    const head = toJson({ ...signature, anonymousId, userId, consent: consent() })
    if (json.length > LIMITS.touchpointBytes) return queue.drop('too_large')
    // A touchpoint without room has no place in the stream either: a gap there means a loss.
    if (queue.add(json, head)) seq++
    // Nobody says whether a hidden page will ever run again.
    if (document.hidden) queueMicrotask(() => queue.flush(true))
  }

  function release(): void {
    const allowed = permission()
    if (allowed === 'hold') return
    for (const unsent of held.splice(0)) if (allowed !== 'nothing') enqueue(unsent)
  }

  /** Asks the site's own hook. @returns Nothing when it vetoes. */
  function ask(json: string): string | null | false | undefined {
    const answer = beforeSend && quietly(() => [beforeSend(parseJson(json))])
    const [touchpoint] = answer ?? [{ type: '' }]
    // What is no touchpoint is no answer.
    return touchpoint && (touchpoint.type ? toJson(touchpoint) : json)
  }

  function record(
    type: string,
    fields: PageFields,
    origin: RecordOrigin = { source: 'api' },
  ): void {
    if (permission() === 'nothing') return
    if (held.length >= MAX_HELD) return queue.drop('queue_full')
    const url = cleanUrl(location.href)
    const occurredAt = now()
    // Made plain here: what the page does to its objects while they are held is none of ours.
    const json = ask(
      toJson({
        type,
        occurredAt,
        url,
        ...fields,
        facts,
        // Any name may be asked about; the helper knows its own.
        stage: url && quietly(() => stage?.(url, { ...facts, type: type as TouchpointType })),
        origin,
      }),
    )
    if (!json) return queue.drop('vetoed')
    held.push([occurredAt, json])
    release()
  }

  return {
    record,
    release,
    recordPage(trigger) {
      const url = location.href
      facts = undefined
      for (const listener of pageListeners) quietly(() => listener(url))
      const fields = {
        referrer: previousUrl ? cleanUrl(previousUrl) : undefined,
        // A router changes the address before the title, which is still the last page's.
        title: trigger === 'history' ? undefined : document.title,
      }
      record('page_view', fields, { source: trigger === 'api' ? trigger : 'url' })
      previousUrl = url
    },
    describePage(described) {
      facts = { ...facts, ...described }
    },
    onPage(listener) {
      pageListeners.add(listener)
      return () => pageListeners.delete(listener)
    },
  }
}
