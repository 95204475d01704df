import { describe, expect, it } from 'vitest'
import type { StoredEntry } from '../../packages/client/src/device-store.ts'
import { createSourceMemory } from '../../packages/client/src/source-memory.ts'

function open() {
  const written: StoredEntry[] = []
  const write = (puts: readonly StoredEntry[]) => void written.push(...puts)
  return { memory: createSourceMemory({ isPersistent: true, write }), written }
}

describe('createSourceMemory()', () => {
  it('gives back what was set', () => {
    const { memory } = open()
    memory.set('cart', { lines: 2 })
    expect(memory.get('cart')).toEqual({ lines: 2 })
  })

  it('knows nothing else', () => {
    expect(open().memory.get('cart')).toBeUndefined()
  })

  it('hands on what was set under a name that the outbox does not use', () => {
    const { memory, written } = open()
    memory.set('cart', 1)
    expect(written).toEqual([['m/cart', 1]])
  })

  it('takes what the device knew', () => {
    const { memory } = open()
    memory.load([['m/cart', 1]])
    expect(memory.get('cart')).toBe(1)
  })

  it('prefers what this document has set meanwhile', () => {
    const { memory } = open()
    memory.set('cart', 2)
    memory.load([['m/cart', 1]])
    expect(memory.get('cart')).toBe(2)
  })

  it('shows a source nothing but the memory of sources', () => {
    const { memory } = open()
    memory.load([['identity', 'secret']])
    expect([memory.get('identity'), memory.get('../identity')]).toEqual([undefined, undefined])
  })

  it('forgets', () => {
    const { memory } = open()
    memory.set('cart', 1)
    memory.clear()
    expect(memory.get('cart')).toBeUndefined()
  })
})
