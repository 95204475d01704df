import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { NOW, ORIGIN } from './open-collector.ts'

// What strangers may send, for fast-check: much of it nearly right, so that it gets far.

/** What has broken others: SQL, HTML, headers, prototypes, formulas of spreadsheets, paths. */
const INJECTIONS = [
  '=1+1',
  '+1',
  '-1',
  '@a',
  '\t=1',
  "'; DROP TABLE touchpoints; --",
  '" OR ""="',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '\r\nSet-Cookie: a=b',
  '%0d%0aSet-Cookie:%20a=b',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  'NaN',
  '1e999',
  '9007199254740993',
]

/** Any text, now and then one of {@link INJECTIONS}. */
export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...INJECTIONS),
)

const HEADER_NAMES = [
  'origin',
  'authorization',
  'user-agent',
  'content-encoding',
  'content-type',
  'content-length',
  'transfer-encoding',
  'cookie',
  'host',
  'sec-ch-ua',
  'sec-fetch-site',
  'sec-gpc',
  'x-forwarded-for',
  'x-forwarded-proto',
  'accept-encoding',
  'accept-language',
  'if-none-match',
  'referer',
  'access-control-request-headers',
  'access-control-request-method',
  'cf-ipcountry',
  'x-remote',
]

function isHeader(value: string): boolean {
  try {
    new Headers({ a: value })
    return true
  } catch {
    return false
  }
}

/** Headers that a client could send. */
export const headers = fc.dictionary(
  fc.constantFrom(...HEADER_NAMES),
  fc.oneof(
    text.filter(isHeader),
    fc.constantFrom(ORIGIN, 'https://other.example', 'null', 'gzip', 'same-origin', '10.0.0.1'),
  ),
)

const QUERY_NAMES = [
  'site',
  'type',
  'url',
  'id',
  'title',
  'referrer',
  'days',
  'limit',
  'before',
  'after',
  'also',
  'sentAt',
  'stages',
  'pause',
  'writeKey',
  'measurement_id',
  'api_secret',
]

/** The query of an address. */
export const query = fc
  .dictionary(fc.constantFrom(...QUERY_NAMES), fc.oneof(text, fc.constantFrom('shop', '1', '7')))
  .map((entries) => new URLSearchParams(entries).toString())

const item = fc.record({ item_id: text, price: fc.double(), quantity: fc.jsonValue() })

const touchpoint = fc.record(
  {
    id: fc.oneof(fc.uuid(), text),
    type: fc.oneof(fc.constantFrom('page_view', 'purchase', 'web_vital', 'identify'), text),
    occurredAt: fc.oneof(fc.constant(NOW), fc.double(), fc.integer()),
    streamId: fc.uuid(),
    seq: fc.oneof(fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER)),
    sessionId: fc.oneof(fc.uuid(), text),
    url: fc.oneof(fc.webUrl(), text),
    referrer: fc.oneof(fc.webUrl(), text),
    title: text,
    props: fc.jsonValue(),
    items: fc.oneof(fc.array(item, { maxLength: 3 }), fc.jsonValue()),
    value: fc.double(),
    currency: fc.constantFrom('EUR', 'JPY', 'xx', ''),
    orderId: text,
    origin: fc.record({ source: fc.constantFrom('api', 'url', ''), confidence: fc.double() }),
  },
  { requiredKeys: ['id', 'type', 'occurredAt'] },
)

const envelope = fc.record(
  {
    protocolVersion: fc.oneof(fc.constant(1), fc.jsonValue()),
    siteId: fc.oneof(fc.constant('shop'), text),
    batchId: fc.oneof(fc.uuid(), text),
    anonymousId: fc.oneof(fc.uuid(), text),
    userId: fc.oneof(text, fc.jsonValue()),
    consent: fc.constantFrom('granted', 'unknown', 'denied', ''),
    context: fc.oneof(fc.jsonValue(), fc.record({ viewport: text, webdriver: fc.boolean() })),
    drops: fc.jsonValue(),
    touchpoints: fc.array(fc.oneof(fc.jsonValue(), touchpoint), { maxLength: 5 }),
  },
  { requiredKeys: ['protocolVersion', 'siteId', 'touchpoints'] },
)

const segmentMessage = fc.record(
  {
    type: fc.constantFrom('track', 'page', 'identify', 'group', 'alias', 'screen', 'x'),
    messageId: fc.oneof(fc.uuid(), text),
    anonymousId: fc.oneof(fc.uuid(), text),
    userId: fc.oneof(text, fc.jsonValue()),
    previousId: text,
    event: fc.oneof(fc.constantFrom('Order Completed', 'Product Added'), text),
    timestamp: fc.oneof(fc.constant('2026-09-21T12:00:00Z'), text),
    properties: fc.oneof(fc.dictionary(text, fc.jsonValue(), { maxKeys: 4 }), fc.jsonValue()),
    traits: fc.jsonValue(),
    context: fc.jsonValue(),
    writeKey: fc.oneof(fc.constant('shop'), text),
  },
  { requiredKeys: ['type'] },
)

const segmentBatch = fc.record({
  writeKey: fc.oneof(fc.constant('shop'), text),
  batch: fc.array(fc.oneof(segmentMessage, fc.jsonValue()), { maxLength: 4 }),
  sentAt: fc.oneof(fc.constant('2026-09-21T12:00:00Z'), text),
})

const measurement = fc.record({
  client_id: fc.oneof(fc.uuid(), text),
  timestamp_micros: fc.oneof(fc.integer(), text),
  events: fc.array(
    fc.oneof(
      fc.record({ name: fc.oneof(fc.constant('purchase'), text), params: fc.jsonValue() }),
      fc.jsonValue(),
    ),
    { maxLength: 4 },
  ),
})

const replay = fc.record({
  siteId: fc.oneof(fc.constant('shop'), text),
  ids: fc.oneof(fc.array(text, { maxLength: 4 }), fc.jsonValue()),
})

const json = fc
  .oneof(envelope, segmentMessage, segmentBatch, measurement, replay)
  .map((value) => JSON.stringify(value))

/** A body: of each of the formats that are taken, plain or gzipped, or of none. */
export const body: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  { arbitrary: json, weight: 4 },
  json.map((plain) => new Uint8Array(gzipSync(plain))),
  json.map((plain) => `${plain.slice(0, -1)},"__proto__":{"polluted":1}}`),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  fc.json(),
  text,
)
