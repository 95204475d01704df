import { holdSize } from './hold-size.ts'
import { LIMITS } from './limits.ts'
import { isCurrency } from './money.ts'
import { toProps } from './plain-json.ts'
import type { Fields } from './read-field.ts'
import {
  assignPresent,
  describe,
  FieldError,
  isFields,
  readId,
  readNumber,
  readText,
} from './read-field.ts'
import { readItems } from './read-item.ts'
import type { RejectReason } from './reasons.ts'
import { PAGE_KINDS, STAGES } from './stage.ts'
import type { Origin, PageFacts, Props, StageGrade, Touchpoint } from './touchpoint.ts'
import { ORIGIN_SOURCES } from './touchpoint.ts'

/** Outcome of {@link validateTouchpoint}. */
export type TouchpointVerdict =
  | { ok: true; touchpoint: Touchpoint }
  | { ok: false; id?: string; reason: RejectReason; detail: string }

const TYPE = /^[a-z][a-z0-9_]*$/
// The last instant a `Date` can hold (ECMA-262, "Time Values and Time Range").
const LAST_INSTANT = 8.64e15

function readType(fields: Fields): string {
  const { type } = fields
  if (typeof type === 'string' && type.length <= LIMITS.typeLength && TYPE.test(type)) return type
  throw new FieldError(
    'bad_type',
    `type must be a snake_case name of at most ${LIMITS.typeLength} characters: current value is ${describe(type)}`,
  )
}

function readTime({ occurredAt }: Fields): number {
  if (typeof occurredAt === 'number' && occurredAt > 0 && occurredAt <= LAST_INSTANT) {
    return Math.floor(occurredAt)
  }
  throw new FieldError(
    'bad_time',
    `occurredAt must be epoch milliseconds: current value is ${describe(occurredAt)}`,
  )
}

function readStream(fields: Fields): Pick<Touchpoint, 'streamId' | 'seq'> {
  const streamId = readId(fields, 'streamId', 'bad_stream')
  const { seq } = fields
  if (streamId === undefined) return {}
  if (typeof seq === 'number' && Number.isSafeInteger(seq) && seq >= 0) return { streamId, seq }
  throw new FieldError(
    'bad_stream',
    `seq must be an integer from 0 on: current value is ${describe(seq)}`,
  )
}

function readCurrency({ currency }: Fields): string | undefined {
  if (currency === undefined || currency === null) return undefined
  if (isCurrency(currency)) return currency
  throw new FieldError(
    'bad_field',
    `currency must be an ISO 4217 code in upper case: current value is ${describe(currency)}`,
  )
}

/** Without an origin the sender speaks for itself, as an import or a server does. */
function readOrigin({ origin: input }: Fields): Origin {
  if (input === undefined || input === null) return { source: 'api', confidence: 1 }
  const fields = isFields(input) ? input : {}
  const source = ORIGIN_SOURCES.find((known) => known === fields.source)
  const confidence = readNumber(fields, 'confidence') ?? 1
  if (!source || confidence < 0 || confidence > 1) {
    throw new FieldError(
      'bad_field',
      `origin must name a known source and a confidence of 0–1: current value is ${describe(fields.source)}, ${confidence}`,
    )
  }
  const origin: Origin = { source, confidence }
  assignPresent(origin, { storefront: readText(fields, 'storefront', 64) })
  return origin
}

function readFacts({ facts: input }: Fields): PageFacts | undefined {
  if (!isFields(input)) return undefined
  const facts: PageFacts = {}
  assignPresent(facts, {
    storefront: readText(input, 'storefront', 64),
    products: readNumber(input, 'products'),
    ogType: readText(input, 'ogType', 64),
    bodyClass: readText(input, 'bodyClass', 200),
    lang: readText(input, 'lang', 35),
  })
  return facts
}

/** A grade that is not well formed is left out: the collector makes its own. */
function readStage({ stage: input }: Fields): StageGrade | undefined {
  if (!isFields(input)) return undefined
  const stage = input.stage === null ? null : STAGES.find((known) => known === input.stage)
  const kind = PAGE_KINDS.find((known) => known === input.kind)
  const { confidence, reason, ruleVersion } = input
  if (stage === undefined || !kind || typeof confidence !== 'number') return undefined
  if (!(confidence >= 0 && confidence <= 1)) return undefined
  if (typeof reason !== 'string' || typeof ruleVersion !== 'string') return undefined
  return {
    stage,
    kind,
    confidence,
    reason: reason.slice(0, 200),
    ruleVersion: ruleVersion.slice(0, 32),
  }
}

function readProps({ props }: Fields): Props | undefined {
  if (!isFields(props)) return undefined
  const result = toProps(props)
  if ('problem' in result) throw new FieldError('too_large', result.problem)
  return result.props
}

function readTouchpoint(fields: Fields): Touchpoint {
  const id = readId(fields, 'id', 'bad_id')
  if (id === undefined) throw new FieldError('bad_id', 'id must be given')
  const touchpoint: Touchpoint = {
    id,
    type: readType(fields),
    occurredAt: readTime(fields),
    origin: readOrigin(fields),
    ...readStream(fields),
  }
  assignPresent(touchpoint, {
    sessionId: readId(fields, 'sessionId', 'bad_field'),
    url: readText(fields, 'url', LIMITS.urlLength),
    referrer: readText(fields, 'referrer', LIMITS.urlLength),
    title: readText(fields, 'title', LIMITS.titleLength),
    items: readItems(fields),
    value: readNumber(fields, 'value'),
    currency: readCurrency(fields),
    orderId: readText(fields, 'orderId', LIMITS.idLength),
    step: readText(fields, 'step', LIMITS.typeLength),
    coupon: readText(fields, 'coupon'),
    quantityDelta: readNumber(fields, 'quantityDelta'),
    props: readProps(fields),
    facts: readFacts(fields),
    stage: readStage(fields),
  })
  holdSize(touchpoint)
  return touchpoint
}

/**
 * Reads one touchpoint out of parsed JSON. Only known fields are copied, so nothing unexpected
 * reaches a store.
 *
 * @returns The touchpoint, or why it is refused for good.
 */
export function validateTouchpoint(input: unknown): TouchpointVerdict {
  if (!isFields(input)) {
    return {
      ok: false,
      reason: 'not_an_object',
      detail: `a touchpoint must be an object: current value is ${describe(input)}`,
    }
  }
  try {
    return { ok: true, touchpoint: readTouchpoint(input) }
  } catch (error) {
    if (!(error instanceof FieldError)) throw error
    const id = typeof input.id === 'string' ? { id: input.id.slice(0, LIMITS.idLength) } : {}
    return { ok: false, ...id, reason: error.reason, detail: error.message }
  }
}
