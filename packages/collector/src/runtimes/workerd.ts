import type { Hono } from 'hono'
import type { CollectorOptions } from '../app.ts'
import { createCollector } from '../app.ts'

export type { D1StoreOptions } from '../sinks/d1.ts'
export { d1Store } from '../sinks/d1.ts'
export type { D1Binding, D1Statement } from '../sinks/d1-session.ts'
export type { ObjectStorage } from '../sinks/drivers/durable-object-sqlite.ts'
export type { DurableObjectStoreOptions, ObjectNamespace } from '../sinks/durable-object.ts'
export { durableObjectStore } from '../sinks/durable-object.ts'
export type { SiteStoreState } from '../sinks/site-store.ts'
export { SiteStore } from '../sinks/site-store.ts'
export type { SqlRow, SqlValue } from '../sinks/sql-rows.ts'

/** The part of a request's context the collector needs; Cloudflare's `ExecutionContext` has it. */
export interface WorkerContext {
  waitUntil(promise: Promise<unknown>): void
}

/** What a Worker's module exports. */
export interface CollectorWorker<Env extends object> {
  fetch(request: Request, env: Env, context: WorkerContext): Promise<Response>
}

// Cloudflare overwrites both, whoever sent them. That the address is loopback is never believed: what
// runs a Worker on a desk does not.
const FROM_CLOUDFLARE: Pick<CollectorOptions, 'remoteAddress' | 'country'> = {
  remoteAddress: (c) => c.req.header('cf-connecting-ip'),
  // Cloudflare's own property of a request, which the types of the web do not know.
  country: (c) => (c.req.raw as { cf?: { country?: string } }).cf?.country,
}

/**
 * Makes a Cloudflare Worker of a collector. Behind Cloudflare no request is local, so the report
 * opens with the admin token only.
 *
 * @param configure - Gives the collector's options from the bindings; asked once per isolate.
 *
 * @example
 * ```ts
 * import type { D1Binding } from '@waymark/collector/workerd'
 * import { createWorker, d1Store } from '@waymark/collector/workerd'
 *
 * export default createWorker((env: { DB: D1Binding }) => ({
 *   sink: d1Store(env.DB),
 *   sites: { shop: { origins: ['https://shop.example'] } },
 * }))
 * ```
 */
export function createWorker<Env extends object>(
  configure: (env: Env) => CollectorOptions,
): CollectorWorker<Env> {
  // By bindings and not in one variable: a module outlives a change of its bindings.
  const apps = new WeakMap<Env, Hono>()
  return {
    async fetch(request, env, context) {
      const app = apps.get(env) ?? createCollector({ ...FROM_CLOUDFLARE, ...configure(env) })
      apps.set(env, app)
      const answer = Promise.resolve(app.fetch(request, env))
      // The answer waits for the store all the same. This keeps at work on it when the sender hangs up:
      // a request that is cancelled never ends what others may be waiting for, such as the schema
      // (https://developers.cloudflare.com/workers/runtime-apis/context/#waituntil, checked 2026-11).
      context.waitUntil(answer)
      return answer
    },
  }
}
