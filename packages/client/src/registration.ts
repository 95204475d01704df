import type { Tracker } from './tracker.ts'

/** What a document knows of one site's tracker. */
export interface Registration {
  /** The tracker at work. */
  tracker?: Tracker
  /** Page already counted, so that a restarted tracker does not count it again. */
  seen?: string
}

const REGISTRY = Symbol.for('waymark')

/**
 * Finds a site's entry in the document's registry. It hangs on the window under a global symbol, so
 * that two copies of the client (React's StrictMode, a script tag beside an npm import) share it.
 */
export function registrationOf(window: object, siteId: string): Registration {
  // Nobody else writes under our symbol.
  const holder = window as { [REGISTRY]?: Map<string, Registration> }
  holder[REGISTRY] ??= new Map()
  const registration = holder[REGISTRY].get(siteId) ?? {}
  holder[REGISTRY].set(siteId, registration)
  return registration
}
