import { servedFiles } from '@waymark/client/served-files'
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
const files = Object.fromEntries(
  Object.entries(servedFiles).map(([path, body]) => [path, { body, contentType }]),
)

export default createWorker(({ DB, SITES, ADMIN_TOKEN }: Env) => ({
  sink: d1Store(DB),
  sites: SITES,
  stage: inferStage,
  channel: classifyChannel,
  report: createReport({ stage: inferStage }),
  files,
  ...(ADMIN_TOKEN ? { adminToken: ADMIN_TOKEN } : {}),
  log: (entry) => console.log(JSON.stringify(entry)),
}))
