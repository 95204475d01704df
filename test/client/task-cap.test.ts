import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTaskCap, MAX_PER_TASK } from '../../packages/client/src/task-cap.ts'
import { openPage } from '../helpers/tracked-page.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const pass = () => vi.advanceTimersByTimeAsync(60_000)

/** Calls in one task. @returns How many may go on. */
function call(cap: () => boolean, count: number): number {
  return Array.from({ length: count }, cap).filter(Boolean).length
}

describe('createTaskCap()', () => {
  it('lets so many calls of a task go on', () => {
    expect(call(createTaskCap(vi.fn()), MAX_PER_TASK + 7)).toBe(MAX_PER_TASK)
  })

  it('tells of the others once, when the task is over', async () => {
    const drop = vi.fn()
    call(createTaskCap(drop), MAX_PER_TASK + 7)
    await vi.advanceTimersByTimeAsync(0)
    expect(drop.mock.calls).toEqual([['queue_full', 7]])
  })

  it('tells nothing where there are none', async () => {
    const drop = vi.fn()
    call(createTaskCap(drop), MAX_PER_TASK)
    await vi.advanceTimersByTimeAsync(0)
    expect(drop).not.toHaveBeenCalled()
  })

  it('begins anew with the next task', async () => {
    const cap = createTaskCap(vi.fn())
    call(cap, MAX_PER_TASK)
    await vi.advanceTimersByTimeAsync(0)
    expect(call(cap, 3)).toBe(3)
  })
})

describe('a tracker in a storm of calls', () => {
  it('takes so many in one task and counts the rest, reported though nothing else is sent', async () => {
    const page = openPage()
    const tracker = page.track()
    await pass()
    for (let i = 0; i < 100_000; i++) tracker.track('view_item')
    await pass()
    expect([page.touchpoints().length, page.drops()]).toEqual([
      1 + MAX_PER_TASK,
      { queue_full: 100_000 - MAX_PER_TASK },
    ])
  })

  it('tells the site of a storm once', async () => {
    const onDrop = vi.fn()
    const tracker = openPage().track({ onDrop })
    await pass()
    for (let i = 0; i < MAX_PER_TASK + 7; i++) tracker.track('view_item')
    await pass()
    expect(onDrop.mock.calls).toEqual([['queue_full', 7]])
  })

  it('takes more in the next task', async () => {
    const page = openPage()
    const tracker = page.track()
    for (let i = 0; i < 3; i++) {
      await pass()
      for (let n = 0; n < 200; n++) tracker.track('view_item')
    }
    await pass()
    expect([page.touchpoints().length, page.drops()]).toEqual([601, {}])
  })
})
