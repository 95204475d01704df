import type { Json, Props } from '@waymark/protocol'
import { scrubText } from '@waymark/protocol'

function scrubJson(value: Json): Json {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(scrubJson)
  // `Array.isArray` does not narrow a readonly array away.
  return scrubProps(value as Props)
}

/** Copies free properties with personal data marked out of every text, at any depth. */
export function scrubProps(props: Props): Props {
  const scrubbed: Record<string, Json> = {}
  // Validation has left out the keys that reach a prototype.
  for (const [key, value] of Object.entries(props)) scrubbed[key] = scrubJson(value)
  return scrubbed
}
