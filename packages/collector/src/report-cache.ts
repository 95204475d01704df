/** A drawn page and what it was drawn from. */
interface Drawing {
  version: number
  drawnAt: number
  html: Promise<string>
}

/** Options for {@link createReportCache}. */
export interface ReportCacheOptions {
  /** Clock, epoch milliseconds. */
  now: () => number
  /** Age at which a page is drawn anew even if nothing arrived. @defaultValue `300_000` */
  maxAgeMs?: number
}

/** Keeps the last drawn page of each site. */
export interface ReportCache {
  /** Gives the page of this version; who asks while it is being drawn waits for the same drawing. */
  get(siteId: string, version: number, draw: () => Promise<string>): Promise<string>
}

/**
 * Makes a cache in which a page stands as long as the store's version does. It ages all the same,
 * because a journey ends by time passing.
 */
export function createReportCache({ now, maxAgeMs = 300_000 }: ReportCacheOptions): ReportCache {
  const drawings = new Map<string, Drawing>()
  return {
    get(siteId, version, draw) {
      const known = drawings.get(siteId)
      if (known?.version === version && now() - known.drawnAt < maxAgeMs) return known.html
      const drawing = { version, drawnAt: now(), html: draw() }
      drawings.set(siteId, drawing)
      drawing.html.catch(() => {
        if (drawings.get(siteId) === drawing) drawings.delete(siteId)
      })
      return drawing.html
    },
  }
}
