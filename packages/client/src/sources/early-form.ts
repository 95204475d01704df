import { UNANSWERED } from '../storefronts/storefront.ts'
import type { Intent } from './shop-recorder.ts'
import type { SourceMemory } from './source-memory.ts'

/** A form that was sent before its page could be read, as the tap keeps it for the next one. */
export interface EarlyForm {
  /** Epoch milliseconds. */
  at: number
  /** Address the form was sent to, cleaned. */
  action?: string | undefined
  /** What it says of a product; nothing else of it is kept. */
  fields: readonly (readonly [name: string, value: string])[]
}

/** Age past which a form of the page before is none of this page's. */
const FORM_MS = 30_000

/** Takes the form that the page before has left, as an intent; a page is told of it once. */
export function takeEarlyForm(
  memory: SourceMemory,
  { document, performance }: Window,
): Omit<Intent, 'isUnderWay'> | undefined {
  // Only the tap writes it; an entry of any other form counts as absent.
  const early = Object(memory.get('early')) as Partial<EarlyForm>
  const { at = 0, action, fields = [] } = early
  if (at) memory.set('early', undefined)
  // What this document has sent is held by its own tap.
  const isOwn = at >= performance.timeOrigin
  if (isOwn || !action || !(Date.now() - at < FORM_MS)) return undefined
  const exchange = { method: 'POST', url: action, requestBody: fields, status: UNANSWERED }
  return { at, url: document.referrer, source: 'form', clicked: {}, exchange }
}
