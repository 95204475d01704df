import type { BeforeSend, PlainTouchpoint, Source } from '@waymark/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import manifest from '../../packages/client/package.json' with { type: 'json' }
import { MAX_HELD } from '../../packages/client/src/recorder.ts'
import { openPage } from '../helpers/tracked-page.ts'

// A recorder is only ever what a tracker makes of it, so it is asked through one.

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const pass = () => vi.advanceTimersByTimeAsync(60_000)

function spoil(touchpoint: PlainTouchpoint): never {
  Object.assign(touchpoint, { props: {} })
  throw new Error('A hook of the site fails')
}

describe('createRecorder()', () => {
  it('holds so many touchpoints for consent and counts the rest', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'required' })
    for (let i = 0; i < MAX_HELD + 9; i++) {
      tracker.track('view_item')
      if (i % 200 === 0) await vi.advanceTimersByTimeAsync(1)
    }
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

  it.each<[string, (touchpoint: PlainTouchpoint) => unknown, unknown]>([
    ['changes it', (touchpoint) => ({ ...touchpoint, props: { size: 9 } }), [{ size: 9 }]],
    ['vetoes it', () => false, []],
    ['answers nothing', () => undefined, []],
    ['answers nonsense', () => 42, [{ size: 8 }]],
    ['spoils it and throws', (touchpoint) => spoil(touchpoint), [{ size: 8 }]],
  ])('asks the site’s own hook, which %s', async (_, hook, expected) => {
    const page = openPage()
    // A site without types answers what it likes.
    const beforeSend = hook as BeforeSend
    page.track({ beforeSend }).track('view_item', { size: 8 })
    await pass()
    const kept = page.touchpoints().filter(({ type }) => type === 'view_item')
    expect(kept.map(({ props }) => props)).toEqual(expected)
  })

  it('counts what the hook vetoes', async () => {
    const page = openPage()
    const beforeSend: BeforeSend = (touchpoint) => touchpoint.type !== 'view_item' && touchpoint
    page.track({ beforeSend }).track('view_item')
    await pass()
    page.hide()
    await pass()
    expect(page.drops()).toEqual({ vetoed: 1 })
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

  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  it.each([
    ['as the browser names it', { Now: { timeZoneId: () => 'Pacific/Apia' } }, 'Pacific/Apia'],
    ['whatever the page calls Temporal', { Now: {} }, ownZone],
  ])('tells the time zone %s', async (_, Temporal, timeZone) => {
    const page = openPage()
    Object.assign(page.window, { Temporal })
    page.track()
    await pass()
    expect(page.envelopes()[0]?.context).toMatchObject({ timeZone })
  })
})
