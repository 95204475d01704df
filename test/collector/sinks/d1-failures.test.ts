import type { SqlValue } from '@waymark/collector'
import type { D1Binding, D1Statement } from '@waymark/collector/workerd'
import { d1Store } from '@waymark/collector/workerd'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { askEverything, type Watch } from '../ask-everything.ts'

// What D1 does with its statements, done by SQLite in this process: what a network loses on the way
// there or back cannot be lost on purpose between here and workerd. That the store works on a real D1
// is shown beside, in d1.test.ts.

interface Bound extends D1Statement {
  sql: string
  values: readonly SqlValue[]
}

/** A database of which one operation fails: before it is done, or, with its answer lost, after. */
function failing(n: number, watch: Watch, isDone: boolean): D1Binding {
  const database = new Database(':memory:')
  async function attempt<Result>(work: () => Result): Promise<Result> {
    const fails = watch.isOn && ++watch.count === n
    if (fails && !isDone) throw new Error('D1_ERROR: network connection lost')
    const result = work()
    if (fails) throw new Error('D1_ERROR: network connection lost')
    return result
  }
  const bound = (sql: string, values: readonly SqlValue[]): Bound => ({
    sql,
    values,
    bind: (...values) => bound(sql, values),
    all: () => attempt(() => ({ results: database.prepare(sql).all(...values) })),
  })
  const runAll = database.transaction((statements: readonly Bound[]) =>
    statements.map(({ sql, values }) => {
      const statement = database.prepare(sql)
      if (statement.reader) return { meta: {}, results: statement.all(...values) }
      return { meta: { changes: Number(statement.run(...values).changes) } }
    }),
  )
  return {
    prepare: (sql) => bound(sql, []),
    // Each of them was made above.
    batch: (statements) => attempt(() => runAll(statements as Bound[])),
  }
}

describe('the n-th operation of d1Store()', () => {
  it.each([
    ['fail', false],
    ['be done, and its answer be lost', true],
  ])(
    'may %s, whichever it is: nothing but 503 is answered, and asking again ends as ever',
    async (_, isDone) => {
      for (let n = 1; ; n++) {
        const watch: Watch = { count: 0, isOn: false }
        await askEverything(d1Store(failing(n, watch, isDone)), watch, n)
        if (watch.count < n) return
        expect(n).toBeLessThan(500)
      }
    },
    120_000,
  )
})
