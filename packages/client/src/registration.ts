import type { Tracker } from './tracker-api.ts'

/** What a document knows of one site's tracker. */
export interface Registration {
  /** The tracker at work. */
  tracker?: Tracker
  /** Page already counted, so that a restarted tracker does not count it again. */
  seen?: string
}

/**
 * Finds a site's entry in the document. It hangs on the window under a global symbol, so that two
 * copies of the client (React's StrictMode, a script tag beside an npm import) share it.
 */
export function registrationOf(window: object, siteId: string): Registration {
  const key = Symbol.for(`waymark ${siteId}`)
  // Nobody else writes under our symbol.
  const holder = window as { [key]?: Registration }
  holder[key] ??= {}
  return holder[key]
}
