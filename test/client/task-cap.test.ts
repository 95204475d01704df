import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTaskCap, MAX_PER_TASK } from '../../packages/client/src/task-cap.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** Calls in one task. @returns How many may go on. */
function call(cap: () => boolean, count: number): number {
  return Array.from({ length: count }, cap).filter(Boolean).length
}

describe('createTaskCap()', () => {
  it('lets so many calls of a task go on', () => {
    expect(call(createTaskCap(vi.fn()), MAX_PER_TASK + 7)).toBe(MAX_PER_TASK)
  })

  it('tells of the others once, when the task is over', async () => {
    const onOver = vi.fn()
    call(createTaskCap(onOver), MAX_PER_TASK + 7)
    await vi.advanceTimersByTimeAsync(0)
    expect(onOver.mock.calls).toEqual([[7]])
  })

  it('tells nothing where there are none', async () => {
    const onOver = vi.fn()
    call(createTaskCap(onOver), MAX_PER_TASK)
    await vi.advanceTimersByTimeAsync(0)
    expect(onOver).not.toHaveBeenCalled()
  })

  it('begins anew with the next task', async () => {
    const cap = createTaskCap(vi.fn())
    call(cap, MAX_PER_TASK)
    await vi.advanceTimersByTimeAsync(0)
    expect(call(cap, 3)).toBe(3)
  })
})
