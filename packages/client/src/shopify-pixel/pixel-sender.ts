import { createUuid } from '@waymark/protocol'
import type { Transport } from '../transport.ts'

/** Attempts before a touchpoint is given up: a pixel lives as long as its page, and keeps nothing. */
const MAX_ATTEMPTS = 8
const FIRST_WAIT_MS = 1_000

/**
 * Creates what sends a pixel's touchpoints, a task's worth at once, with the same bytes until they
 * are acknowledged or the page is gone.
 *
 * @param now - Clock, epoch milliseconds.
 * @returns Takes a touchpoint, and what its envelope begins with.
 */
export function createPixelSender(transport: Transport, now: () => number) {
  let waiting = new Map<string, object[]>()

  async function deliver(head: string, touchpoints: readonly object[]): Promise<void> {
    const body = JSON.stringify({
      ...JSON.parse(head),
      batchId: createUuid(now()),
      touchpoints,
    })
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const delivery = await transport(body)
      if (delivery.status === 'delivered') return
      if (delivery.status === 'refused') {
        // One of them is at fault: the others go alone.
        if (!delivery.canSplit || touchpoints.length < 2) return
        for (const touchpoint of touchpoints) await deliver(head, [touchpoint])
        return
      }
      const waitMs = Math.max(delivery.retryAfterMs, FIRST_WAIT_MS * 2 ** attempt)
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }

  function flush(): void {
    const batches = waiting
    waiting = new Map()
    for (const [head, touchpoints] of batches) void deliver(head, touchpoints)
  }

  return (head: object, touchpoint: object): void => {
    // Touchpoints of one visitor travel together.
    const key = JSON.stringify(head)
    if (waiting.size === 0) queueMicrotask(flush)
    waiting.set(key, [...(waiting.get(key) ?? []), touchpoint])
  }
}
