import type { BrowserName } from '../../../scripts/browsers.mjs'

/** One tab. */
export interface Tab {
  /** Value of an expression in the page, or of what a promise there resolves to. */
  evaluate<Value>(expression: string): Promise<Value>
  /** Opens an address and waits for `load`. */
  goto(url: string): Promise<void>
  /** Closes the tab as a visitor does, without asking the page. */
  close(): Promise<void>
}

/** Tabs of one visitor. */
export interface Visitor {
  /** Opens a tab on an address and waits for `load`. */
  open(url: string): Promise<Tab>
  /** Cuts the network for every tab; absent where the browser has no switch. */
  setOffline?(isOffline: boolean): Promise<void>
  close(): Promise<void>
}

/** A browser that is running, driven. */
export interface RunningBrowser {
  readonly name: BrowserName
  /** Somebody without a past, as far as the browser can tell visitors apart. */
  visitor(): Promise<Visitor>
  close(): Promise<void>
}
