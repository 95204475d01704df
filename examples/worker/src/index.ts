import consentTools from '@waymark/client/served/consent-tools.js'
import storefronts from '@waymark/client/served/storefronts.js'
import script from '@waymark/client/served/waymark.js'
import webVitals from '@waymark/client/served/web-vitals.js'
import type { SiteOptions } from '@waymark/collector'
import { createWorker, type D1Binding, d1Store } from '@waymark/collector/workerd'
import { createReport } from '@waymark/journey'
import { classifyChannel } from '@waymark/journey/channel'
import { inferStage } from '@waymark/stage'

/** What `wrangler.jsonc` and the secrets give this Worker. */
export interface Env {
  /** Where touchpoints are stored. */
  DB: D1Binding
  /** Who may send. */
  SITES: Record<string, SiteOptions>
  /** Opens `/map`, which stays closed without it. A secret. */
  ADMIN_TOKEN?: string
}

const contentType = 'text/javascript; charset=utf-8'

export default createWorker(({ DB, SITES, ADMIN_TOKEN }: Env) => ({
  sink: d1Store(DB),
  sites: SITES,
  stage: inferStage,
  channel: classifyChannel,
  report: createReport(),
  files: {
    '/waymark.js': { body: script, contentType },
    '/storefronts.js': { body: storefronts, contentType },
    '/consent-tools.js': { body: consentTools, contentType },
    '/web-vitals.js': { body: webVitals, contentType },
  },
  ...(ADMIN_TOKEN ? { adminToken: ADMIN_TOKEN } : {}),
  log: (entry) => console.log(JSON.stringify(entry)),
}))
