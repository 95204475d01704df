import { LIMITS } from './limits.ts'
import { isCurrency } from './money.ts'
import { toProps } from './plain-json.ts'
import type { RejectReason } from './reasons.ts'
import { PAGE_KINDS, STAGES } from './stage.ts'
import type { Item, Origin, PageFacts, StageGrade, Touchpoint } from './touchpoint.ts'
import { ORIGIN_SOURCES } from './touchpoint.ts'

/** Outcome of {@link validateTouchpoint}. */
export type TouchpointVerdict =
  | { ok: true; touchpoint: Touchpoint }
  | { ok: false; id?: string; reason: RejectReason; detail: string }

type Fields = Record<string, unknown>

/** Thrown inside this file only, and caught at its edge: the first wrong field ends the reading. */
class FieldError extends Error {
  constructor(
    readonly reason: RejectReason,
    detail: string,
  ) {
    super(detail)
  }
}

const TYPE = /^[a-z][a-z0-9_]*$/
const ID = /^[\w.:-]+$/

function describe(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? String(value)
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function idField(fields: Fields, key: string, reason: RejectReason): string | undefined {
  const value = fields[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value.length <= LIMITS.idLength && ID.test(value)) return value
  throw new FieldError(
    reason,
    `${key} must be letters, digits and . : _ - of at most ${LIMITS.idLength}: current value is ${describe(value)}`,
  )
}

/** Texts are cut at their limit, not refused: a purchase is worth more than the end of its title. */
function text(
  fields: Fields,
  key: string,
  maxLength: number = LIMITS.textLength,
): string | undefined {
  const value = fields[key]
  if (value === undefined || value === null || value === '') return undefined
  // Shops write ids as numbers as often as not.
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'string') return value.slice(0, maxLength)
  throw new FieldError('bad_field', `${key} must be a string: current value is ${describe(value)}`)
}

function finiteNumber(fields: Fields, key: string): number | undefined {
  const value = fields[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e12) return value
  throw new FieldError(
    'bad_field',
    `${key} must be a number below 1e12: current value is ${describe(value)}`,
  )
}

/** Copies the named fields that are present; the reader gives `undefined` for the absent ones. */
function assignPresent<T extends object>(
  target: T,
  values: { [K in keyof T]?: T[K] | undefined },
): void {
  for (const key in values) {
    const value = values[key]
    if (value !== undefined) target[key] = value
  }
}

const ITEM_TEXTS = [
  'item_id',
  'item_name',
  'item_variant',
  'item_brand',
  'item_category',
  'item_list_id',
  'item_list_name',
  'sku',
  'coupon',
] as const
const ITEM_NUMBERS = ['price', 'quantity', 'discount', 'index'] as const

function readItem(input: unknown): Item {
  if (!isObject(input))
    throw new FieldError('bad_field', `items must be objects: current value is ${describe(input)}`)
  const item: Item = {}
  for (const key of ITEM_TEXTS) {
    const value = text(input, key)
    if (value !== undefined) item[key] = value
  }
  for (const key of ITEM_NUMBERS) {
    const value = finiteNumber(input, key)
    if (value !== undefined) item[key] = value
  }
  return item
}

function readItems(input: unknown): readonly Item[] | undefined {
  if (input === undefined || input === null) return undefined
  if (!Array.isArray(input)) throw new FieldError('bad_field', 'items must be an array')
  if (input.length > LIMITS.itemsPerTouchpoint) {
    throw new FieldError('too_large', `items must not be more than ${LIMITS.itemsPerTouchpoint}`)
  }
  return input.map(readItem)
}

function readCurrency(fields: Fields): string | undefined {
  const value = fields.currency
  if (value === undefined || value === null) return undefined
  if (isCurrency(value)) return value
  throw new FieldError(
    'bad_field',
    `currency must be an ISO 4217 code in upper case: current value is ${describe(value)}`,
  )
}

function readOrigin(input: unknown): Origin {
  if (!isObject(input)) return { source: 'api', confidence: 1 }
  const source = ORIGIN_SOURCES.find((known) => known === input.source)
  const confidence = finiteNumber(input, 'confidence') ?? 1
  if (!source || confidence < 0 || confidence > 1) {
    throw new FieldError(
      'bad_field',
      `origin must name a known source and a confidence of 0–1: current value is ${describe(input)}`,
    )
  }
  const origin: Origin = { source, confidence }
  assignPresent(origin, { storefront: text(input, 'storefront', 64) })
  return origin
}

function readFacts(input: unknown): PageFacts | undefined {
  if (!isObject(input)) return undefined
  const facts: PageFacts = {}
  assignPresent(facts, {
    storefront: text(input, 'storefront', 64),
    products: finiteNumber(input, 'products'),
    ogType: text(input, 'ogType', 64),
    bodyClass: text(input, 'bodyClass', 200),
    lang: text(input, 'lang', 35),
  })
  return facts
}

/** A grade that is not well formed is left out: the collector makes its own. */
function readStage(input: unknown): StageGrade | undefined {
  if (!isObject(input)) return undefined
  const stage = input.stage === null ? null : STAGES.find((known) => known === input.stage)
  const kind = PAGE_KINDS.find((known) => known === input.kind)
  const confidence = finiteNumber(input, 'confidence')
  if (stage === undefined || !kind || confidence === undefined) return undefined
  const reason = text(input, 'reason', 200) ?? ''
  return { stage, kind, confidence, reason, ruleVersion: text(input, 'ruleVersion', 32) ?? '' }
}

function readStream(fields: Fields): Pick<Touchpoint, 'streamId' | 'seq'> {
  const streamId = idField(fields, 'streamId', 'bad_stream')
  const seq = fields.seq
  if (streamId === undefined) return {}
  if (typeof seq === 'number' && Number.isSafeInteger(seq) && seq >= 0) return { streamId, seq }
  throw new FieldError(
    'bad_stream',
    `seq must be an integer from 0 on: current value is ${describe(seq)}`,
  )
}

function readTouchpoint(fields: Fields): Touchpoint {
  const id = idField(fields, 'id', 'bad_id')
  if (id === undefined) throw new FieldError('bad_id', 'id must be given')
  const type = text(fields, 'type', LIMITS.typeLength + 1)
  if (type === undefined || type.length > LIMITS.typeLength || !TYPE.test(type)) {
    throw new FieldError(
      'bad_type',
      `type must be a snake_case name of at most ${LIMITS.typeLength} characters: current value is ${describe(fields.type)}`,
    )
  }
  const occurredAt = fields.occurredAt
  if (typeof occurredAt !== 'number' || !(occurredAt > 0 && occurredAt < 8.64e15)) {
    throw new FieldError(
      'bad_time',
      `occurredAt must be epoch milliseconds: current value is ${describe(occurredAt)}`,
    )
  }
  const touchpoint: Touchpoint = {
    id,
    type,
    occurredAt: Math.floor(occurredAt),
    origin: readOrigin(fields.origin),
    ...readStream(fields),
  }
  assignPresent(touchpoint, {
    sessionId: idField(fields, 'sessionId', 'bad_field'),
    url: text(fields, 'url', LIMITS.urlLength),
    referrer: text(fields, 'referrer', LIMITS.urlLength),
    title: text(fields, 'title', LIMITS.titleLength),
    items: readItems(fields.items),
    value: finiteNumber(fields, 'value'),
    currency: readCurrency(fields),
    orderId: text(fields, 'orderId', LIMITS.idLength),
    step: text(fields, 'step', LIMITS.typeLength),
    coupon: text(fields, 'coupon'),
    quantityDelta: finiteNumber(fields, 'quantityDelta'),
    facts: readFacts(fields.facts),
    stage: readStage(fields.stage),
  })
  if (isObject(fields.props)) {
    const result = toProps(fields.props)
    if ('problem' in result) throw new FieldError('too_large', result.problem)
    touchpoint.props = result.props
  }
  return touchpoint
}

/**
 * Reads one touchpoint out of parsed JSON. Only known fields are copied, so nothing unexpected
 * reaches a store.
 *
 * @returns The touchpoint, or why it is refused for good.
 */
export function validateTouchpoint(input: unknown): TouchpointVerdict {
  if (!isObject(input)) {
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
