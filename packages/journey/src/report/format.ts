import type { Stage } from '@waymark/protocol'
import { currencyExponent, isCurrency, toMajorUnits } from '@waymark/protocol'
import { CONTINUED } from '../journey-map.ts'

// Reports are read by people of several places: one language and one clock, both named on the page.
const LOCALE = 'en-GB'
const TIME_ZONE = 'UTC'

const NUMBER = new Intl.NumberFormat(LOCALE)
const DATE = new Intl.DateTimeFormat(LOCALE, {
  timeZone: TIME_ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const CLOCK = new Intl.DateTimeFormat(LOCALE, {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** E.g. `12,345`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value)
}

// A number and its unit stay on one line.
const NO_BREAK = '\u00a0'

/** A share in whole percent, e.g. `42 %`; `–` of nothing. */
export function formatShare(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((100 * part) / whole)}${NO_BREAK}%` : '–'
}

/** A range of rates 0–1 in whole percent, e.g. `31–45 %`. */
export function formatRange({ low, high }: { low: number; high: number }): string {
  return `${Math.round(100 * low)}–${Math.round(100 * high)}${NO_BREAK}%`
}

/** Minor units as money of their currency, e.g. `€24.90`. */
export function formatMoney(valueMinor: number, currency: string): string {
  if (!isCurrency(currency)) return `${formatNumber(valueMinor)} ${currency}`
  const digits = currencyExponent(currency)
  return new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(toMajorUnits(valueMinor, currency))
}

/** E.g. `Mon, 2 Mar 2026`. */
export function formatDate(at: number): string {
  return DATE.format(at)
}

/** E.g. `09:00:00`. */
export function formatClock(at: number): string {
  return CLOCK.format(at)
}

/** Two units at most, e.g. `45 s`, `2 min 10 s`, `3 h`, `2 days 4 h`. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1_000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return joinUnits(minutes, 'min', seconds % 60, 's')
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return joinUnits(hours, 'h', minutes % 60, 'min')
  const days = Math.floor(hours / 24)
  return joinUnits(days, days === 1 ? 'day' : 'days', hours % 24, 'h')
}

/**
 * A measured typical duration, rounded so that it claims no more precision than it has: to seconds
 * under a minute, to ten seconds under an hour, to minutes beyond.
 */
export function formatTypicalDuration(durationMs: number): string {
  const stepMs = durationMs < 60_000 ? 1_000 : durationMs < 3_600_000 ? 10_000 : 60_000
  return formatDuration(Math.round(durationMs / stepMs) * stepMs)
}

/** How long ago something was, e.g. `2 min ago`; `just now` within a second. */
export function formatAgo(durationMs: number): string {
  return durationMs < 1_000 ? 'just now' : `${formatDuration(durationMs)} ago`
}

function joinUnits(major: number, majorUnit: string, minor: number, minorUnit: string): string {
  return minor ? `${major} ${majorUnit} ${minor} ${minorUnit}` : `${major} ${majorUnit}`
}

/** E.g. `12 visitors`, `1 visitor`. */
export function formatCount(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`
}

const TYPE_LABELS: ReadonlyMap<string, string> = new Map([
  ['view_item_list', 'Listing viewed'],
  ['view_item', 'Product viewed'],
  ['select_item', 'Product chosen'],
  ['add_to_wishlist', 'Put on wish list'],
  ['add_to_cart', 'Put in cart'],
  ['remove_from_cart', 'Taken out of cart'],
  ['update_cart', 'Cart changed'],
  ['view_cart', 'Cart viewed'],
  ['apply_coupon', 'Coupon used'],
  ['begin_checkout', 'Checkout begun'],
  ['add_shipping_info', 'Shipping given'],
  ['add_payment_info', 'Payment given'],
])

/** A touchpoint type for a reader: `view_item` → `Product viewed`, `my_own` → `My own`. */
export function typeLabel(type: string): string {
  return TYPE_LABELS.get(type) ?? sentence(type)
}

const CHANNEL_LABELS: ReadonlyMap<string, string> = new Map([
  ['ai_assistant', 'AI assistant'],
  ['sms', 'SMS'],
  [CONTINUED, 'Page left open'],
])

/** A channel for a reader: `organic_search` → `Organic search`. */
export function channelLabel(channel: string): string {
  return CHANNEL_LABELS.get(channel) ?? sentence(channel)
}

/** A stage for a reader: `Awareness`. */
export function stageLabel(stage: Stage): string {
  return sentence(stage)
}

/** A snake_case name as words with a capital: `checkout_step` → `Checkout step`. */
export function sentence(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
