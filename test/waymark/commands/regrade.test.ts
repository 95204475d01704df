import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@waymark/collector'
import { openStore } from '@waymark/collector/node'
import type { StoredTouchpoint } from '@waymark/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { regradeCommand } from '../../../packages/waymark/src/commands/regrade.ts'
import type { Environment } from '../../../packages/waymark/src/options.ts'

async function run(argv: readonly string[], env: Environment = {}) {
  const lines: string[] = []
  async function* stdin() {}
  const print = (line: string) => void lines.push(line)
  const code = await regradeCommand(argv, { env, stdin: stdin(), print })
  return { code, lines }
}

describe('waymark regrade', () => {
  let directory: string
  let databasePath: string
  /** Stays open, as that of a collector which runs beside. */
  let store: Store
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-regrade-'))
    databasePath = join(directory, 'waymark.db')
    store = await openStore(databasePath)
  })
  afterEach(async () => {
    await store.close()
    rmSync(directory, { recursive: true })
  })

  const write = (siteId: string, ...paths: readonly string[]) =>
    store.write({
      siteId,
      batchId: paths.join(),
      receivedAt: 1,
      drops: {},
      touchpoints: paths.map(
        (path): StoredTouchpoint => ({
          siteId,
          id: path,
          anonymousId: 'visitor',
          consent: 'granted',
          context: { sdk: 'test 1.0.0' },
          type: 'page_view',
          occurredAt: 1_790_000_000_000,
          receivedAt: 1,
          url: `https://shop.example${path}`,
          origin: { source: 'url', confidence: 1 },
        }),
      ),
    })

  it('tells what it read and changed, by old and new stage', async () => {
    await write('shop', '/cart', '/checkout', '/blog/tea')
    expect(await run(['--db', databasePath])).toEqual({
      code: 0,
      lines: [
        'shop: 3 touchpoints read, 3 changed',
        '  none → decision   2',
        '  none → awareness  1',
      ],
    })
  })

  it('tells what kept its stage', async () => {
    await write('shop', '/cart', '/checkout')
    await run(['--db', databasePath])
    const rules = join(directory, 'rules.json')
    writeFileSync(rules, '[{ "pattern": "/cart", "kind": "checkout" }]')
    const { lines } = await run(['--db', databasePath, '--rules', rules])
    expect(lines).toEqual(['shop: 2 touchpoints read, 2 changed', '  same stage, other grade  2'])
    expect((await store.latest('shop', 2)).map(({ stage }) => stage?.kind)).toEqual([
      'checkout',
      'checkout',
    ])
  })

  it('works beside a store that writes', async () => {
    const paths = Array.from({ length: 1_200 }, (_, index) => `/cart?line=${index}`)
    await write('shop', ...paths)
    const pass = run(['--db', databasePath])
    expect((await write('shop', '/late')).stored).toBe(1)
    expect((await pass).code).toBe(0)
    const [late, ...others] = await store.latest('shop', 1_201)
    expect(late?.id).toBe('/late')
    expect(new Set(others.map(({ stage }) => stage?.stage))).toEqual(new Set(['decision']))
  })

  it('grades the sites it is told', async () => {
    await write('tea', '/cart')
    await write('pots', '/cart')
    const { lines } = await run([], { WAYMARK_DB: databasePath, WAYMARK_SITE: 'tea, pots' })
    expect(lines.filter((line) => line.includes('read'))).toEqual([
      'tea: 1 touchpoint read, 1 changed',
      'pots: 1 touchpoint read, 1 changed',
    ])
  })

  it('makes no database where there is none', async () => {
    const missing = join(directory, 'missing.db')
    await expect(run(['--db', missing])).rejects.toThrow('there is no database')
    expect(existsSync(missing)).toBe(false)
  })

  it('prints its help', async () => {
    expect((await run(['-h'])).lines.join('\n')).toContain('Usage: waymark regrade')
  })
})
