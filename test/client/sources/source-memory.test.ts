import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDevice } from '../../../packages/client/src/device.ts'
import type { StoredEntry } from '../../../packages/client/src/device-store.ts'
import { createSourceMemory } from '../../../packages/client/src/sources/source-memory.ts'
import { createMemoryDeviceStore } from '../../helpers/memory-device-store.ts'

/** A memory over a device that knows these entries. */
function open(entries: readonly StoredEntry[] = [], isPersistent = true) {
  const store = createMemoryDeviceStore(entries)
  const device = createDevice(store)
  device.isPersistent = isPersistent
  return { store, device, memory: createSourceMemory({ device }) }
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('createSourceMemory()', () => {
  it('knows what the device knew, once it has answered', async () => {
    const { memory } = open([['m/cart', 1]])
    const before = memory.get('cart')
    await memory.ready
    expect([before, memory.get('cart')]).toEqual([undefined, 1])
  })

  it('puts what is set onto the device', async () => {
    const { store, memory } = open()
    memory.set('cart', 2)
    await Promise.resolve()
    expect(store.contents()).toEqual([['m/cart', 2]])
  })

  it('holds what was set meanwhile for newer than the device', async () => {
    const { memory } = open([['m/cart', 1]])
    memory.set('cart', 2)
    await memory.ready
    expect(memory.get('cart')).toBe(2)
  })

  it('takes over what another page has set since, but for what it sets itself', async () => {
    const { store, memory } = open([['m/cart', 1]])
    await memory.ready
    await store.write([
      ['m/cart', 2],
      ['m/orders', 2],
    ])
    const refreshed = memory.refresh()
    memory.set('orders', 3)
    await refreshed
    expect([memory.get('cart'), memory.get('orders')]).toEqual([2, 3])
  })

  it('knows what it knew when the device does not answer', async () => {
    const { device, memory } = open([['m/cart', 1]])
    await memory.ready
    device.entries = () => new Promise(() => {})
    const refreshed = memory.refresh()
    await vi.advanceTimersByTimeAsync(1_000)
    await refreshed
    expect(memory.get('cart')).toBe(1)
  })

  it('lives in the document where nothing may be stored', async () => {
    const { store, memory } = open([], false)
    memory.set('cart', 2)
    await memory.ready
    expect([memory.get('cart'), store.contents()]).toEqual([2, []])
  })

  it('moves onto the device when consent comes, with what it knows', async () => {
    const { device, memory } = open([['m/orders', ['A-1']]], false)
    memory.set('cart', 2)
    device.isPersistent = true
    await memory.ready
    expect([memory.get('cart'), memory.get('orders')]).toEqual([2, ['A-1']])
  })

  it('forgets everything when consent goes', async () => {
    const { device, memory } = open([['m/cart', 1]])
    await memory.ready
    device.isPersistent = false
    expect(memory.get('cart')).toBeUndefined()
  })

  it('takes the device’s copy when it is told that others have been there', async () => {
    const { store, memory } = open([['m/cart', 1]])
    await memory.ready
    store.write([['m/cart', 5]])
    await memory.reload()
    expect(memory.get('cart')).toBe(5)
  })

  it('waits no longer than a second for a device that hangs', async () => {
    const { device } = open()
    const never = () => new Promise<never>(() => {})
    const memory = createSourceMemory({ device: { ...device, entries: never } })
    const ready = vi.fn()
    memory.ready.then(ready)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(ready).toHaveBeenCalledOnce()
  })
})
