import { describe, expect, it } from 'vitest'
import { createOutbox, findOrphans, outboxKey } from '../../packages/client/src/outbox.ts'
import { createMemoryDeviceStore } from '../helpers/memory-device-store.ts'
import { waitingFor } from '../helpers/scripted-transport.ts'

const HEAD = '{"siteId":"shop"}'

function open() {
  const store = createMemoryDeviceStore()
  const outbox = createOutbox(store.write)
  outbox.isPersistent = true
  return { store, outbox }
}

describe('createOutbox()', () => {
  it('writes nothing while consent allows no storage', () => {
    const { store, outbox } = open()
    outbox.isPersistent = false
    outbox.put([waitingFor(0)], 'b-1', HEAD)
    expect(store.contents()).toEqual([])
  })

  it('writes in the task it is asked', () => {
    const { store, outbox } = open()
    outbox.put([waitingFor(0), waitingFor(1)], 'b-1', HEAD)
    expect(store.waitingKeys()).toEqual([outboxKey('stream', 0), outboxKey('stream', 1)])
  })

  it('removes what is acknowledged and nothing else', () => {
    const { store, outbox } = open()
    outbox.put([waitingFor(0), waitingFor(1)], 'b-1', HEAD)
    outbox.remove([waitingFor(0)])
    expect(store.waitingKeys()).toEqual([outboxKey('stream', 1)])
  })

  it('moves a touchpoint that is written under another batch', () => {
    const { store, outbox } = open()
    outbox.put([waitingFor(0)], 'b-1', HEAD)
    outbox.put([waitingFor(0)], 'b-2', HEAD)
    expect(findOrphans(store.contents(), 'other').get('stream')).toEqual([
      { ...waitingFor(0), batchId: 'b-2', head: HEAD },
    ])
  })
})

describe('findOrphans()', () => {
  it('gives back what was written, by stream', () => {
    const { store, outbox } = open()
    outbox.put([waitingFor(0, 'a')], 'b-1', HEAD)
    outbox.put([waitingFor(0, 'b')], 'b-2', HEAD)
    expect([...findOrphans(store.contents(), 'own')]).toEqual([
      ['a', [{ ...waitingFor(0, 'a'), batchId: 'b-1', head: HEAD }]],
      ['b', [{ ...waitingFor(0, 'b'), batchId: 'b-2', head: HEAD }]],
    ])
  })

  it('leaves this document’s own out', () => {
    const { store, outbox } = open()
    outbox.put([waitingFor(0, 'own')], 'b-1', HEAD)
    expect(findOrphans(store.contents(), 'own').size).toBe(0)
  })

  it('leaves out what is no touchpoint', async () => {
    const { store } = open()
    await store.write([
      ['identity', 'a/b/1/'],
      ['m/cart', { lines: 1 }],
    ])
    expect(findOrphans(store.contents(), 'own').size).toBe(0)
  })

  it('keeps the order of recording past the tenth', () => {
    const { store, outbox } = open()
    const all = Array.from({ length: 120 }, (_, n) => waitingFor(n))
    outbox.put(all, 'b-1', HEAD)
    const orphans = findOrphans(store.contents(), 'own').get('stream') ?? []
    expect(orphans.map(({ json }) => json)).toEqual(all.map(({ json }) => json))
  })
})
