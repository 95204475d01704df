/**
 * Locks on streams: this document's own, and those it took over from documents that are gone. They
 * are all let go when the page hides, because a held lock keeps it out of the bfcache.
 */
export interface StreamLocks {
  /** Runs `use` once the stream is ours; never when another document holds it. */
  take(streamId: string, use?: () => void): void
  release(): void
}

/**
 * Creates the stream locks of one document.
 *
 * @param locks - `navigator.locks`. Without it streams are taken unguarded: two tabs may then send
 * the same touchpoint, which the collector stores once.
 */
export function createStreamLocks(siteId: string, locks: LockManager | undefined): StreamLocks {
  let release: (() => void) | undefined
  let released: Promise<void> | undefined
  return {
    take(streamId, use = () => {}) {
      released ??= new Promise((resolve) => {
        release = resolve
      })
      const held = released
      if (!locks) return use()
      locks
        .request(`waymark:${siteId}:${streamId}`, { ifAvailable: true }, (lock) => {
          if (!lock) return undefined
          use()
          return held
        })
        // Refused in opaque origins, whose storage dies with the document.
        .catch(() => {})
    },
    release() {
      release?.()
      released = undefined
    },
  }
}
