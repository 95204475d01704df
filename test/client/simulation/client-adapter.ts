import type { DeviceStore, Tracker, TrackerOptions } from '@waymark/client'
import type { DeviceModel } from './device.ts'
import type { Realm } from './realm.ts'
import type { Tab } from './tab.ts'

// The one file of the simulation that knows how the client is called, what it asks of the world
// and how it writes to the device. `faults.ts` beside it knows the text of its sources.

/** The client in one tab. */
export interface TabClient {
  /** Records a touchpoint under a name of the schedule's. */
  track(name: number, isPoisoned: boolean): void
  identify(userId: string): void
  flush(): void
  consent(state: 'granted' | 'denied'): void
}

/** What the client of one tab is given. */
export interface ClientWorld {
  realm: Realm
  tab: Tab
  device: DeviceModel
  window: Window & typeof globalThis
  /** Whether touchpoints may be kept on the device. */
  isPersistent: boolean
  now: () => number
}

function createTabStore({ realm, tab, device }: ClientWorld): DeviceStore {
  function transact<T>(change: (values: Map<string, unknown>) => T): Promise<T> {
    const { promise, resolve, reject } = realm.defer()
    tab.effect(() =>
      device.transact(
        change,
        tab.isDead,
        (result) => tab.soon(() => resolve(result)),
        () => tab.soon(() => reject(new Error('QuotaExceededError'))),
      ),
    )
    // Resolved with what `change` returned, only.
    return promise as Promise<T>
  }
  return {
    entries: () =>
      transact((values) =>
        [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map((entry) => structuredClone(entry)),
      ),
    write(entries) {
      // A store copies when it is asked, and complains then about what cannot be copied.
      const copies = entries.map((entry) => structuredClone(entry))
      return transact((values) => {
        for (const [key, value] of copies) {
          if (value !== undefined) values.set(key, value)
          else values.delete(key)
        }
      })
    },
    erase: () => transact((values) => values.clear()),
  }
}

/** Starts the client in a tab, as its page's script does. */
export function startClient(world: ClientWorld): TabClient {
  // What the script left: the exports of `@waymark/client`.
  const { createTracker } = world.realm.client as {
    createTracker: (options: TrackerOptions) => Tracker
  }
  const tracker = createTracker({
    siteId: 'shop',
    endpoint: 'https://collect.example',
    consent: world.isPersistent ? 'not_required' : 'cookieless',
    store: createTabStore(world),
    window: world.window,
    now: world.now,
  })
  return {
    track: (name, isPoisoned) => tracker.track('simulated', { name, isPoisoned }),
    identify: (userId) => tracker.identify(userId),
    flush: () => void tracker.flush(),
    consent: (state) => tracker.consent(state),
  }
}

/** Touchpoints that wait in a device's outbox, each as JSON. */
function jsonInOutbox(device: DeviceModel): readonly string[] {
  return device.entries().flatMap(([key, value]) =>
    // Only batches are written under this prefix.
    key.startsWith('o/') ? (value as { touchpoints: readonly string[] }).touchpoints : [],
  )
}

/** How many touchpoints wait in a device's outbox. */
export function countInOutbox(device: DeviceModel): number {
  return jsonInOutbox(device).length
}

/** Names of the touchpoints in a device's outbox that the schedule recorded. */
export function namesInOutbox(device: DeviceModel): number[] {
  return [...`${jsonInOutbox(device)}`.matchAll(/"name":(\d+)/g)].map(([, name]) => Number(name))
}

/** Who the visitor is to a device, if it knows. */
export function identityOn(device: DeviceModel): string | undefined {
  const [, text] = device.entries().find(([key]) => key === 'identity') ?? []
  // The mirror is text: the visitor's id, a slash, and more.
  return text === undefined ? undefined : `${text}`.split('/')[0]
}
