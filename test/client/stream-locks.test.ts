import { setImmediate as settle } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createStreamLocks } from '../../packages/client/src/stream-locks.ts'
import { createLockManager } from '../helpers/lock-manager.ts'

describe('createStreamLocks()', () => {
  it('uses a stream that nobody holds', async () => {
    const use = vi.fn()
    createStreamLocks('shop', createLockManager()).take('a', use)
    await settle()
    expect(use).toHaveBeenCalledOnce()
  })

  it('leaves a stream to the document that holds it', async () => {
    const manager = createLockManager()
    const use = vi.fn()
    createStreamLocks('shop', manager).take('a')
    createStreamLocks('shop', manager).take('a', use)
    await settle()
    expect(use).not.toHaveBeenCalled()
  })

  it('keeps the streams of two sites apart', async () => {
    const manager = createLockManager()
    const use = vi.fn()
    createStreamLocks('shop', manager).take('a')
    createStreamLocks('blog', manager).take('a', use)
    await settle()
    expect(use).toHaveBeenCalledOnce()
  })

  it('lets all go at once', async () => {
    const manager = createLockManager()
    const locks = createStreamLocks('shop', manager)
    locks.take('a')
    locks.take('b')
    await settle()
    locks.release()
    await settle()
    expect([...manager.heldNames]).toEqual([])
  })

  it('lets go what was asked for and not yet granted', async () => {
    const manager = createLockManager()
    const locks = createStreamLocks('shop', manager)
    locks.take('a')
    locks.release()
    await settle()
    expect([...manager.heldNames]).toEqual([])
  })

  it('takes streams again after letting go, as a page back from the bfcache does', async () => {
    const manager = createLockManager()
    const locks = createStreamLocks('shop', manager)
    locks.take('a')
    await settle()
    locks.release()
    await settle()
    locks.take('a')
    await settle()
    expect(manager.heldNames.size).toBe(1)
  })

  it('takes streams unguarded in a browser without locks', () => {
    const use = vi.fn()
    createStreamLocks('shop', undefined).take('a', use)
    expect(use).toHaveBeenCalledOnce()
  })

  it('stays quiet where locks are refused', async () => {
    const request = () => Promise.reject(new DOMException('Not here', 'SecurityError'))
    const use = vi.fn()
    createStreamLocks('shop', { request } as unknown as LockManager).take('a', use)
    await settle()
    expect(use).not.toHaveBeenCalled()
  })
})
