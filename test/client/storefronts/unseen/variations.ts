import type { Exchange } from '@waymark/client/storefronts'
import { answered, get, post } from '../fixtures/fixture.ts'
import type { UnseenShop } from './shop.ts'

/** The same session told otherwise: what it amounts to stays. */
export type Variation = (steps: readonly Exchange[], shop: UnseenShop) => readonly Exchange[]

const each =
  (change: (exchange: Exchange, shop: UnseenShop) => Exchange): Variation =>
  (steps, shop) =>
    steps.map((exchange) => change(exchange, shop))

/** Changes a text that is JSON, and leaves any other as it is. */
function throughJson(text: string | undefined, change: (value: unknown) => string) {
  if (text === undefined || !/^\s*[{[]/.test(text)) return text
  try {
    return change(JSON.parse(text))
  } catch {
    return text
  }
}

function answerThroughJson(exchange: Exchange, change: (value: unknown) => string): Exchange {
  const responseBody = throughJson(exchange.responseBody, change)
  return { ...exchange, ...(responseBody !== undefined && { responseBody }) }
}

function deepMap(value: unknown, change: (entries: [string, unknown][]) => [string, unknown][]) {
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one !== 'object' || one === null) return one
    const entries = Object.entries(one).map(([key, inner]): [string, unknown] => [key, walk(inner)])
    return Object.fromEntries(change(entries))
  }
  return walk(value)
}

const namesId = (key: string) => /(^id|_id|Id|ID)$/.test(key)
const asText = (value: unknown) => (typeof value === 'number' ? `${value}` : value)
const asNumber = (value: unknown) =>
  typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : value
const withIds = (change: (value: unknown) => unknown) => (value: unknown) =>
  JSON.stringify(
    deepMap(value, (entries) =>
      entries.map(([key, inner]) => [key, namesId(key) ? change(inner) : inner]),
    ),
  )

const isFormText = ({ requestBody, requestHeaders = {} }: Exchange) =>
  typeof requestBody === 'string' && /urlencoded/.test(requestHeaders['content-type'] ?? '')
const fieldsOf = (exchange: Exchange): [string, string][] | undefined =>
  typeof exchange.requestBody === 'object'
    ? exchange.requestBody.map(([name, value]) => [name, value])
    : isFormText(exchange)
      ? [...new URLSearchParams(`${exchange.requestBody}`)]
      : undefined

function asMultipart(exchange: Exchange): Exchange {
  const fields = fieldsOf(exchange)
  if (!fields) return exchange
  const boundary = '----WebKitFormBoundaryQ7a1'
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const type = `multipart/form-data; boundary=${boundary}`
  return {
    ...exchange,
    requestHeaders: { ...exchange.requestHeaders, 'content-type': type },
    requestBody: `${parts.join('')}--${boundary}--\r\n`,
  }
}

const inTitleCase = (headers: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [
      name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
      value,
    ]),
  )

const NOISE: readonly Exchange[] = [
  answered(post('https://www.google-analytics.com/g/collect?v=2&en=add_to_cart', ''), {}),
  answered(get('https://www.facebook.com/tr/?ev=AddToCart&cd[content_ids]=1'), {}),
  { ...get('/favicon.ico'), status: 404 },
  answered(post('https://o1.ingest.sentry.io/api/1/envelope/', { cart: { items: [] } }), {}),
  answered(post('https://api.reviews.example/cart/add', { id: 1, quantity: 1 }), { success: true }),
]

function unanswered(
  { responseBody: _, responseHeaders: __, ...exchange }: Exchange,
  status: number,
) {
  return { ...exchange, status }
}

export const AS_TOLD: Variation = (steps) => steps

/** Ways to tell a session that must not change what is read of it. */
export const VARIATIONS: Readonly<Record<string, Variation>> = {
  'absolute addresses': each((exchange, { url }) => ({
    ...exchange,
    url: new URL(exchange.url, url).href,
  })),
  'relative addresses': each((exchange, { url }) => {
    const { origin } = new URL(url)
    return exchange.url.startsWith(`${origin}/`)
      ? { ...exchange, url: exchange.url.slice(origin.length) }
      : exchange
  }),
  'addresses below a folder': each((exchange, { url }) => {
    const { origin } = new URL(url)
    const path = exchange.url.startsWith(origin) ? exchange.url.slice(origin.length) : exchange.url
    // What goes to the page's own address goes there.
    const isOwn = exchange.requestHeaders?.['next-action'] !== undefined
    return path.startsWith('/') && !isOwn ? { ...exchange, url: `/store${path}` } : exchange
  }),
  'headers in title case': each((exchange) => ({
    ...exchange,
    requestHeaders: inTitleCase(exchange.requestHeaders),
    responseHeaders: inTitleCase(exchange.responseHeaders),
  })),
  'no headers of the answer but its type': each(({ responseHeaders = {}, ...exchange }) => ({
    ...exchange,
    responseHeaders: Object.fromEntries(
      Object.entries(responseHeaders).filter(([name]) => /^(content-type|location)$/.test(name)),
    ),
  })),
  'forms as fields': each((exchange) => {
    const fields = fieldsOf(exchange)
    return fields ? { ...exchange, requestBody: fields } : exchange
  }),
  'forms as multipart text': each(asMultipart),
  'methods in lower case': each((exchange) => ({
    ...exchange,
    method: exchange.method.toLowerCase(),
  })),
  'ids as text': each((exchange) => answerThroughJson(exchange, withIds(asText))),
  'ids as numbers': each((exchange) => answerThroughJson(exchange, withIds(asNumber))),
  'fields in another order': each((exchange) =>
    answerThroughJson(exchange, (value) =>
      JSON.stringify(deepMap(value, (entries) => entries.reverse())),
    ),
  ),
  'answers spread over lines': each((exchange) =>
    // A stream keeps its values in lines.
    /script/.test(exchange.responseHeaders?.['content-type'] ?? '')
      ? exchange
      : answerThroughJson(exchange, (value) => `\n${JSON.stringify(value, null, 2)}\n`),
  ),
  'a network that fails first': (steps) =>
    steps.flatMap((exchange) => [unanswered(exchange, 0), exchange]),
  'a server that is down first': (steps) =>
    steps.flatMap((exchange) => [unanswered(exchange, 503), exchange]),
  'a refusal for too many requests first': (steps) =>
    steps.flatMap((exchange) => [
      answered(unanswered(exchange, 429), { message: 'Too many requests' }, 429),
      exchange,
    ]),
  'other vendors between them': (steps) =>
    steps.flatMap((exchange) => [...NOISE, exchange, ...NOISE]),
}

/** Tells a request that nothing but data is the answer to, by what it sends and where. */
const asksForData = ({ url, requestHeaders = {} }: Exchange) =>
  /json/.test(requestHeaders['content-type'] ?? '') || /\.js(on)?(\?|$)/.test(url)

const refusedBy =
  (status: number, type: string, responseBody: string): Variation =>
  (steps) =>
    steps.filter(asksForData).map((exchange) => ({
      ...exchange,
      status,
      responseHeaders: { 'content-type': type },
      responseBody,
    }))

/** Answers in place of the JSON that a shop gives: nothing is to be read of them. */
export const REFUSALS: Readonly<Record<string, Variation>> = {
  'a page of maintenance': refusedBy(200, 'text/html', '<!doctype html><title>Back soon</title>'),
  'a firewall': refusedBy(403, 'text/html', '<!doctype html><title>Attention Required!</title>'),
  'a refusal in JSON': refusedBy(400, 'application/json', '{"message":"Bad request"}'),
  'an error of the server': refusedBy(
    500,
    'application/json',
    '{"success":true,"cart":{"items":[]}}',
  ),
}
