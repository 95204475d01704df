/** What a route is told by in the document. */
export interface Operation {
  summary: string
  /** Query parameters by name, and what each means. */
  query?: Readonly<Record<string, string>>
  /** Name of the body's schema, or `object` where another vendor defines it. */
  body?: 'Envelope' | 'object'
  /** Answers by status: what each means, and the name of its body's schema. */
  answers: Readonly<Record<number, readonly [string, string?]>>
  /** Whether only loopback and the admin token open it. */
  isGuarded?: boolean
}

const REFUSED = {
  400: ['Can never be read; look for the touchpoint at fault.', 'Refusal'],
  403: ['Not from this origin, or not without the site’s secret.', 'Refusal'],
  404: ['No site of this collector.', 'Refusal'],
  408: ['The body took too long.', 'Refusal'],
  413: ['Too large, or too many touchpoints.', 'Refusal'],
  415: ['Neither plain nor gzipped.', 'Refusal'],
  422: ['A protocol version this release does not know.', 'Refusal'],
  429: ['Too many requests: send again after `Retry-After`.', 'Refusal'],
  503: ['Nothing stored: send the same bytes again after `Retry-After`.', 'Refusal'],
} as const

const GUARDED = {
  401: ['Needs the admin token.', 'Refusal'],
  403: ['Answers on loopback only, as no admin token is set.', 'Refusal'],
  503: ['The store cannot be asked now.', 'Refusal'],
} as const

const NO_SUCH_QUERY = { 400: ['A query that cannot be meant.', 'Refusal'] } as const

const SITE = { site: 'Site id; the first site without it.' }

const segment = (what: string): Operation => ({
  summary: `${what}, as Segment’s and RudderStack’s libraries send it`,
  query: { writeKey: 'Site id, where neither `Authorization` nor the body names it.' },
  body: 'object',
  answers: {
    200: ['Stored, or refused for good and kept as dead letter.'],
    400: ['Too large or unreadable.'],
    401: ['The write key is no site, or no secret of one.'],
    403: ['Not from this origin, or not without the site’s secret.'],
    404: ['No site of this collector.'],
    408: ['The body took too long.'],
    429: ['Too many requests.'],
    503: ['Nothing stored: send again.'],
  },
})

const SETTINGS: Operation = {
  summary: 'What a vendor’s browser library asks for first',
  answers: { 200: ['Its settings: deliver here, and nowhere else.'], 404: ['No site.'] },
}

const SEGMENT_CALLS = {
  track: 'An action',
  page: 'A page view',
  screen: 'A screen view',
  identify: 'A known user',
  group: 'A group',
  alias: 'Two ids of one visitor',
}

/** Guarded pages of the report. */
const page = (summary: string): Operation => ({
  summary,
  answers: { 200: ['A page.'], ...GUARDED },
  isGuarded: true,
})

const REPORT: Record<string, Operation> = {
  '': page('The journey map'),
  '/stages': page('Stages of the shop’s pages'),
  '/live': page('Touchpoints as they arrive'),
  '/visitors/:id': {
    ...page('The journey of one visitor'),
    answers: { 200: ['A page.'], 404: ['Nothing is stored of it.', 'Refusal'], ...GUARDED },
  },
}

/** The answer to every preflight. */
export const PREFLIGHT: Operation = {
  summary: 'Preflight',
  answers: { 204: ['Whatever headers were asked for, to the origins of a site.'] },
}

/** A file the collector was given to serve. */
export const FILE: Operation = {
  summary: 'A file for browsers',
  answers: { 200: ['The file.'], 304: ['The browser has it.'] },
}

/** Everything a collector may answer, by method and path as they are registered. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST /v1/batch': {
    summary: 'Takes touchpoints, and answers once they are stored',
    query: { sentAt: 'Client clock at this attempt, epoch milliseconds.' },
    body: 'Envelope',
    answers: {
      200: ['A batch of Segment’s was taken.'],
      202: ['Stored in part: the rest is refused for good.', 'PartialAcceptance'],
      204: ['All is stored, repeats included.'],
      401: ['No secret of this site.', 'Refusal'],
      ...REFUSED,
    },
  },
  'GET /v1/pixel.gif': {
    summary: 'Takes a touchpoint from where no script runs',
    query: {
      site: 'Site id.',
      type: '`page_view` unless told.',
      url: 'The page; the `Referer` without it.',
      id: 'Stored once.',
      referrer: 'Where the visitor came from.',
      title: 'Title of the page.',
    },
    answers: {
      200: ['A picture: stored.'],
      400: ['A picture: refused.'],
      403: ['A picture: the page is not of this site.'],
      404: ['A picture: no site of this collector.'],
      429: ['A picture: too many requests.'],
      503: ['A picture: nothing stored.'],
    },
  },
  ...Object.fromEntries(
    Object.entries(SEGMENT_CALLS).flatMap(([name, what]) => [
      [`POST /v1/${name}`, segment(what)],
      [`POST /v1/${name.slice(0, 1)}`, segment(what)],
    ]),
  ),
  'POST /v1/b': segment('Several messages'),
  'POST /v1/import': segment('Several messages of the past'),
  'POST /beacon/v1/batch': segment('Several messages'),
  'GET /v1/projects/:writeKey/settings': SETTINGS,
  'GET /sourceConfig': SETTINGS,
  'GET /sourceConfig/': SETTINGS,
  'POST /mp/collect': {
    summary: 'Takes events of GA4’s Measurement Protocol, from servers',
    query: { measurement_id: 'Site id.', api_secret: 'A secret of the site.' },
    body: 'object',
    answers: { 204: ['Stored.'], 401: ['Needs the secret.', 'Refusal'], ...REFUSED },
  },
  'POST /debug/mp/collect': {
    summary: 'Says what Measurement Protocol events would be refused, and stores nothing',
    body: 'object',
    answers: { 200: ['What is wrong, if anything.'], ...REFUSED },
  },
  'GET /healthz': { summary: 'The process is alive', answers: { 200: ['It is.'] } },
  'GET /readyz': {
    summary: 'The store answers',
    answers: { 200: ['It does.'], 503: ['It does not.'] },
  },
  'GET /openapi.json': { summary: 'This document', answers: { 200: ['OpenAPI 3.1.'] } },
  'GET /metrics': {
    summary: 'Counts since the start, for Prometheus',
    answers: { 200: ['Prometheus’ text format.'], ...GUARDED },
    isGuarded: true,
  },
  'GET /v1/health/loss': {
    summary: 'What of the touchpoints recorded is not stored, by day',
    query: { ...SITE, days: 'How many days back.' },
    answers: { 200: ['Losses.'], ...NO_SUCH_QUERY, 404: ['No site.', 'Refusal'], ...GUARDED },
    isGuarded: true,
  },
  'GET /v1/admin/dead-letters': {
    summary: 'What was refused for good, newest first',
    query: { ...SITE, limit: 'At most so many.', before: 'Those older than this one’s id.' },
    answers: { 200: ['Letters.'], ...NO_SUCH_QUERY, 404: ['No site.', 'Refusal'], ...GUARDED },
    isGuarded: true,
  },
  'POST /v1/admin/dead-letters': {
    summary: 'Takes letters again',
    body: 'object',
    answers: {
      200: ['What became of each.'],
      400: ['No such request.', 'Refusal'],
      404: ['No site.', 'Refusal'],
      413: ['Too many ids.', 'Refusal'],
      ...GUARDED,
    },
    isGuarded: true,
  },
  'GET /v1/admin/visitors/:id': {
    summary: 'The ids joined to one',
    query: SITE,
    answers: {
      200: ['Ids with counts.'],
      ...NO_SUCH_QUERY,
      404: ['No site.', 'Refusal'],
      ...GUARDED,
    },
    isGuarded: true,
  },
  'GET /v1/admin/visitors/:id/export': {
    summary: 'All that holds one of the ids named',
    query: { ...SITE, also: 'Another id; may be repeated.' },
    answers: {
      200: ['Lines of JSON.'],
      ...NO_SUCH_QUERY,
      404: ['No site.', 'Refusal'],
      ...GUARDED,
    },
    isGuarded: true,
  },
  'DELETE /v1/admin/visitors/:id': {
    summary: 'Erases all that holds one of the ids named',
    query: { ...SITE, also: 'Another id; may be repeated.' },
    answers: {
      200: ['What was erased.'],
      ...NO_SUCH_QUERY,
      404: ['No site.', 'Refusal'],
      ...GUARDED,
    },
    isGuarded: true,
  },
  'POST /v1/admin/retain': {
    summary: 'Deletes what arrived earlier, a part at a time',
    query: { ...SITE, days: 'Younger ones stay.', after: 'Where the last answer left off.' },
    answers: {
      200: ['How many, and where to go on.'],
      ...NO_SUCH_QUERY,
      404: ['No site.', 'Refusal'],
      ...GUARDED,
    },
    isGuarded: true,
  },
  ...Object.fromEntries(
    Object.entries(REPORT).flatMap(([path, operation]) => [
      [`GET /map${path}`, operation],
      [`GET /map/sites/:siteId${path}`, operation],
    ]),
  ),
}
