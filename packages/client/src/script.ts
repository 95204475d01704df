import { cleanUrl } from '@waymark/protocol'
import { warnOfWords } from './attribute-words.ts'
import type { ConsentMode } from './consent.ts'
import { isOwnVisit } from './own-visit.ts'
import { earlyShop } from './sources/early-shop.ts'
import { lateSource } from './sources/late-source.ts'
import { linkDecoration } from './sources/link-decoration.ts'
import type { Platform } from './storefronts/platform.ts'
import { sturdyFetch } from './sturdy-fetch.ts'
import { openTracker } from './tracker.ts'
import type { Tracker } from './tracker-api.ts'
import { misuse, type StageOption } from './tracker-options.ts'

// The script tag: reads its own `data-` attributes, starts the tracker and puts `window.waymark`
// there. The only module of the package that does something on import.

type Call = [command: keyof Tracker, ...args: unknown[]]
type Waymark = ((...call: Call) => unknown) & {
  /** Calls made through the inline stub before this script was there. */
  q?: ArrayLike<unknown>[]
}

/** The words of an attribute. */
const wordsOf = (text = '') => text.match(/\S+/g) ?? []

function start(script: HTMLScriptElement): void {
  const { src, dataset } = script
  const { site = '', endpoint = new URL('.', src).href, cookieDomain = '' } = dataset
  const { consentTools, consent = consentTools ? 'required' : 'cookieless' } = dataset
  const linkHosts = wordsOf(dataset.linkHosts)
  const debug = dataset.debug !== undefined
  // By their whole address: relative to a script of another origin, `import()` resolves nothing
  // (HTML standard, muted errors make a script's base URL about:blank).
  const load = (name: string) => import(new URL(name, src).href)
  const shop = earlyShop(async () => {
    const module: typeof import('./sources/served-shop.ts') = await load('storefronts.js')
    return module.servedShop(async (platform) => {
      const adapter: Record<string, Platform> = await load(`platforms/${platform}.js`)
      return Object.values(adapter)[0]
    })
  })
  const webVitals = lateSource('web_vitals', async () => {
    const module: typeof import('./sources/web-vitals.ts') = await load('web-vitals.js')
    return module.webVitals()
  })
  const toolsSource = lateSource(
    'consent_tools',
    async () => {
      const module: typeof import('./consent-tools/by-name.ts') = await load('consent-tools.js')
      return module.consentToolsByName(consentTools ?? '')
    },
    { isUrgent: true },
  )
  if (debug) warnOfWords(script)
  let grade: StageOption | undefined
  if (dataset.stage !== undefined) {
    // Touchpoints do not wait for it: the grade that counts is the collector's.
    load('stage.js').then(
      (module: { inferStage: StageOption }) => {
        grade = module.inferStage
      },
      () => {},
    )
  }
  const tracker = openTracker({
    siteId: site,
    endpoint,
    // Any other word holds everything.
    consent: consent as ConsentMode,
    sources: [
      ...(linkHosts.length ? [linkDecoration({ hosts: linkHosts })] : []),
      ...(consentTools ? [toolsSource] : []),
      shop,
      ...(dataset.vitals === 'off' ? [] : [webVitals]),
    ],
    cookieDomain,
    countBackgroundTabs: dataset.backgroundTabs !== 'when_seen',
    isExcluded: isOwnVisit({ hosts: wordsOf(dataset.excludeHosts) }),
    debug,
    onDelivery: (...fate) => debug && console.debug('waymark', ...fate),
    fetch: sturdyFetch({ onBlocked: (url) => debug && console.warn('waymark: blocked', url) }),
    cleanUrl,
    stage: (...page) => grade?.(...page),
  })
  const holder = window as { waymark?: Waymark }
  const calls = holder.waymark?.q ?? []
  const waymark: Waymark = (command, ...args) => {
    if (Object.hasOwn(tracker, command)) {
      // The page's code is not ours to type; each method checks what it is given.
      return (tracker[command] as (...args: unknown[]) => unknown)(...args)
    }
    if (debug) throw misuse('command', command)
    return undefined
  }
  holder.waymark = waymark
  for (const call of calls) waymark(...(Array.from(call) as Call))
}

// Deferred classic scripts have a `currentScript`, modules do not.
if (document.currentScript instanceof HTMLScriptElement) {
  try {
    start(document.currentScript)
  } catch (error) {
    // The one word on the console without `debug`: nothing else can tell the shop owner that the
    // tag itself is wrong.
    console.error(error)
  }
}
