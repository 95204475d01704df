/**
 * Locks on streams: this document's own while it is in trouble, and those it took over from
 * documents that are gone.
 */
export interface StreamLocks {
  /** Runs `use` once the stream is ours; never when another document holds it. */
  take(streamId: string, use?: () => void): void
  /** Lets all go, also those asked for and not yet granted. */
  release(): void
}

/**
 * Creates the stream locks of one document.
 *
 * @param locks - `navigator.locks`. Without it streams are taken unguarded: two tabs may then send
 * the same touchpoint, which the collector stores once.
 */
export function createStreamLocks(siteId: string, locks: LockManager | undefined): StreamLocks {
  let held = new Map<string, () => void>()
  return {
    take(streamId, use = () => {}) {
      const mine = held
      if (!locks || mine.has(streamId)) return use()
      locks
        .request(`waymark:${siteId}:${streamId}`, { ifAvailable: true }, (lock) => {
          if (!lock || mine !== held) return undefined
          const released = new Promise<void>((resolve) => mine.set(streamId, resolve))
          use()
          return released
        })
        // Refused in opaque origins, whose storage dies with the document.
        .catch(() => {})
    },
    release() {
      for (const release of held.values()) release()
      held = new Map()
    },
  }
}
