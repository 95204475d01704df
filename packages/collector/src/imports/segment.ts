import type { ConsentState, EnvelopeContext } from '@waymark/protocol'
import {
  type ForeignFields,
  present,
  toFields,
  toInstant,
  toNumber,
  toText,
  without,
} from './foreign-fields.ts'
import type { Imported, Unreadable } from './imported.ts'
import { readCommerce } from './segment-commerce.ts'
import { toTouchpointType } from './segment-events.ts'

// Traits that Segment reserves for what names or describes a person: nothing a journey needs.
const PERSONAL = new Set(
  'address age avatar birthday description email firstName first_name lastName last_name name phone title username website'.split(
    ' ',
  ),
)
/** The letters of `/v1/p` and its like; other paths name the type in full. */
const SHORT_TYPES: Readonly<Record<string, string>> = {
  t: 'track',
  p: 'page',
  i: 'identify',
  g: 'group',
  a: 'alias',
  s: 'screen',
}

/** The message type a path under `/v1/` stands for, e.g. `t` or `track`; `undefined` for others. */
export function segmentTypeOf(name: string): string | undefined {
  const type = SHORT_TYPES[name] ?? name
  return Object.values(SHORT_TYPES).includes(type) ? type : undefined
}

/** What the visitor's consent tool told Segment, as its `categoryPreferences` hold it. */
function toConsent(context: ForeignFields): ConsentState {
  const preferences = toFields(toFields(context.consent).categoryPreferences)
  const decisions = Object.entries(preferences)
    .filter(([category]) => /analytic|statistic|measure|performance/i.test(category))
    .map(([, isAllowed]) => isAllowed)
  if (decisions.includes(false)) return 'denied'
  return decisions.includes(true) ? 'granted' : 'unknown'
}

function toContext(context: ForeignFields): EnvelopeContext {
  const library = toFields(context.library)
  const screen = toFields(context.screen)
  const locale = toText(context.locale)
  const timeZone = toText(context.timezone)
  const [width, height] = [toNumber(screen.width), toNumber(screen.height)]
  return {
    sdk: `${toText(library.name) ?? 'segment'} ${toText(library.version) ?? ''}`.trim(),
    ...(locale === undefined ? {} : { locale }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(width && height ? { viewport: `${width}x${height}` } : {}),
  }
}

/** Where it happened: campaign keys live in the URL of the page, as they do with us. */
function readPage(message: ForeignFields): ForeignFields {
  const properties = toFields(message.properties)
  const page = toFields(toFields(message.context).page)
  return {
    url: toText(properties.url, page.url),
    referrer: toText(properties.referrer, page.referrer),
    title: toText(properties.title, page.title),
  }
}

const PAGE_KEYS = new Set(['url', 'referrer', 'title', 'path', 'search'])

/** What a message of this type says beyond who, when and where. */
function readMessage(type: string, message: ForeignFields): ForeignFields {
  const properties = toFields(message.properties)
  const traits = without(toFields(message.traits), PERSONAL)
  const name = toText(message.name)
  if (type === 'track') {
    const touchpointType = toTouchpointType(toText(message.event) ?? '')
    return { type: touchpointType, ...readCommerce(touchpointType, properties) }
  }
  if (type === 'identify') return { type, props: traits }
  if (type === 'alias') return { type, props: present({ previousId: toText(message.previousId) }) }
  if (type === 'group') return { type, props: { ...traits, groupId: toText(message.groupId) } }
  const props = { ...without(properties, PAGE_KEYS), ...present({ name }) }
  return { type: type === 'page' ? 'page_view' : 'screen_view', props }
}

/**
 * Reads one message of the Segment protocol.
 *
 * @param input - The message, parsed.
 * @param pathType - Its type as the path says, for requests of a single message.
 * @returns The message in our words, or what is wrong with it.
 */
export function readSegmentMessage(input: unknown, pathType?: string): Imported | Unreadable {
  const message = toFields(input)
  const type = segmentTypeOf(toText(message.type, pathType) ?? '')
  if (!type) return { detail: 'type must be one of track, page, screen, identify, group, alias' }
  const messageId = toText(message.messageId)
  if (!messageId) return { detail: 'messageId must be a text: without one a repeat is not told' }
  const anonymousId = toText(message.anonymousId)
  const userId = toText(message.userId)
  if (anonymousId === undefined && userId === undefined) {
    return { detail: 'anonymousId or userId must say who it was' }
  }
  const context = toFields(message.context)
  const { type: touchpointType, props, ...fields } = readMessage(type, message)
  return {
    key: `segment/${messageId}`,
    ...(anonymousId === undefined ? {} : { anonymousId }),
    ...(userId === undefined ? {} : { userId }),
    consent: toConsent(context),
    context: toContext(context),
    touchpoint: present({
      type: touchpointType,
      occurredAt: toInstant(message.originalTimestamp, message.timestamp, message.sentAt),
      ...readPage(message),
      ...fields,
      props: Object.keys(toFields(props)).length > 0 ? props : undefined,
    }),
  }
}
