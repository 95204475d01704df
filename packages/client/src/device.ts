import type { DeviceStore, StoredEntry } from './device-store.ts'

/** The device as consent allows it. */
export interface Device {
  /** `false` while consent allows no storage: nothing is read or written then. */
  isPersistent: boolean
  /**
   * Writes behind, what one task writes together: whatever becomes of it, memory still holds the
   * same. No value deletes.
   */
  write(key: string, value?: unknown): void
  /** Everything stored; nothing while nothing may be. */
  entries(): Promise<readonly StoredEntry[]>
  /** Withdraws from the device, and leaves nothing there. */
  erase(): void
}

/** Writes a device may owe us an answer for; one that hangs is told no more, as memory is finite. */
const MAX_UNANSWERED = 8

/** Creates the {@link Device} over a store whose calls may fail or hang. */
export function createDevice(store: DeviceStore): Device {
  const changes = new Map<string, unknown>()
  let unansweredCount = 0

  async function save(): Promise<void> {
    if (!changes.size || unansweredCount >= MAX_UNANSWERED) return
    const entries = [...changes]
    changes.clear()
    unansweredCount++
    await store.write(entries).catch(() => {})
    unansweredCount--
    save()
  }

  const device: Device = {
    isPersistent: false,
    write(key, value) {
      if (!device.isPersistent) return
      if (!changes.size) queueMicrotask(save)
      changes.set(key, value)
    },
    entries: async () => (device.isPersistent ? store.entries() : []),
    erase() {
      device.isPersistent = false
      changes.clear()
      store.erase().catch(() => {})
    },
  }
  return device
}
