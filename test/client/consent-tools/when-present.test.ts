import { Window as HappyWindow } from 'happy-dom'
import { describe, expect, it, vi } from 'vitest'
import { whenPresent } from '../../../packages/client/src/consent-tools/when-present.ts'

function wait(owner: Record<string, unknown> = {}, use = vi.fn<(value: object) => void>()) {
  // The DOM of happy-dom stands for the browser's.
  const window = new HappyWindow() as unknown as Window
  const stop = whenPresent(window, [owner, 'tool'], use)
  return { owner, window, use, stop }
}

describe('whenPresent()', () => {
  it('calls back at once for what is there', () => {
    const tool = {}
    expect(wait({ tool }).use.mock.calls).toEqual([[tool]])
  })

  it('touches nothing that is there', () => {
    const owner = Object.freeze({ tool: {} })
    expect(() => wait(owner)).not.toThrow()
  })

  it('calls back once for what is assigned, when its script has filled it', async () => {
    const { owner, use } = wait()
    const tool: Record<string, unknown> = {}
    owner.tool = tool
    tool.ready = true
    await Promise.resolve()
    owner.tool = {}
    await Promise.resolve()
    expect(use.mock.calls).toEqual([[{ ready: true }]])
  })

  it('gives the last of several that one script assigns', async () => {
    const { owner, use } = wait()
    owner.tool = { n: 1 }
    owner.tool = { n: 2 }
    await Promise.resolve()
    expect(use.mock.calls).toEqual([[{ n: 2 }]])
  })

  it('reads as missing while it waits, as the idiom `x = x || {}` asks', async () => {
    const { owner } = wait()
    const before = owner.tool
    owner.tool = owner.tool || { mine: true }
    expect([before, Object.getOwnPropertyDescriptor(owner, 'tool')]).toEqual([
      undefined,
      { value: { mine: true }, writable: true, enumerable: true, configurable: true },
    ])
  })

  it.each([undefined, null, 0, ''])('does not take %j for something', async (value) => {
    const { owner, use } = wait()
    owner.tool = value
    await Promise.resolve()
    expect([use.mock.calls, owner.tool]).toEqual([[], value])
  })

  it('looks again in a frozen object’s place when the page has loaded', () => {
    const fields: Record<string, unknown> = {}
    const owner = new Proxy(fields, { defineProperty: () => false })
    const { window, use } = wait(owner)
    fields.tool = { late: true }
    window.dispatchEvent(new Event('load'))
    expect(use.mock.calls).toEqual([[{ late: true }]])
  })

  it('stops, and leaves the object as it was', async () => {
    const { owner, use, stop } = wait()
    stop()
    expect('tool' in owner).toBe(false)
    owner.tool = {}
    await Promise.resolve()
    expect(use).not.toHaveBeenCalled()
  })

  it('does not take away what others have put in its place', () => {
    const { owner, stop } = wait()
    Object.defineProperty(owner, 'tool', { value: 'theirs', configurable: true })
    stop()
    expect(owner.tool).toBe('theirs')
  })

  it('throws nothing at whose value it cannot use', () => {
    const use = vi.fn(() => {
      throw new Error('mine')
    })
    expect(() => wait({ tool: {} }, use)).not.toThrow()
    expect(use).toHaveBeenCalledOnce()
  })
})
