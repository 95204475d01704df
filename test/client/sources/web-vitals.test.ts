import type { SourceHost } from '@waymark/client'
import { webVitals } from '@waymark/client/web-vitals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type Observe = (list: { getEntries: () => object[] }) => void

/** The browser's measurements, told when a test says so; happy-dom makes none. */
function fakePerformance() {
  const observers: { type: string; observe: Observe }[] = []
  class FakePerformanceObserver {
    static supportedEntryTypes = ['paint', 'largest-contentful-paint', 'layout-shift', 'event']
    #observe: Observe
    constructor(observe: Observe) {
      this.#observe = observe
    }
    observe({ type }: { type: string }): void {
      observers.push({ type, observe: this.#observe })
    }
    takeRecords(): object[] {
      return []
    }
    disconnect(): void {}
  }
  vi.stubGlobal('PerformanceObserver', FakePerformanceObserver)
  vi.spyOn(performance, 'now').mockReturnValue(5_000)
  const navigation = { responseStart: 120, activationStart: 0, type: 'navigate' }
  // The library reads these few fields of an entry.
  const entries = [navigation] as unknown as PerformanceNavigationTiming[]
  vi.spyOn(performance, 'getEntriesByType').mockImplementation((type) =>
    type === 'navigation' ? entries : [],
  )
  return {
    async emit(type: string, ...entries: object[]): Promise<void> {
      for (const { observe } of observers.filter((observer) => observer.type === type)) {
        observe({ getEntries: () => entries })
      }
      await vi.advanceTimersByTimeAsync(1_000)
    },
  }
}

function startSource() {
  const record = vi.fn<SourceHost['record']>()
  // All that this source asks of its host.
  const stop = webVitals().start({ record, window } as unknown as SourceHost)
  return { record, stop }
}

const firstPaint = { name: 'first-contentful-paint', startTime: 2_100 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'requestAnimationFrame'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('webVitals()', () => {
  it('records the time to the first byte once the page has loaded', async () => {
    fakePerformance()
    const { record } = startSource()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(record.mock.calls).toEqual([
      [
        'web_vital',
        { props: { name: 'TTFB', value: 120, rating: 'good', navigationType: 'navigate' } },
        { source: 'event' },
      ],
    ])
  })

  it('rates what it records', async () => {
    const { emit } = fakePerformance()
    const { record } = startSource()
    await emit('paint', firstPaint)
    expect(record).toHaveBeenCalledWith(
      'web_vital',
      {
        props: {
          name: 'FCP',
          value: 2_100,
          rating: 'needs-improvement',
          navigationType: 'navigate',
        },
      },
      { source: 'event' },
    )
  })

  it('records nothing after it is stopped', async () => {
    const { emit } = fakePerformance()
    const { record, stop } = startSource()
    stop()
    await emit('paint', firstPaint)
    expect(record).not.toHaveBeenCalled()
  })

  it('records nothing in a browser that measures nothing', async () => {
    vi.stubGlobal('PerformanceObserver', undefined)
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([])
    const { record } = startSource()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(record).not.toHaveBeenCalled()
  })
})
