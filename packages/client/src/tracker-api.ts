import type { ConsentState, TouchpointType } from '@waymark/protocol'
import type { TrackProps } from './to-touchpoint.ts'

/** Any touchpoint types of a site's own, by name, each with the properties it takes. */
export type CustomTypes = Record<string, object>

/** Names `track()` takes: the known ones and a site's own. */
export type TrackType<Types> = TouchpointType | (keyof Types & string)

/** What `track()` takes with a name: GA4's fields with a known one, its own with a site's own. */
export type PropsOf<Types, Type> = Type extends TouchpointType
  ? TrackProps
  : Type extends keyof Types
    ? Types[Type]
    : TrackProps

/**
 * Records touchpoints of one site. No method throws unless `debug` is on.
 *
 * @typeParam Types - The site's own touchpoint types: an interface or type with the properties of
 * each under its name. Without it any name passes.
 */
export interface Tracker<Types extends Record<keyof Types, object> = CustomTypes> {
  /**
   * Records a touchpoint. GA4's fields in `props` (`items`, `value`, `currency`, `transaction_id`,
   * `coupon`) become fields of the touchpoint, `step` and `quantityDelta` too; the rest is kept as
   * it is.
   *
   * @throws {TypeError} Under `debug`, when `type` is not `snake_case` or `props` cannot be read.
   * Otherwise the call is dropped and counted as `invalid`, as every misused call is.
   */
  track<Type extends TrackType<Types>>(type: Type, props?: PropsOf<Types, Type>): void
  /** Records a page view of the current address, for pages the tracker cannot see change. */
  page(): void
  /**
   * Names the visitor as the site knows them, until `reset()`; `traits` are kept as `props` of an
   * `identify` touchpoint.
   */
  identify(userId: string, traits?: object): void
  /**
   * Tells the visitor's decision, on every page: the site's consent tool remembers it, the tracker
   * does not. `denied` also erases what is stored on the device.
   */
  consent(state: ConsentState): void
  /** Becomes another visitor, e.g. after a logout. */
  reset(): void
  /**
   * Sends now what no `Retry-After` forbids, batch after batch.
   * @returns Resolves when nothing waits, or nothing more can be done now: after a failure the rest
   * is left to the next attempt.
   */
  flush(): Promise<void>
  /** Does what `flush()` does, which goes on until nothing waits. */
  drain(): Promise<void>
  /** Stops recording and gives back what was patched. */
  stop(): void
}
