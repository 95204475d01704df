import { describe, expect, it } from 'vitest'
import { createDevice } from '../../packages/client/src/device.ts'
import type { StoredEntry } from '../../packages/client/src/device-store.ts'

const turn = () => new Promise((resolve) => setTimeout(resolve))

/** A device whose store answers writes with what it is told. */
function open(answer: () => Promise<unknown> = async () => {}) {
  const writes: (readonly StoredEntry[])[] = []
  const device = createDevice({
    entries: async () => [['a', 1]],
    write(entries) {
      writes.push(entries)
      return answer()
    },
    erase: async () => {},
  })
  return { device, writes }
}

describe('createDevice()', () => {
  it('neither reads nor writes before it may', async () => {
    const { device, writes } = open()
    device.write('a', 1)
    await turn()
    expect([writes, await device.entries()]).toEqual([[], []])
  })

  it('writes together what one task writes, each key once', async () => {
    const { device, writes } = open()
    device.isPersistent = true
    device.write('a', 1)
    device.write('b', 1)
    device.write('a', 2)
    await turn()
    expect(writes).toEqual([
      [
        ['a', 2],
        ['b', 1],
      ],
    ])
  })

  it('writes nothing of a task that erases', async () => {
    const { device, writes } = open()
    device.isPersistent = true
    device.write('a', 1)
    device.erase()
    await turn()
    expect(writes).toEqual([])
  })

  it('goes on after a write that failed', async () => {
    const { device, writes } = open(() => Promise.reject(new Error('Full')))
    device.isPersistent = true
    for (let n = 0; n < 20; n++) {
      device.write('a', n)
      await turn()
    }
    expect(writes.length).toBe(20)
  })

  it('owes memory to few writes that hang', async () => {
    const { device, writes } = open(() => new Promise(() => {}))
    device.isPersistent = true
    for (let n = 0; n < 100; n++) {
      device.write('a', n)
      await turn()
    }
    expect(writes.length).toBe(8)
  })
})
