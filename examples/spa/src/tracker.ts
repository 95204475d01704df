import { cleanUrl, createTracker, sturdyFetch } from '@waymark/client'
import { webVitals } from '@waymark/client/web-vitals'
import { inferStage } from '@waymark/stage'

/** What only this shop records. A wrong name or property does not compile. */
type OwnTypes = {
  brew_guide_opened: { item_id: string }
}

/** Records this shop. Page views need no call: the tracker sees the router change the address. */
export const tracker = createTracker<OwnTypes>({
  siteId: 'leaf-and-letter',
  endpoint: '/t',
  consent: 'required',
  stage: inferStage,
  sources: [webVitals()],
  fetch: sturdyFetch(),
  cleanUrl,
})
