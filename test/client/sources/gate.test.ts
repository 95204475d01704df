import { describe, expect, it } from 'vitest'
import { createGate } from '../../../packages/client/src/sources/gate.ts'

describe('createGate()', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['comes', () => Promise.resolve()],
    ['will not come', () => Promise.reject(new Error('no'))],
  ])('runs acts in their order once what they need %s', async (_, ready) => {
    const ran: number[] = []
    const gate = createGate(ready())
    gate.pass(() => ran.push(1))
    gate.pass(() => ran.push(2))
    expect(ran).toEqual([])
    await new Promise<void>((resolve) => gate.pass(resolve))
    expect(ran).toEqual([1, 2])
  })

  it('runs acts at once when it is open', () => {
    const ran: number[] = []
    const gate = createGate(new Promise(() => {}))
    gate.open()
    gate.pass(() => ran.push(1))
    expect(ran).toEqual([1])
  })

  it('lets no act that throws stop the next', () => {
    const ran: number[] = []
    const gate = createGate(new Promise(() => {}))
    gate.pass(() => {
      throw new Error('page')
    })
    gate.pass(() => ran.push(2))
    gate.open()
    expect(ran).toEqual([2])
  })

  it('closes again while something else is on its way', async () => {
    const ran: number[] = []
    const gate = createGate(Promise.resolve())
    await new Promise<void>((resolve) => gate.pass(resolve))
    let arrive = () => {}
    gate.hold(
      new Promise<void>((resolve) => {
        arrive = resolve
      }),
    )
    gate.pass(() => ran.push(1))
    const before = [...ran]
    arrive()
    await new Promise<void>((resolve) => gate.pass(resolve))
    expect([before, ran]).toEqual([[], [1]])
  })

  it('stays closed until the last of all it waits for is there', async () => {
    const ran: number[] = []
    const gate = createGate(Promise.resolve())
    gate.hold(new Promise(() => {}))
    gate.pass(() => ran.push(1))
    await Promise.resolve()
    expect(ran).toEqual([])
  })

  it('holds no more than it should', () => {
    let count = 0
    const gate = createGate(new Promise(() => {}))
    for (let i = 0; i < 10_000; i++) gate.pass(() => count++)
    gate.open()
    expect(count).toBe(100)
  })
})
