import type { D1Binding, ObjectNamespace } from '@waymark/collector/workerd'
import { createWorker, d1Store, durableObjectStore } from '@waymark/collector/workerd'
import { OPTIONS } from './collector-options.ts'

export { SiteStore } from '@waymark/collector/workerd'

/** What is bound; the collector stores nowhere where neither is. */
interface Env {
  DB?: D1Binding
  STORE?: ObjectNamespace
}

/** The collector as a Worker. */
export default createWorker(({ DB, STORE }: Env) => {
  if (DB) return { ...OPTIONS, sink: d1Store(DB) }
  if (STORE) return { ...OPTIONS, sink: durableObjectStore(STORE) }
  return {
    ...OPTIONS,
    sink: {
      name: 'nothing',
      write: async ({ touchpoints }) => ({ stored: touchpoints.length }),
      async close() {},
    },
  }
})
