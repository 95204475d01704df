/** Calls one task may make; what is past it is only counted, so that a loop stalls no page. */
export const MAX_PER_TASK = 250

/**
 * Creates the cap on what one task may record.
 *
 * @param onOver - Told how many calls were past it, once the task is over.
 * @returns Counts a call, and tells whether it may go on.
 */
export function createTaskCap(onOver: (callCount: number) => void): () => boolean {
  let callCount = 0
  return () => {
    if (!callCount++) {
      setTimeout(() => {
        const over = callCount - MAX_PER_TASK
        callCount = 0
        if (over > 0) onOver(over)
      })
    }
    return callCount <= MAX_PER_TASK
  }
}
