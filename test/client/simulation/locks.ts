import type { Realm } from './realm.ts'
import type { TabTasks } from './tab.ts'

type Grant = (lock: Lock | null) => unknown

/** Web Locks of one origin: each tab asks through a manager of its own. */
export interface OriginLocks {
  /** The `navigator.locks` of a tab. */
  managerOf(tab: TabTasks): LockManager
  /** Lets go what a tab held that is no more. */
  forget(tab: TabTasks): void
  isHeldBy(tab: TabTasks): boolean
}

/** Creates {@link OriginLocks}: exclusive ones, granted in the order they were asked for. */
export function createOriginLocks(realm: Realm): OriginLocks {
  const holders = new Map<string, TabTasks>()
  let waiting: { name: string; tab: TabTasks; grant: () => void }[] = []

  function release(name: string): void {
    holders.delete(name)
    const next = waiting.find((request) => request.name === name)
    waiting = waiting.filter((request) => request !== next)
    next?.grant()
  }

  function managerOf(tab: TabTasks): LockManager {
    function request(name: string, first: LockOptions | Grant, second?: Grant): Promise<unknown> {
      const grantTo = typeof first === 'function' ? first : second
      const { ifAvailable = false } = typeof first === 'function' ? {} : first
      const { promise, resolve } = realm.defer()
      function grant(): void {
        holders.set(name, tab)
        tab.soon(() => {
          const released = grantTo?.({ name, mode: 'exclusive' })
          realm.whenSettled(released, () => {
            if (holders.get(name) === tab) release(name)
            resolve(released)
          })
        })
      }
      tab.effect(() => {
        if (!holders.has(name)) grant()
        else if (ifAvailable) tab.soon(() => resolve(grantTo?.(null)))
        else waiting.push({ name, tab, grant })
      })
      return promise
    }
    // The other overloads and `query` are not modelled.
    return { request } as unknown as LockManager
  }

  return {
    managerOf,
    forget(tab) {
      waiting = waiting.filter((request) => request.tab !== tab)
      for (const [name, holder] of [...holders]) if (holder === tab) release(name)
    },
    isHeldBy: (tab) => [...holders.values()].includes(tab),
  }
}
