import type { RunningBrowser, Tab, Visitor } from '../browsers/browser.ts'
import type { FaultyCollector } from './collector-process.ts'
import type { PageOptions } from './pages.ts'
import { createSite, type Site, type Verdict } from './site.ts'

/** The world of one row: a site and a visitor in a browser. */
export interface RowWorld extends Omit<Site, 'verdict' | 'close'> {
  readonly browser: RunningBrowser
  readonly visitor: Visitor
  /** Opens a page of the site in a new tab. */
  open(path?: string): Promise<Tab>
  /** Makes touchpoints in one task, and runs a script at its end, which may leave the page. */
  make(tab: Tab, count: number, then?: string): Promise<void>
  verdict(): Promise<Verdict>
  close(): Promise<void>
}

/** Creates the {@link RowWorld} of a row. */
export async function createRowWorld(
  siteId: string,
  { browser, collector }: { browser: RunningBrowser; collector: FaultyCollector },
  pageOptions: Partial<PageOptions> = {},
): Promise<RowWorld> {
  const site = await createSite(siteId, collector, pageOptions)
  const visitor = await browser.visitor()
  const tabs: Tab[] = []
  return {
    ...site,
    browser,
    visitor,
    async open(path = '/a') {
      const tab = await visitor.open(site.pages.url + path)
      tabs.push(tab)
      return tab
    },
    async make(tab, count, then) {
      const from = site.expectMade(count)
      const making = tab.evaluate(`make(${from}, ${from + count}); ${then ?? ''}; undefined`)
      // A page that is left has no answer.
      await (then === undefined ? making : making.catch(() => {}))
    },
    verdict: () => site.verdict(tabs),
    async close() {
      await visitor.close()
      site.close()
    },
  }
}
