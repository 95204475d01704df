import type { Source } from '../sources/source.ts'
import { googleConsentMode } from './google-consent-mode.ts'
import { iabTcf } from './iab-tcf.ts'
import { shopifyPrivacy } from './shopify-privacy.ts'

const TOOLS = new Map<string, () => Source>([
  ['google', googleConsentMode],
  ['tcf', iabTcf],
  ['shopify', shopifyPrivacy],
])

/**
 * Puts consent tools together by the names a script tag gives them, e.g. `google tcf`. A name it does
 * not know is none of a tool: no decision comes of it.
 */
export function consentToolsByName(names: string): Source {
  return {
    name: 'consent_tools',
    start(host) {
      const tools = names.split(/\s+/).flatMap((name) => TOOLS.get(name)?.() ?? [])
      const stops = tools.map((tool) => tool.start(host))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
