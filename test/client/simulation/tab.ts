import type { Realm } from './realm.ts'
import type { Timeline } from './timeline.ts'

/** What the world around a tab needs of it. */
export interface TabTasks {
  /** Runs a task in the tab after a time; later while it is frozen, never once it is dead. */
  soon(task: () => void, delayMs?: number): void
  /** Does something to the world, unless the tab is dead; it may die of it. */
  effect<T>(act: () => T): T | undefined
  isDead(): boolean
}

/** A tab: one document, and the event loop it runs on. */
export interface Tab extends TabTasks {
  readonly number: number
  isHidden: boolean
  /** Left, and kept in the bfcache. */
  readonly isAway: boolean
  /**
   * When it was last hidden or away: pages that nobody sees may never run again, so others take over
   * what it had to send till then. `-Infinity` when it never was.
   */
  readonly awayUntil: number
  /**
   * Calls to the device it has no good answer of, yet or ever: others may not know what it wrote,
   * nor whether it lives.
   */
  owedAnswers: number
  /** Runs a task now. */
  run(task: () => void): void
  /** Dies at the next effect but `effectCount`: between any two awaits, or within one task. */
  dieAfter(effectCount: number): void
  die(): void
  /** Goes to the bfcache. */
  freeze(): void
  /** Goes on with what waited while it was away. */
  thaw(): void
  setTimer(callback: () => void, delayMs: number): number
  clearTimer(id: number): void
}

/** What a tab needs. */
export interface TabWorld {
  timeline: Timeline
  realm: Realm
  /** Told which tab runs; `undefined` when none does. */
  onTurn: (tab: Tab | undefined) => void
  /** Told what reached the page: nothing ever should. */
  onThrow: (error: unknown) => void
}

/** Creates a {@link Tab}. */
export function createTab(number: number, world: TabWorld): Tab {
  const { timeline, realm, onTurn, onThrow } = world
  const cancelled = new Set<number>()
  let parked: (() => void)[] = []
  let isAway = false
  let isHidden = false
  let awayUntil = Number.NEGATIVE_INFINITY
  let isDead = false
  let fuse = Number.POSITIVE_INFINITY
  let timerCount = 0

  function run(task: () => void): void {
    if (isDead) return
    onTurn(tab)
    try {
      realm.run(task)
    } catch (error) {
      onThrow(error)
    } finally {
      onTurn(undefined)
    }
  }

  const tab: Tab = {
    number,
    get isHidden() {
      return isHidden
    },
    set isHidden(value) {
      if (isHidden) awayUntil = timeline.elapsed()
      isHidden = value
    },
    get isAway() {
      return isAway
    },
    get awayUntil() {
      return isAway || isHidden ? timeline.elapsed() : awayUntil
    },
    owedAnswers: 0,
    run,
    isDead: () => isDead,
    soon(task, delayMs = 0) {
      const turn = () => {
        if (isAway) parked.push(turn)
        else run(task)
      }
      timeline.after(delayMs, turn)
    },
    effect(act) {
      if (!isDead && fuse-- <= 0) {
        // In the middle of a task, whose writes may come to nothing.
        tab.owedAnswers++
        tab.die()
      }
      return isDead ? undefined : act()
    },
    dieAfter(effectCount) {
      fuse = effectCount
    },
    die() {
      isDead = true
    },
    freeze() {
      isAway = true
    },
    thaw() {
      isAway = false
      awayUntil = timeline.elapsed()
      const waiting = parked
      parked = []
      for (const turn of waiting) timeline.after(0, turn)
    },
    setTimer(callback, delayMs) {
      const id = ++timerCount
      // HTML, "timers": a delay is a 32-bit integer, which a longer one overflows.
      const delay = Math.max(1, delayMs | 0)
      const second = 1_000
      // Browsers wake hidden pages once a second.
      const dueAt = timeline.elapsed() + delay
      const throttledAt = tab.isHidden ? Math.ceil(dueAt / second) * second : dueAt
      tab.effect(() =>
        tab.soon(() => {
          if (!cancelled.has(id)) callback()
        }, throttledAt - timeline.elapsed()),
      )
      return id
    },
    clearTimer(id) {
      cancelled.add(id)
    },
  }
  return tab
}
