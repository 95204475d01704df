import type { Page } from 'playwright-core'

/** Names of everything a page's origin keeps on the device. */
export async function namesOnDevice(page: Page): Promise<string[]> {
  return page.evaluate(async () => [
    ...document.cookie.split('; ').flatMap((pair) => pair.split('=')[0] || []),
    ...(await indexedDB.databases()).flatMap(({ name }) => name ?? []),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await caches.keys()),
  ])
}
