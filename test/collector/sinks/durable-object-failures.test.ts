import type { SqlRow, SqlValue } from '@waymark/collector'
import type { ObjectNamespace, ObjectStorage } from '@waymark/collector/workerd'
import { durableObjectStore, SiteStore } from '@waymark/collector/workerd'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { askEverything, type Watch } from '../ask-everything.ts'

// The object itself over the storage of SQLite in this process: neither its storage nor the way to it
// can be made to fail on purpose in workerd. That it works there is shown in durable-object.test.ts.

/** Throws where something is to fail. */
type Attempt = () => void

/** Throws the n-th time it is watched. */
function failing(n: number, watch: Watch): Attempt {
  return () => {
    if (watch.isOn && ++watch.count === n) throw new Error('Network connection lost')
  }
}

/** Storage as an object has it. */
function openStorage(attempt: Attempt): ObjectStorage {
  const database = new Database(':memory:')
  function run(sql: string, values: readonly SqlValue[]): SqlRow[] {
    const statement = database.prepare(sql)
    // Rows of our own statements.
    if (statement.reader) return statement.all(...values) as SqlRow[]
    statement.run(...values)
    return []
  }
  return {
    sql: {
      exec(sql, ...values) {
        attempt()
        const rows = run(sql, values)
        return { toArray: () => rows }
      },
    },
    transactionSync: (task) => database.transaction(task)(),
  }
}

/** Where one object may fail: at a statement in it, or at a question to it. */
interface Failures {
  inside?: Attempt
  there?: Attempt
  back?: Attempt
}

function openObjects({ inside, there, back }: Failures): ObjectNamespace {
  const object = new SiteStore({ storage: openStorage(inside ?? (() => {})) })
  async function fetch(url: string, init: RequestInit): Promise<Response> {
    there?.()
    const answer = await object.fetch(new Request(url, init))
    back?.()
    return answer
  }
  return { idFromName: (site) => site, get: () => ({ fetch }) }
}

describe('the n-th operation of durableObjectStore()', () => {
  it.each(['inside', 'there', 'back'] as const)(
    'may fail (%s), whichever it is: nothing but 503 is answered, and asking again ends as ever',
    async (place) => {
      for (let n = 1; ; n++) {
        const watch: Watch = { count: 0, isOn: false }
        const objects = openObjects({ [place]: failing(n, watch) })
        await askEverything(durableObjectStore(objects), watch, n)
        if (watch.count < n) return
        expect(n).toBeLessThan(500)
      }
    },
    120_000,
  )
})
