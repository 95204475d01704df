import { createContext, runInContext, Script } from 'node:vm'

/** A promise of the realm, and how to settle it. */
export interface Deferred {
  promise: Promise<unknown>
  resolve: (value?: unknown) => void
  reject: (reason: unknown) => void
}

/**
 * A JavaScript world of its own, in which the client runs. Its microtasks run when the model says
 * so, right after each task, so that nothing of the machinery around it can come in between, and
 * those of a tab that died never run.
 */
export interface Realm {
  /** Runs a task, and every microtask it sets in motion. @throws What the task throws. */
  run(task: () => void): void
  defer(): Deferred
  /** Runs in a microtask of the running task. */
  queueMicrotask(callback: () => void): void
  /** What the script left as `client`. */
  readonly client: unknown
}

/**
 * Creates a {@link Realm}.
 * @param source - Script of the client.
 * @param globals - What it finds besides the language itself.
 */
export function createRealm(source: string, globals: Record<string, unknown>): Realm {
  const scope: Record<string, unknown> = { ...globals, task: undefined }
  const context = createContext(scope, { microtaskMode: 'afterEvaluate' })
  // A promise belongs to the realm whose constructor made it, and so do its microtasks.
  const defer = runInContext(
    `() => {
      const deferred = {}
      deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }))
      return deferred
    }`,
    context,
  ) as Realm['defer']
  // A microtask belongs to the realm of its callback.
  const queueMicrotask = runInContext(
    '(callback) => void Promise.resolve().then(() => callback())',
    context,
  ) as Realm['queueMicrotask']
  // Looked up once: in a context every use of a global asks the scope outside.
  const names = [...Object.keys(globals), ...'JSON Math Object Array Map Set Promise'.split(' ')]
  const client = runInContext(
    `(() => { const { ${names} } = globalThis; ${source}; return client })()`,
    context,
  )
  const entry = new Script('task()')
  return {
    run(task) {
      scope.task = task
      entry.runInContext(context)
    },
    defer,
    queueMicrotask,
    client,
  }
}
