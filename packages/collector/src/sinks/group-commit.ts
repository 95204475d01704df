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
export interface Transaction<Item, Result> {
  begin(): void
  write(item: Item): Result
  commit(): void
  rollback(): void
  /** Runs a task once the loop turns, after the requests that are already here were read. */
  defer(task: () => void): void
}

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
 * one bad item cannot fail its neighbours. A failing `begin` or `commit` is the store's fault, not an
 * item's, and fails the group at once.
 */
export function createGroupCommit<Item, Result>(
  transaction: Transaction<Item, Result>,
): GroupCommit<Item, Result> {
  let waiting: Waiter<Item, Result>[] = []

  /** The results, or why a write failed, after which everything is undone. */
  function tryAll(group: readonly Waiter<Item, Result>[]): Result[] | { failure: unknown } {
    transaction.begin()
    let results: Result[]
    try {
      results = group.map(({ item }) => transaction.write(item))
    } catch (failure) {
      transaction.rollback()
      return { failure }
    }
    try {
      transaction.commit()
    } catch (failure) {
      transaction.rollback()
      throw failure
    }
    return results
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
        if (waiting.length === 1) transaction.defer(flush)
      })
    },
    flush,
  }
}
