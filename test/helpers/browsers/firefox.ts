import puppeteer, { type Page } from 'puppeteer-core'
import { findBrowser } from '../../../scripts/browsers.mjs'
import type { RunningBrowser, Tab } from './browser.ts'

function toTab(page: Page): Tab {
  return {
    // The caller knows what its expression gives.
    evaluate: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    async goto(url) {
      await page.goto(url)
    },
    close: () => page.close(),
  }
}

/** Starts Firefox over WebDriver BiDi, each visitor in a user context of its own. */
export async function startFirefox(): Promise<RunningBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox') ?? 'firefox',
    headless: true,
  })
  return {
    name: 'firefox',
    async visitor() {
      const context = await browser.createBrowserContext()
      return {
        async open(url) {
          // A window of its own: a tab behind another one counts as hidden.
          const page = await context.newPage({ type: 'window' })
          // The test has a time-out; opening twenty windows at once takes long on a small machine.
          page.setDefaultNavigationTimeout(0)
          await page.goto(url)
          return toTab(page)
        },
        async setOffline(isOffline) {
          for (const page of await context.pages()) await page.setOfflineMode(isOffline)
        },
        close: () => context.close(),
      }
    },
    close: () => browser.close(),
  }
}
