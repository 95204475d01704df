import type { Source } from '@waymark/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import manifest from '../../packages/client/package.json' with { type: 'json' }
import { MAX_HELD } from '../../packages/client/src/recorder.ts'
import { openPage } from '../helpers/tracked-page.ts'

// A recorder is only ever what a tracker makes of it, so it is asked through one.

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const pass = () => vi.advanceTimersByTimeAsync(60_000)

describe('createRecorder()', () => {
  it('holds so many touchpoints for consent and counts the rest', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    for (let i = 0; i < MAX_HELD + 9; i++) tracker.track('view_item')
    tracker.consent('granted')
    await pass()
    // The page view is one of those held.
    expect([page.touchpoints().length, page.drops()]).toEqual([MAX_HELD, { queue_full: 10 }])
  })

  it('releases what it held in order, numbered without gaps', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    for (let i = 0; i < 60; i++) tracker.track('view_item', { i })
    tracker.consent('granted')
    await pass()
    const released = page.touchpoints().map(({ seq, props }) => [seq, props?.i])
    expect(released.slice(1)).toEqual(Array.from({ length: 60 }, (_, i) => [i + 1, i]))
  })

  it('releases once', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    tracker.consent('granted')
    tracker.consent('granted')
    await pass()
    expect(page.touchpoints().length).toBe(1)
  })

  it('releases what it held under the user named meanwhile', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    tracker.identify('u-1')
    tracker.consent('granted')
    await pass()
    expect(page.envelopes().map(({ userId }) => userId)).toEqual(['u-1'])
  })

  it('keeps the facts of the page on which a touchpoint was recorded', async () => {
    const page = openPage()
    const describing: Source = {
      name: 'describing',
      start: (host) =>
        host.onPage((url) => host.describePage({ bodyClass: new URL(url).pathname })),
    }
    const tracker = page.track({ consent: 'required', sources: [describing] })
    page.window.history.pushState(null, '', '/cart')
    tracker.consent('granted')
    await pass()
    expect(page.touchpoints().map(({ facts, url }) => [facts?.bodyClass, url])).toEqual([
      ['/', 'https://shop.example/'],
      ['/cart', 'https://shop.example/cart'],
    ])
  })

  it('describes the sender once per envelope', async () => {
    const page = openPage()
    page.track()
    await pass()
    const { context } = page.envelopes()[0] ?? {}
    expect(context).toEqual({
      sdk: `${manifest.name} ${manifest.version}`,
      locale: page.window.navigator.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      viewport: `${page.window.innerWidth}x${page.window.innerHeight}`,
    })
  })
})
