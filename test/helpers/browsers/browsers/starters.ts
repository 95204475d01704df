import { type BrowserName, findBrowser } from '../../../scripts/browsers.mjs'
import type { RunningBrowser } from './browser.ts'
import { startChromium } from './chromium.ts'
import { startFirefox } from './firefox.ts'
import { startWebkit } from './webkit.ts'

/** How each browser is started. */
export const STARTERS: Readonly<Record<BrowserName, () => Promise<RunningBrowser>>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebkit,
}

/** Tells whether tests can run in a browser, and prints why where they cannot. */
export function isThere(name: BrowserName): boolean {
  const isFound = findBrowser(name) !== undefined
  if (!isFound) console.warn(`skipped: everything in ${name}, as it is not on this machine`)
  return isFound
}
