import { startClient, type TabClient } from './client-adapter.ts'
import { type Cookies, createCookies } from './cookies.ts'
import type { DeviceModel } from './device.ts'
import type { Dice } from './dice.ts'
import { createPage, type PageModel } from './page.ts'
import { createRealm, type Realm } from './realm.ts'
import { createTab, type Tab } from './tab.ts'
import { toTabDevice } from './tab-device.ts'
import { STARTED_AT, type Timeline } from './timeline.ts'
import type { Wire } from './wire.ts'

/** A tab with its page and the client on it. */
export interface OpenTab {
  tab: Tab
  page: PageModel
  client: TabClient
}

/** What a browser lives in. */
export interface BrowserWorld {
  timeline: Timeline
  dice: Dice
  device: DeviceModel
  wire: Wire
  isPersistent: boolean
  /** Told what reached the page. */
  onThrow: (error: unknown) => void
}

/** A browser with tabs of one origin. */
export interface Browser {
  readonly tabs: readonly OpenTab[]
  readonly cookies: Cookies
  /** What the visitor decided, if anything: the site tells every page as it opens. */
  consent: 'granted' | 'denied' | undefined
  living(): OpenTab[]
  open(): OpenTab
}

/**
 * A machine that runs the client of any number of browsers, one after the other. A realm takes
 * longer to make than a schedule to run.
 */
export interface Machine {
  startBrowser(world: BrowserWorld): Browser
}

/** Makes a {@link Machine} for the client in `source`. */
export function createMachine(source: string): Machine {
  let world: BrowserWorld | undefined
  let turn: Tab | undefined

  /** Globals belong to the tab that runs. */
  const globals = {
    setTimeout: (callback: () => void, delayMs = 0) => turn?.setTimer(callback, delayMs),
    clearTimeout: (id: number) => turn?.clearTimer(id),
    queueMicrotask: (task: () => void) => realm.queueMicrotask(task),
    random: () => world?.dice.next() ?? 0,
    performance: {
      // As if every document had started with the browser: no clock is more steady.
      timeOrigin: STARTED_AT,
      now: () => world?.timeline.elapsed() ?? 0,
    },
    wallTime: () => world?.timeline.wallTime() ?? 0,
    AbortController,
    URL,
    URLSearchParams,
    TextEncoder,
  }
  const prelude = `Math.random = random; Date.now = wallTime;
    // Takes longer than the rest of a page's start.
    Intl.DateTimeFormat = () => ({ resolvedOptions: () => ({ timeZone: 'UTC' }) });`
  const realm: Realm = createRealm(prelude + source, globals)

  return {
    startBrowser(newWorld) {
      world = newWorld
      return createBrowser(newWorld, realm, (tab) => {
        turn = tab
      })
    },
  }
}

function createBrowser(
  world: BrowserWorld,
  realm: Realm,
  onTurn: (tab: Tab | undefined) => void,
): Browser {
  const { timeline, device, wire, isPersistent, onThrow } = world
  const tabs: OpenTab[] = []
  const cookies = createCookies(timeline)

  const browser: Browser = {
    tabs,
    cookies,
    consent: undefined,
    living: () => tabs.filter(({ tab }) => !tab.isDead()),
    open() {
      const tab = createTab(tabs.length, { timeline, realm, onTurn, onThrow })
      const page = createPage(tab, {
        cookies,
        performance: { timeOrigin: STARTED_AT, now: timeline.elapsed },
        ...wire.connect(tab, realm),
      })
      // Starts below, in a task of the tab.
      let client: TabClient | undefined
      tab.run(() => {
        const { window } = page
        const now = timeline.wallTime
        const own = toTabDevice(tab, device)
        client = startClient({ realm, tab, device: own, window, isPersistent, now })
        if (browser.consent) client.consent(browser.consent)
      })
      if (!client) throw new Error('Cannot open a tab as the client did not start')
      const opened = { tab, page, client }
      tabs.push(opened)
      return opened
    },
  }
  return browser
}
