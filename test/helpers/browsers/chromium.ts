import type { Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import type { RunningBrowser, Tab } from './browser.ts'

/** Makes a {@link Tab} of a page of Playwright's. */
export function toTab(page: Page): Tab {
  return {
    // The caller knows what its expression gives.
    evaluate: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    async goto(url) {
      await page.goto(url)
    },
    close: () => page.close(),
  }
}

/** Starts Chromium, each visitor in a context of its own. */
export async function startChromium(): Promise<RunningBrowser> {
  const browser = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  return {
    name: 'chromium',
    async visitor() {
      const context = await browser.newContext()
      // As in Firefox: the test has a time-out.
      context.setDefaultNavigationTimeout(0)
      return {
        async open(url) {
          const page = await context.newPage()
          await page.goto(url)
          return toTab(page)
        },
        setOffline: (isOffline) => context.setOffline(isOffline),
        close: () => context.close(),
      }
    },
    close: () => browser.close(),
  }
}
