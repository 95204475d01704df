import type { SinkError } from './sink.ts'
import { toSinkError } from './sink.ts'

/** One durable write shared by all who wait for it. */
export interface GroupCommit<Item, Result> {
  /** Settles once the item is durable. @throws {SinkError} When it is not stored. */
  write(item: Item): Promise<Result>
  /** Commits what is waiting, now. */
  flush(): void
}

/** What {@link createGroupCommit} drives. Each step is synchronous and throws when it fails. */
export interface GroupCommitOptions<Item, Result> {
  /** Runs a task in one transaction, which is undone when the task throws. */
  transact: Transact
  /** Writes an item within a transaction. */
  write(item: Item): Result
  /** Runs a task once the loop turns, after the requests that are already here were read. */
  defer(task: () => void): void
}

/** Runs a task in one transaction: all of it, or nothing and an error. */
export type Transact = <Value>(task: () => Value) => Value

interface Waiter<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: SinkError): void
}

/**
 * Gathers writes into transactions. A disk syncs a hundred batches as fast as one, so all writes
 * waiting when the loop turns share one commit; each promise settles only after it.
 *
 * @remarks When a write inside a group fails, the group is undone and each item tried alone, so that
 * one bad item cannot fail its neighbours. A transaction that cannot begin or commit is the store's
 * fault, not an item's, and fails the group at once.
 */
export function createGroupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): GroupCommit<Item, Result> {
  const { transact, write, defer } = options
  let waiting: Waiter<Item, Result>[] = []

  /** The results, or why a write failed, after which everything is undone. */
  function tryAll(group: readonly Waiter<Item, Result>[]): Result[] | { failure: unknown } {
    let failed: { failure: unknown } | undefined
    try {
      return transact(() => {
        try {
          return group.map(({ item }) => write(item))
        } catch (failure) {
          failed = { failure }
          throw failure
        }
      })
    } catch (error) {
      if (failed) return failed
      throw error
    }
  }

  function settle(group: readonly Waiter<Item, Result>[]): void {
    try {
      const outcome = tryAll(group)
      if (Array.isArray(outcome)) {
        outcome.forEach((result, index) => {
          group[index]?.resolve(result)
        })
      } else if (group.length === 1) {
        group[0]?.reject(toSinkError(outcome.failure))
      } else {
        for (const waiter of group) settle([waiter])
      }
    } catch (error) {
      const failure = toSinkError(error)
      for (const { reject } of group) reject(failure)
    }
  }

  function flush(): void {
    const group = waiting
    waiting = []
    if (group.length > 0) settle(group)
  }

  return {
    write(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        if (waiting.length === 1) defer(flush)
      })
    },
    flush,
  }
}
