import type { Source, SourceHost } from '@waymark/client'
import { describe, expect, it, vi } from 'vitest'
import { lateSource } from '../../../packages/client/src/sources/late-source.ts'

/** A page of which only its loading matters. */
function openPage(readyState: DocumentReadyState) {
  const window = Object.assign(new EventTarget(), { document: { readyState } })
  const stop = vi.fn()
  const start = vi.fn<Source['start']>(() => stop)
  const load = vi.fn(async () => ({ name: 'late', start }))
  // All that this source asks of its host.
  const host = { window } as unknown as SourceHost
  return { host, load, start, stop, finish: () => window.dispatchEvent(new Event('load')) }
}

const settle = () => vi.waitFor(() => {})

describe('lateSource()', () => {
  it('fetches nothing before the page has loaded', () => {
    const { host, load } = openPage('interactive')
    lateSource('late', load).start(host)
    expect(load).not.toHaveBeenCalled()
  })

  it('starts the source once the page has loaded', async () => {
    const { host, load, start, finish } = openPage('interactive')
    lateSource('late', load).start(host)
    finish()
    await settle()
    expect(start.mock.calls).toEqual([[host]])
  })

  it('starts it at once on a page that has loaded', async () => {
    const { host, load, start } = openPage('complete')
    lateSource('late', load).start(host)
    await settle()
    expect(start).toHaveBeenCalledOnce()
  })

  it('starts one that is urgent before the page has loaded', async () => {
    const { host, load, start } = openPage('loading')
    lateSource('late', load, { isUrgent: true }).start(host)
    await settle()
    expect(start).toHaveBeenCalledOnce()
  })

  it('stops it', async () => {
    const { host, load, stop } = openPage('complete')
    const stopLate = lateSource('late', load).start(host)
    await settle()
    stopLate()
    expect(stop).toHaveBeenCalledOnce()
  })

  it('does not start it when it was stopped on its way', async () => {
    const { host, load, start } = openPage('complete')
    lateSource('late', load).start(host)()
    await settle()
    expect(start).not.toHaveBeenCalled()
  })

  it('fetches nothing when it was stopped before', () => {
    const { host, load, finish } = openPage('interactive')
    lateSource('late', load).start(host)()
    finish()
    expect(load).not.toHaveBeenCalled()
  })

  it('is no error of the page when it cannot start', async () => {
    const { host, load, start } = openPage('complete')
    start.mockImplementation(() => {
      throw new Error('no Promise here')
    })
    lateSource('late', load).start(host)
    // What nobody handles, Vitest reports.
    await settle()
    expect(start).toHaveBeenCalledOnce()
  })

  it('can be stopped when it never came', async () => {
    const { host } = openPage('complete')
    const stopLate = lateSource('late', () => Promise.reject(new Error('404'))).start(host)
    await settle()
    expect(stopLate).not.toThrow()
  })
})
