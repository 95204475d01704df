import { servedFiles } from '@waymark/client/served-files'
import type { SiteOptions } from '@waymark/collector'
import type { D1Binding, ObjectNamespace } from '@waymark/collector/workerd'
import { createWorker, d1Store, durableObjectStore } from '@waymark/collector/workerd'
import { createReport } from '@waymark/journey'
import { classifyChannel } from '@waymark/journey/channel'
import { inferStage } from '@waymark/stage'

// The class of the objects that hold a site each, where these are what it stores in.
export { SiteStore } from '@waymark/collector/workerd'

/** Where touchpoints are stored: which of the two is bound. */
type Storage = { DB: D1Binding } | { STORE: ObjectNamespace }

/** What `wrangler.jsonc` or `wrangler.durable-object.jsonc` and the secrets give this Worker. */
interface Settings {
  /** Who may send. */
  SITES: Record<string, SiteOptions>
  /** Opens `/map`, which stays closed without it. A secret. */
  ADMIN_TOKEN?: string
}

const contentType = 'text/javascript; charset=utf-8'
const files = Object.fromEntries(
  Object.entries(servedFiles).map(([path, body]) => [path, { body, contentType }]),
)

export default createWorker(({ SITES, ADMIN_TOKEN, ...storage }: Settings & Storage) => ({
  sink: 'DB' in storage ? d1Store(storage.DB) : durableObjectStore(storage.STORE),
  sites: SITES,
  stage: inferStage,
  channel: classifyChannel,
  report: createReport({ stage: inferStage }),
  files,
  ...(ADMIN_TOKEN ? { adminToken: ADMIN_TOKEN } : {}),
  log: (entry) => console.log(JSON.stringify(entry)),
}))
