import type { Queue } from './queue.ts'

/** Calls one task may make; what is past it is only counted, so that a loop stalls no page. */
export const MAX_PER_TASK = 250

/**
 * Creates the cap on what one task may record.
 *
 * @param drop - Told how many calls were past it, once the task is over.
 * @returns Counts a call, and tells whether it may go on.
 */
export function createTaskCap(drop: Queue['drop']): () => boolean {
  let callCount = 0
  return () => {
    if (!callCount++) {
      setTimeout(() => {
        const over = callCount - MAX_PER_TASK
        callCount = 0
        if (over > 0) drop('queue_full', over)
      })
    }
    return callCount <= MAX_PER_TASK
  }
}
