import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { snippetCommand } from '../../../packages/waymark/src/commands/snippet.ts'
import type { Environment } from '../../../packages/waymark/src/options.ts'
import { ensureBuild } from '../../helpers/ensure-build.ts'

const BUILD_MS = 120_000
const SERVED = join(import.meta.dirname, '../../../packages/client/dist/served')
const COLLECTOR = 'https://collect.example'

async function run(argv: readonly string[], env: Environment = {}) {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const code = await snippetCommand(argv, { env, stdin: (async function* () {})(), print })
  return { code, lines }
}

// That browsers run what it prints, and nothing else, is shown in test/browser/snippet.test.ts.
describe('waymark snippet', () => {
  beforeAll(ensureBuild, BUILD_MS)

  it('prints the tag with the hash of its bytes, at an address of its own', async () => {
    const { code, lines } = await run(['--url', `${COLLECTOR}/`])
    const tag = readFileSync(join(SERVED, 'waymark.js'))
    const hash = createHash('sha384').update(tag).digest('base64')
    expect(code).toBe(0)
    expect(lines.join('\n').replace(/[\da-f]{16}/, '<release>')).toBe(
      `<script defer src="${COLLECTOR}/<release>/waymark.js" integrity="sha384-${hash}" crossorigin="anonymous" data-site="shop" data-endpoint="${COLLECTOR}/"></script>`,
    )
  })

  it.each([
    ['/t', 'src="/t/', 'data-endpoint="/t/"'],
    ['/', 'src="/', 'data-endpoint="/"'],
    ['https://shop.example/t/', 'src="https://shop.example/t/', '"https://shop.example/t/"'],
  ])('takes %s for where shoppers reach the collector', async (url, src, endpoint) => {
    const { lines } = await run(['--url', url])
    expect(lines[0]).toContain(src)
    expect(lines[0]).toContain(endpoint)
  })

  it('prints an import map of every part, and what a policy must allow', async () => {
    const { lines } = await run(['--url', COLLECTOR, '--import-map'])
    const text = lines.join('\n')
    const [, map = ''] = /<script type="importmap">(.*)<\/script>/.exec(text) ?? []
    const parts = Object.entries<string>(JSON.parse(map).integrity)
    expect(parts.length).toBeGreaterThan(10)
    for (const [url, integrity] of parts) {
      const [, name = ''] = /^https:\/\/collect\.example\/[\da-f]{16}\/(.+)$/.exec(url) ?? []
      const hash = createHash('sha384')
        .update(readFileSync(join(SERVED, name)))
        .digest('base64')
      expect(integrity).toBe(`sha384-${hash}`)
    }
    expect(text).toContain(`'sha256-${createHash('sha256').update(map).digest('base64')}'`)
  })

  it('prints a tag for each site, at the path the server is configured with', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'waymark-snippet-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    const config = join(directory, 'waymark.json')
    const origins = ['https://tea.example']
    const sites = { tea: { origins }, pots: { origins } }
    writeFileSync(config, JSON.stringify({ tag: '/assets/shop.js', sites }))
    const { lines } = await run(['--url', COLLECTOR], { WAYMARK_CONFIG: config })
    expect(lines.map((line) => /data-site="(\w+)"/.exec(line)?.[1])).toEqual(['tea', 'pots'])
    expect(lines[0]).toMatch(/src="https:\/\/collect\.example\/assets\/[\da-f]{16}\/shop\.js"/)
  })

  it.each([
    [[], '--url must be like'],
    [['--url', 'collect.example'], '--url must be like'],
    [['--url', 'javascript:alert(1)'], '--url must be like'],
    [['--url', '/t"onload="x'], '--url must be like'],
    [['--url', '//evil.test'], '--url must be like'],
    [['--url', `${COLLECTOR}/?a=1`], '--url must be like'],
    [['--url', COLLECTOR, '--site', '"><script>'], '--site must be'],
    [['--url', COLLECTOR, '--tag', 'shop.js'], '--tag must be a path'],
  ])('refuses %j', async (argv, message) => {
    await expect(run(argv)).rejects.toThrow(message)
  })

  it('prints its help', async () => {
    expect((await run(['--help'])).lines.join('\n')).toMatch(/^waymark snippet: /)
  })
})
