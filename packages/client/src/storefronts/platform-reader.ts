import { isAcknowledged } from './answer-words.ts'
import { toAnswer } from './call-answer.ts'
import type { CallRequest } from './call-request.ts'
import { matchCall, subjectOf, toRequest } from './call-request.ts'
import type { Trust } from './conclude.ts'
import { isWrongPage } from './exchange-body.ts'
import { MAX_PARTS, partsOf } from './exchange-parts.ts'
import { fieldParts } from './field-parts.ts'
import { fieldsOf } from './fields.ts'
import { toLines, valueAt } from './places.ts'
import type { Call, Platform } from './platform.ts'
import { readCall } from './read-call.ts'
import { readPage } from './read-page.ts'
import { isSameSite, parseUrl } from './site-url.ts'
import type {
  CommerceAction,
  Exchange,
  Storefront,
  StorefrontPage,
  StorefrontSession,
} from './storefront.ts'
import { UNANSWERED } from './storefront.ts'

const SHOWN: Trust = { confidence: 0.95, reason: 'cart in the answer', unpriced: 0.9 }
const AGREED: Trust = { confidence: 0.9, reason: 'answer agrees', unpriced: 0.85 }
const ACCEPTED: Trust = { confidence: 0.6, reason: 'sent and accepted', unpriced: 0.6 }
const SENT: Trust = { confidence: 0.4, reason: 'sent, unanswered', unpriced: 0.4 }
const TOLD: Trust = { confidence: 0.98, reason: 'event of the platform', unpriced: 0.95 }

/** Reads what is none of the platform's calls. */
type Fallback = Pick<Storefront, 'isRelevant' | 'readExchange'> | undefined

const GRAPHQL_URL = /graphql|shop-api/i

/** Whether an answer without a cart confirms what was asked, and how far that is to be believed. */
function judge({ proof }: Call, exchange: Exchange, text: string, root: unknown): [boolean, Trust] {
  const { status } = exchange
  if (status === UNANSWERED) return [proof !== 'cart', SENT]
  if (proof === 'cart') return [false, AGREED]
  if (proof === 'status') return [true, root === undefined && status < 400 ? ACCEPTED : AGREED]
  if (proof) return [proof.test(text), AGREED]
  return [isAcknowledged(exchange, fieldsOf(root)), AGREED]
}

function readMatched(
  platform: Platform,
  call: Call,
  found: { exchange: Exchange; request: CallRequest; groups: Record<string, string> },
  session: StorefrontSession,
): CommerceAction[] {
  const { exchange, request, groups } = found
  const { status } = exchange
  const isSent = status === UNANSWERED
  // A redirect is how forms are answered; what fails is told by where it leads.
  if (!isSent && (status < 200 || status >= 400)) return []
  const answer = toAnswer(exchange, request.graphql)
  const [isConfirmed, agreed] = judge(call, exchange, answer.text, answer.root)
  const { cart, glimpsed } = session
  const actions = readCall(
    {
      ...{ call, platform, groups, answer, isConfirmed, agreed },
      ...{ request: request.root, url: request.url },
      isAnswered: !isSent,
      shown: SHOWN,
    },
    session,
  )
  // Nobody knows yet what the shop made of it.
  if (isSent) Object.assign(session, { cart, glimpsed })
  return actions
}

function readOne(
  platform: Platform,
  exchange: Exchange,
  session: StorefrontSession,
  fallback: Fallback,
): CommerceAction[] {
  const { page } = session
  const request = toRequest(exchange, page.url)
  if (!request || isWrongPage(exchange) || platform.ignore?.test(request.subject)) return []
  const { url } = request
  const isOwn = isSameSite(url, page.url) || platform.foreign?.test(url.host) === true
  for (const call of isOwn ? platform.calls : []) {
    const groups = matchCall(call, request)
    if (groups) return readMatched(platform, call, { exchange, request, groups }, session)
  }
  return fallback?.readExchange(exchange, session) ?? []
}

function readEvent(
  platform: Platform,
  name: string,
  detail: unknown,
  session: StorefrontSession,
): CommerceAction[] {
  const url = parseUrl(session.page.url)
  for (const event of platform.events ?? []) {
    if (event.name !== name || !url) continue
    const request = valueAt(detail, event.request ?? '', session)
    if (event.says && !event.says.test(toLines(request))) continue
    const root = valueAt(detail, event.answer ?? '', session)
    const answer = { root, text: toLines(root) }
    const { proof } = event
    const isConfirmed = proof instanceof RegExp ? proof.test(answer.text) : proof !== 'cart'
    return readCall(
      {
        ...{ call: event, platform, request, answer, isConfirmed, url },
        groups: {},
        isAnswered: true,
        shown: TOLD,
        agreed: TOLD,
      },
      session,
    )
  }
  return []
}

/** Tells by method and URL whether a platform has a word on a request, even that it is nothing. */
export function isKnownCall(
  { calls, ignore }: Platform,
  exchange: Pick<Exchange, 'method' | 'url'>,
  pageUrl: string,
): boolean {
  const url = parseUrl(exchange.url, pageUrl)
  const subject = url ? subjectOf(exchange, url) : ''
  return [ignore, ...calls.map(({ at }) => at)].some((pattern) => pattern?.test(subject))
}

/** Options for {@link createPlatformReader}. */
export interface PlatformReaderOptions {
  /** Tells whether a page is of this platform. @defaultValue every page is */
  isOn?: ((page: StorefrontPage) => boolean) | undefined
  /** Reads what none of the platform's calls matches. @defaultValue nobody does */
  fallback?: Fallback
}

/** Makes a storefront of a platform's data. */
export function createPlatformReader(
  platform: Platform,
  { isOn = () => true, fallback }: PlatformReaderOptions = {},
): Storefront {
  const { name, calls, events = [], ignore, foreign, markup } = platform
  return {
    name,
    events,
    markup,
    recognize: (page) => (isOn(page) ? 0.9 : 0),
    isRelevant(exchange, page) {
      const url = parseUrl(exchange.url, page.url)
      if (!url) return false
      const subject = subjectOf(exchange, url)
      if (ignore?.test(subject)) return false
      const isSame = isSameSite(url, page.url)
      const isOurs = (call: Call) =>
        call.at
          ? call.asks !== 'nothing' && call.at.test(subject)
          : call.graphql
            ? GRAPHQL_URL.test(subject)
            : isSame && exchange.method.toUpperCase() !== 'GET'
      const isOwn = isSame || foreign?.test(url.host) === true
      return (isOwn && calls.some(isOurs)) || fallback?.isRelevant(exchange, page) === true
    },
    readExchange(exchange, session) {
      const parts = platform.expand?.(exchange) ?? fieldParts(exchange) ?? partsOf(exchange)
      return parts.slice(0, MAX_PARTS).flatMap((part) => readOne(platform, part, session, fallback))
    },
    readPage,
    readEvent: (event, detail, session) => readEvent(platform, event, detail, session),
  }
}
