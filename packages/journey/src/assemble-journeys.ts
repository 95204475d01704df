import type { StoredTouchpoint } from '@waymark/protocol'
import type { Journey } from './journey.ts'
import type { SessionOptions } from './session.ts'
import { splitSessions } from './session.ts'

/** Touchpoints as a store reads them: ordered by visitor, then time, stream and `seq`. */
export type OrderedTouchpoints = AsyncIterable<StoredTouchpoint> | Iterable<StoredTouchpoint>

/** Options for {@link assembleJourneys}. */
export interface JourneyOptions extends SessionOptions {
  /**
   * Touchpoints kept per journey; the rest is counted as omitted. Nobody walks through a shop ten
   * thousand times, a machine does, and one must not fill the memory. @defaultValue `10_000`
   */
  touchpointLimit?: number
}

/**
 * Gathers each visitor's touchpoints into a journey. Holds one visitor at a time.
 *
 * @param touchpoints - Ordered by visitor, then time, stream and `seq`. A visitor that comes up
 * again after another would make a second journey.
 *
 * @example
 * ```ts
 * for await (const journey of assembleJourneys(store.read('shop'))) {
 *   console.log(journey.anonymousId, journey.sessions.length)
 * }
 * ```
 */
export async function* assembleJourneys(
  touchpoints: OrderedTouchpoints,
  options: JourneyOptions = {},
): AsyncGenerator<Journey, void, undefined> {
  const { touchpointLimit = 10_000 } = options
  let kept: StoredTouchpoint[] = []
  let omitted = 0
  for await (const touchpoint of touchpoints) {
    if (kept[0] && kept[0].anonymousId !== touchpoint.anonymousId) {
      yield toJourney(kept[0], kept, omitted, options)
      kept = []
      omitted = 0
    }
    if (kept.length < touchpointLimit) kept.push(touchpoint)
    else omitted++
  }
  if (kept[0]) yield toJourney(kept[0], kept, omitted, options)
}

function toJourney(
  first: StoredTouchpoint,
  touchpoints: readonly StoredTouchpoint[],
  omitted: number,
  options: SessionOptions,
): Journey {
  return {
    anonymousId: first.anonymousId,
    firstAt: first.occurredAt,
    lastAt: touchpoints.at(-1)?.occurredAt ?? first.occurredAt,
    sessions: splitSessions(touchpoints, options),
    omitted,
  }
}
