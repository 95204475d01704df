import type { D1Binding } from '@waymark/collector/workerd'
import { createWorker, d1Store } from '@waymark/collector/workerd'
import { OPTIONS } from './collector-options.ts'

/** The collector as a Worker, over D1. */
export default createWorker((env: { DB: D1Binding }) => ({ ...OPTIONS, sink: d1Store(env.DB) }))
