import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stageCommand } from '../../../packages/waymark/src/commands/stage.ts'
import type { Environment } from '../../../packages/waymark/src/options.ts'

async function run(argv: readonly string[], { input = '', env = {} as Environment } = {}) {
  const lines: string[] = []
  // In pieces that cut a letter of several bytes apart.
  async function* stdin() {
    for (const byte of new TextEncoder().encode(input)) yield Uint8Array.of(byte)
  }
  const code = await stageCommand(argv, {
    env,
    stdin: stdin(),
    print: (line) => void lines.push(line),
  })
  return { code, lines }
}

describe('waymark stage', () => {
  let directory: string
  let rules: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-stage-'))
    rules = join(directory, 'rules.json')
    writeFileSync(rules, '[{ "pattern": "/atelier/:piece", "kind": "product" }]')
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it('prints a table of stage, kind, confidence, address and reason', async () => {
    expect(await run(['https://shop.example/de/warenkorb', '/agb'])).toEqual({
      code: 0,
      lines: [
        'STAGE     KIND   CONFIDENCE  ADDRESS                            REASON',
        'decision  cart   0.98        https://shop.example/de/warenkorb  “warenkorb” in the address stands for: cart.',
        'none      legal  0.98        /agb                               “agb” in the address stands for: legal.',
      ],
    })
  })

  it('prints JSON', async () => {
    const { lines } = await run(['--json', '/cart', '/checkout'])
    expect(JSON.parse(lines.join('\n'))).toMatchObject([
      { url: '/cart', stage: 'decision', kind: 'cart', ruleVersion: expect.any(String) },
      { url: '/checkout', stage: 'decision', kind: 'checkout' },
    ])
  })

  it('reads addresses from standard input', async () => {
    const { lines } = await run(['--json', '-'], { input: '/cart\r\n\n  /kasse/größe \n' })
    const graded: { url: string }[] = JSON.parse(lines.join('\n'))
    expect(graded.map(({ url }) => url)).toEqual(['/cart', '/kasse/größe'])
  })

  it.each([
    ['--rules', () => run(['--rules', rules, '/atelier/order'])],
    ['WAYMARK_STAGE_RULES', () => run(['/atelier/order'], { env: { WAYMARK_STAGE_RULES: rules } })],
  ])('asks the rules of the shop first, told by %s', async (_, ask) => {
    expect((await ask()).lines[1]).toContain('Your rule “/atelier/:piece” says so.')
  })

  it('ends with 1 when one of them is no address of a page', async () => {
    expect((await run(['/cart', 'mailto:shop@example.com'])).code).toBe(1)
  })

  it.each([[[]], [['-']]])('is misused without an address: %j', async (argv) => {
    await expect(run(argv)).rejects.toThrow(RangeError)
  })

  it('prints its help', async () => {
    const { code, lines } = await run(['--help'])
    expect(code).toBe(0)
    expect(lines.join('\n')).toContain('Usage: waymark stage')
  })
})
