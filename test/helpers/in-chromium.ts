import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { findChromium } from '../../scripts/browsers.mjs'
import { launchChromium } from './chromium.ts'

/** What a suite asks of its Chromium: pages, by themselves or of one visitor. */
export type ChromiumOfSuite = Pick<Browser, 'newContext' | 'newPage'>

/**
 * Describes what is tested in a Chromium, which is started for the suite and closed after it. Where
 * there is none, the suite is skipped and says so.
 *
 * @param suite - Describes the tests; what it is given can be asked in hooks and tests.
 */
export function describeInChromium(title: string, suite: (browser: ChromiumOfSuite) => void): void {
  const isThere = findChromium() !== undefined
  if (!isThere) console.warn(`skipped: ${title}, as there is no Chromium`)
  describe.skipIf(!isThere)(title, () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchChromium()
    })
    afterAll(() => browser?.close())
    suite({
      newContext: (options) => browser.newContext(options),
      newPage: (options) => browser.newPage(options),
    })
  })
}
