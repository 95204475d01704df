// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createTracker } from '../../packages/client/src/index.ts'
import { webVitals } from '../../packages/client/src/sources/web-vitals.ts'
import { generic, storefrontSource } from '../../packages/client/src/storefronts/index.ts'

describe('@waymark/client on a server', () => {
  it.each(['https://collect.example', '/t'])(
    'makes a tracker for %s that does nothing',
    async (endpoint) => {
      const tracker = createTracker({
        siteId: 'shop',
        endpoint,
        debug: true,
        sources: [storefrontSource([generic]), webVitals()],
      })
      tracker.track('page_view')
      tracker.page()
      tracker.identify('u-1')
      tracker.consent('granted')
      tracker.reset()
      tracker.stop()
      await expect(tracker.flush()).resolves.toBeUndefined()
    },
  )

  it('says all the same what it could not use in a browser', () => {
    expect(() => createTracker({ siteId: 'shop', endpoint: 'collect me' })).toThrow(TypeError)
  })
})
