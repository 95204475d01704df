import type { ChannelGrade, PageFacts, StageGrade } from '@waymark/protocol'
import type { Gunzip } from './gunzip.ts'
import type { RateLimit, RateLimiter } from './rate-limit.ts'
import type { Report } from './report.ts'
import type { ServedFile } from './served-file.ts'
import type { Sink, Store } from './sinks/sink.ts'

/** One site that may send. */
export interface SiteOptions {
  /**
   * Origins whose pages may send: exact (`https://shop.example`), any port of a host
   * (`http://localhost:*`), of sandboxed frames (`null`, as a custom pixel of Shopify is), or any
   * origin (`*`).
   */
  origins: readonly string[]
  /**
   * Secrets of the site's own servers, each at least {@link MIN_TOKEN_LENGTH} characters, sent as
   * `Authorization: Bearer`, or by `Basic`. More than one while they are being changed. What comes
   * with one is stored as trusted. @defaultValue none: nothing is trusted
   */
  secrets?: readonly string[]
  /**
   * Under which consent touchpoints are stored: `required` stores what was `granted` only,
   * `cookieless` also what came before a decision, `not_required` the same even where the browser
   * asks not to be recorded (Global Privacy Control). After `denied` nothing is stored in any case.
   * @defaultValue `cookieless`
   */
  consent?: ConsentMode
  /**
   * Whether answers renew the cookie in which the site's own page keeps who its visitor is: one that
   * script set is gone after seven days in Safari. For a collector that is reached by the page's own
   * origin, e.g. below `/t` behind its proxy; not together with `data-cookie-domain`.
   * @defaultValue `false`: no answer sets a cookie
   */
  renewsIdCookie?: boolean
}

/** When a site may store: see {@link SiteOptions.consent}. */
export type ConsentMode = 'required' | 'cookieless' | 'not_required'

/** Proxies in front of the collector, whose word is taken for who is behind them. */
export interface ProxyOptions {
  /** Their addresses: single ones, or ranges like `10.0.0.0/8`. */
  addresses: readonly string[]
  /** Header to which each proxy adds the address it was asked from. @defaultValue `x-forwarded-for` */
  addressHeader?: string
  /** Header with the visitor's country, ISO 3166-1, e.g. `cf-ipcountry`. @defaultValue none */
  countryHeader?: string
}

/** How much is taken before senders are asked to come again. */
export interface Limits {
  /**
   * Requests of one public address, counted in memory, or by a Workers binding.
   * @defaultValue {@link ADDRESS_LIMIT}
   */
  address?: RateLimit | RateLimiter | false
  /** Requests of one site. @defaultValue {@link SITE_LIMIT} */
  site?: RateLimit | RateLimiter | false
  /** Requests worked on at once. @defaultValue {@link MAX_IN_FLIGHT} */
  inFlight?: number
}

/** What a page tells stage inference besides its URL, with the touchpoint's type. */
export interface StageFacts extends PageFacts {
  type: string
}

/** What a channel is read from. */
export interface ChannelInput {
  /** `utm_source`. */
  source?: string
  /** `utm_medium`. */
  medium?: string
  /** `utm_campaign`. */
  campaign?: string
  /** Cleaned URL of the page the visitor came from. */
  referrer?: string
  /** Kinds of click id in the URL, e.g. `['gclid']`. */
  clickIds?: readonly string[]
  /** Hosts that belong to the site. */
  siteHosts?: readonly string[]
}

/** One thing that happened, for a log. Carries counts and reasons, never a visitor's data. */
export interface LogEntry {
  level: 'info' | 'warn' | 'error'
  event:
    | 'batch_stored'
    | 'batch_refused'
    | 'touchpoints_rejected'
    | 'dead_letters_replayed'
    | 'sink_failed'
    | 'request_failed'
  siteId?: string
  reason?: string
  /** Touchpoints concerned. */
  count?: number
  /** What the failing part said; for operators only, never sent to a client. */
  message?: string
}

/** What the collector needs to know, apart from the runtime it runs on. */
export interface CollectorSettings {
  /** Where accepted touchpoints are written; an answer of "stored" waits for it. */
  sink: Sink
  /** What the report reads. @defaultValue `sink`, if it can be read from */
  store?: Store
  /** The sites that may send, by site id. At least one. */
  sites: Readonly<Record<string, SiteOptions>>
  /**
   * Grades a page's stage; `inferStage` of `@waymark/stage`. Without it the client's own grade is
   * kept.
   */
  stage?: (url: string, facts?: StageFacts) => StageGrade
  /**
   * Grades the channel of an entry; `classifyChannel` of `@waymark/journey/channel`. Without it
   * entries have no channel.
   */
  channel?: (input: ChannelInput) => ChannelGrade
  /** Draws the pages under `/map`; needs a store. Without it there is no `/map`. */
  report?: Report
  /** Files to serve by path, e.g. `{ '/waymark.js': … }`. @defaultValue none */
  files?: Readonly<Record<string, ServedFile>>
  /**
   * Opens the report beyond loopback: at least {@link MIN_TOKEN_LENGTH} characters, sent as
   * `Authorization: Bearer` or as the password of `Basic`. Without it the report answers on
   * loopback only.
   */
  adminToken?: string
  /** Rates past which senders are answered 429. */
  limits?: Limits
  /** Proxies to believe. @defaultValue none: only the socket's address counts */
  proxy?: ProxyOptions
  /** How long a body may take to arrive, in milliseconds. @defaultValue `10_000` */
  bodyTimeoutMs?: number
  /**
   * How long what was refused for good is kept, in days; `0` keeps nothing but counts.
   * @defaultValue `14`
   */
  deadLetterDays?: number
  /** Unpacks gzipped bodies. @defaultValue `DecompressionStream` with a cap on its output */
  gunzip?: Gunzip
  /** Clock, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
  /** Takes log entries. @defaultValue none are written */
  log?: (entry: LogEntry) => void
}

/** Shortest admin token taken: 22 characters of base64 carry 128 bits. */
export const MIN_TOKEN_LENGTH = 22
