import type { Json, Props } from '@waymark/protocol'
import { cleanUrl, LIMITS } from '@waymark/protocol'
import { scrubFreeText, scrubProps } from './scrub-props.ts'

/** A text that may be kept, and whether it is all there was. */
export interface ScrubbedLetter {
  body: string
  isWhole: boolean
}

// An envelope's own levels above the `props` of a touchpoint.
const MAX_DEPTH = LIMITS.depth + 4
const CUT = '[cut]'
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_LENGTH = LIMITS.touchpointBytes

/** Copies parsed JSON as deep and as wide as anything that is valid may be. */
function copyBounded(input: unknown): { value: Json; isWhole: boolean } {
  let isWhole = true
  function cut(): Json {
    isWhole = false
    return CUT
  }
  function copy(value: unknown, depth: number): Json {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : null
    if (typeof value !== 'object' || depth > MAX_DEPTH) return cut()
    if (Array.isArray(value)) {
      if (value.length > LIMITS.touchpointsPerEnvelope) return cut()
      return value.map((entry) => copy(entry, depth + 1))
    }
    const entries = Object.entries(value)
    if (entries.length > LIMITS.keys) return cut()
    const result: Record<string, Json> = {}
    for (const [key, entry] of entries) {
      if (!UNSAFE_KEYS.has(key)) result[key] = copy(entry, depth + 1)
    }
    return result
  }
  const value = copy(input, 1)
  return { value, isWhole }
}

function shorten(body: string, isWhole: boolean): ScrubbedLetter {
  return body.length > MAX_LENGTH
    ? { body: body.slice(0, MAX_LENGTH), isWhole: false }
    : { body, isWhole }
}

/** What may be kept of refused JSON: no personal data, at most a touchpoint's size. */
export function scrubJsonLetter(input: unknown): ScrubbedLetter {
  const { value, isWhole } = copyBounded(input)
  const { letter = null }: Props = scrubProps({ letter: value })
  return shorten(JSON.stringify(letter), isWhole)
}

/** What may be kept of a text that is no JSON; never whole, as it can never be taken. */
export function scrubTextLetter(text: string): ScrubbedLetter {
  const start = text.slice(0, MAX_LENGTH)
  const clean = start.replace(/https?:\/\/[^\s"'<>\\]{1,4096}/gi, (url) => cleanUrl(url) ?? '[url]')
  return shorten(scrubFreeText(clean), false)
}
