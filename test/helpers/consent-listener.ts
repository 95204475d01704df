import type { ConsentState, Source, SourceHost } from '@waymark/client'
import { Window as HappyWindow } from 'happy-dom'

/** A page with a tracker that notes what consent tools tell it. */
export interface ConsentListener {
  readonly window: Window & typeof globalThis
  /** Decisions told, in order. */
  readonly told: readonly ConsentState[]
  /** Starts a tool here. @returns Stops it. */
  start(tool: Source): () => void
  /** Runs a script of the page. */
  run(code: string): void
}

/** Creates a {@link ConsentListener}; `code` is the page's script above the tracker. */
export function createConsentListener(code = ''): ConsentListener {
  // The DOM of happy-dom stands for the browser's.
  const window = new HappyWindow({ url: 'https://shop.example/' }) as unknown as Window &
    typeof globalThis
  // The timers of the test, so that its clock moves the page's too.
  Object.assign(window, {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
  })
  const told: ConsentState[] = []
  // All that a consent tool asks of its host.
  const host = { window, consent: (state) => told.push(state) } as Pick<
    SourceHost,
    'window' | 'consent'
  > as SourceHost
  function run(code: string): void {
    // As a script's globals are the window's: `var x` of a page is `window.x` here.
    new Function('window', 'document', `with (window) { ${code} }`)(window, window.document)
  }
  run(code)
  return { window, told, run, start: (tool) => tool.start(host) }
}
