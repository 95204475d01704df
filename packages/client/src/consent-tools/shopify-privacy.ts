import { quietly } from '../quietly.ts'
import type { Source } from '../sources/source.ts'
import { consentTool } from './consent-tool.ts'
import { whenPresent } from './when-present.ts'

/** What is read of `Shopify.customerPrivacy` (shopify.dev, "Customer Privacy API"). */
interface CustomerPrivacy {
  /** The decision, or where none is needed the lack of it. */
  analyticsProcessingAllowed(): boolean
  /** The decision alone; empty before there is one. */
  currentVisitorConsent?(): { analytics?: 'yes' | 'no' | '' }
}

interface Shopify {
  customerPrivacy?: CustomerPrivacy
  loadFeatures(
    features: { name: string; version: string }[],
    callback: (error?: unknown) => void,
  ): void
}

const CONSENT_API = { name: 'consent-tracking-api', version: '0.1' }

function toStatement(privacy: CustomerPrivacy) {
  const decision = privacy.currentVisitorConsent?.().analytics
  if (privacy.analyticsProcessingAllowed()) return decision === 'yes' ? 'granted' : 'not_needed'
  return decision === 'no' ? 'denied' : 'undecided'
}

/**
 * Reads Shopify's Customer Privacy API, and has Shopify load it where no banner has yet: the
 * visitor's word on analytics, or whether their region needs one at all.
 */
export function shopifyPrivacy(): Source {
  return consentTool('shopify_privacy', (window, say) => {
    const { document } = window
    const stops: (() => void)[] = []

    function read({ customerPrivacy }: Shopify): boolean {
      const statement = quietly(() => customerPrivacy && toStatement(customerPrivacy))
      if (statement) say(statement)
      return statement !== undefined
    }
    function find(found: object): void {
      // Shopify's global, as far as it is there; each use of it may fail.
      const shopify = found as Shopify
      if (read(shopify)) return
      const load = () => shopify.loadFeatures([CONSENT_API], (error) => error || read(shopify))
      stops.push(whenPresent(window, [shopify, 'loadFeatures'], load))
    }
    function onCollected(event: Event): void {
      const { analyticsAllowed } = Object((event as CustomEvent<unknown>).detail)
      if (typeof analyticsAllowed === 'boolean') say(analyticsAllowed ? 'granted' : 'denied')
    }

    stops.push(whenPresent(window, [window, 'Shopify'], find))
    document.addEventListener('visitorConsentCollected', onCollected)
    return () => {
      document.removeEventListener('visitorConsentCollected', onCollected)
      for (const stop of stops) stop()
    }
  })
}
