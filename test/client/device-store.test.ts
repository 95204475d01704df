import { createDeviceStore } from '@waymark/client'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function databaseNames(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name)
}

describe('createDeviceStore()', () => {
  it('gives back what was written', async () => {
    const store = createDeviceStore('shop')
    await store.write([
      ['b', { n: 1 }],
      ['a', 'text'],
    ])
    expect(await store.entries()).toEqual([
      ['a', 'text'],
      ['b', { n: 1 }],
    ])
  })

  it('is empty at first', async () => {
    expect(await createDeviceStore('shop').entries()).toEqual([])
  })

  it('outlives the document', async () => {
    await createDeviceStore('shop').write([['a', 1]])
    expect(await createDeviceStore('shop').entries()).toEqual([['a', 1]])
  })

  it('overwrites and deletes', async () => {
    const store = createDeviceStore('shop')
    await store.write([
      ['a', 1],
      ['b', 1],
    ])
    await store.write([
      ['a', 2],
      ['b', undefined],
    ])
    expect(await store.entries()).toEqual([['a', 2]])
  })

  it('keeps sites apart', async () => {
    await createDeviceStore('shop').write([['a', 1]])
    expect(await createDeviceStore('blog').entries()).toEqual([])
  })

  it('writes in order without waiting, also before it is open', async () => {
    const store = createDeviceStore('shop')
    store.write([['a', 1]])
    store.write([['b', 1]])
    store.write([['a', undefined]])
    expect(await store.entries()).toEqual([['b', 1]])
  })

  it('makes no database before the first call', async () => {
    createDeviceStore('shop')
    expect(await databaseNames()).toEqual([])
  })

  it('makes no database by erasing', async () => {
    await createDeviceStore('shop').erase()
    expect(await databaseNames()).toEqual([])
  })

  it('erases what an earlier document left', async () => {
    // A document that is gone holds no connection.
    await new Promise((resolve) => {
      const request = indexedDB.open('waymark-shop')
      request.onupgradeneeded = () => request.result.createObjectStore('keyval').put(['a', 1], 'a')
      request.onsuccess = () => resolve(request.result.close())
    })
    await createDeviceStore('shop').erase()
    expect(await createDeviceStore('shop').entries()).toEqual([])
  })

  it('erases what it wrote itself', async () => {
    const store = createDeviceStore('shop')
    await store.write([['a', 1]])
    await store.erase()
    expect(await store.entries()).toEqual([])
  })

  it('erases what another tab has open', async () => {
    const other = createDeviceStore('shop')
    await other.write([['a', 1]])
    await createDeviceStore('shop').erase()
    expect(await databaseNames()).toEqual([])
  })

  it('can be written again after another tab erased', async () => {
    const store = createDeviceStore('shop')
    await store.write([['a', 1]])
    await createDeviceStore('shop').erase()
    await store.write([['b', 1]])
    expect(await store.entries()).toEqual([['b', 1]])
  })

  it('keeps what is written while it erases', async () => {
    const store = createDeviceStore('shop')
    await store.write([['a', 1]])
    const erasing = store.erase()
    await store.write([['b', 1]])
    await erasing
    expect(await store.entries()).toEqual([['b', 1]])
  })

  it('can be written again after erasing', async () => {
    const store = createDeviceStore('shop')
    await store.erase()
    await store.write([['a', 1]])
    expect(await store.entries()).toEqual([['a', 1]])
  })

  it.each(['entries', 'erase'] as const)(
    'rejects %s() where there is no IndexedDB',
    async (name) => {
      vi.stubGlobal('indexedDB', undefined)
      await expect(createDeviceStore('shop')[name]()).rejects.toThrow()
    },
  )

  it('rejects a write where opening is refused', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Refused', 'SecurityError')
    })
    await expect(createDeviceStore('shop').write([['a', 1]])).rejects.toThrow('Refused')
  })

  it('rejects a write that the device refuses', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError')
    })
    await expect(createDeviceStore('shop').write([['a', 1]])).rejects.toThrow('Full')
  })

  it('works again when the trouble is over', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError')
    })
    const store = createDeviceStore('shop')
    await store.write([['a', 1]]).catch(() => {})
    put.mockRestore()
    await store.write([['a', 2]])
    expect(await store.entries()).toEqual([['a', 2]])
  })

  it('rejects a value that cannot be stored', async () => {
    await expect(createDeviceStore('shop').write([['a', () => 1]])).rejects.toThrow()
  })
})
