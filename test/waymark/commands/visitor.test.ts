import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@waymark/collector'
import { openStore } from '@waymark/collector/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../../packages/waymark/src/commands/command.ts'
import { deadLettersCommand } from '../../../packages/waymark/src/commands/dead-letters.ts'
import { retainCommand } from '../../../packages/waymark/src/commands/retain.ts'
import { visitorCommand } from '../../../packages/waymark/src/commands/visitor.ts'
import { aDeadLetter, aStoredBatch, aStoredTouchpoint } from '../../collector/stored.ts'
import { anEnvelope, aTouchpoint } from '../../helpers/envelope.ts'

let directory: string
let db: string
/** Stays open, as that of a collector which runs beside. */
let store: Store
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'waymark-visitor-'))
  db = join(directory, 'waymark.db')
  store = await openStore(db)
})
afterEach(async () => {
  await store.close()
  rmSync(directory, { recursive: true })
})

async function run(command: Command, ...argv: readonly string[]) {
  const lines: string[] = []
  async function* stdin() {}
  const print = (line: string) => void lines.push(line)
  const code = await command(argv, { env: { WAYMARK_DB: db }, stdin: stdin(), print })
  return { code, lines }
}

const COMMANDS = [
  ['visitor', visitorCommand, ['show', 'v']],
  ['retain', retainCommand, ['--days', '7']],
  ['dead-letters', deadLettersCommand, ['list']],
] as const

describe.each(COMMANDS)('waymark %s', (name, command, argv) => {
  it('prints its help', async () => {
    const { lines } = await run(command, '--help')
    expect(lines.join('\n')).toMatch(new RegExp(`^waymark ${name}: `))
  })

  it('makes no database where there is none', async () => {
    await expect(run(command, ...argv, '--db', join(directory, 'no.db'))).rejects.toThrow(
      /^Cannot .* as there is no database at /,
    )
  })
})

describe('waymark visitor', () => {
  beforeEach(async () => {
    const touchpoints = [
      aStoredTouchpoint({ id: 'a', anonymousId: 'tablet', userId: 'ann' }),
      aStoredTouchpoint({ id: 'b', anonymousId: 'tablet' }),
      aStoredTouchpoint({ id: 'c', anonymousId: 'other' }),
    ]
    const expiresAt = 9_000_000_000_000
    const deadLetters = [aDeadLetter({ anonymousId: 'tablet', expiresAt })]
    await store.write(aStoredBatch({ touchpoints, deadLetters }))
  })

  it('shows the ids joined to one', async () => {
    expect((await run(visitorCommand, 'show', 'ann')).lines).toEqual([
      expect.stringMatching(/^id +touchpoints +dead letters +first +last/),
      expect.stringMatching(/^ann +1 +0 +2026-09-21 +2026-09-21 +joined to tablet/),
      expect.stringMatching(/^tablet +2 +1 +2026-09-21 +2026-09-21 +joined to ann/),
    ])
  })

  it('says where nothing is stored, and in which site', async () => {
    expect((await run(visitorCommand, 'show', 'nobody')).lines).toEqual([
      'shop: nothing is stored of nobody',
    ])
  })

  it('exports exactly the ids named', async () => {
    const { lines } = await run(visitorCommand, 'export', 'tablet')
    const rows = lines.map((line) => JSON.parse(line))
    expect(rows.map(({ touchpoint }) => touchpoint?.id)).toEqual(['a', 'b', undefined])
  })

  it('fails to export what is not there, rather than to leave an empty file', async () => {
    await expect(run(visitorCommand, 'export', 'nobody', 'no-one')).rejects.toThrow(
      'Cannot export a visitor as nothing is stored of nobody, no-one in shop',
    )
  })

  it('erases exactly the ids named, beside a collector that then refuses them', async () => {
    const { lines } = await run(visitorCommand, 'erase', 'tablet', 'ann')
    expect(lines).toEqual([
      'Erased 2 touchpoints and 1 dead letter of tablet, ann in shop; what comes of them later is refused',
    ])
    const touchpoints = [aStoredTouchpoint({ id: 'late', anonymousId: 'tablet' })]
    expect(await store.write(aStoredBatch({ batchId: 'late', touchpoints }))).toMatchObject({
      stored: 0,
      erased: 1,
    })
    expect((await store.latest('shop', 9)).map(({ id }) => id)).toEqual(['c'])
    expect((await run(visitorCommand, 'show', 'ann')).lines[1]).toMatch(/^ann +0 +0 +– +– +erased/)
  })

  it.each([
    [['burn', 'v'], 'must be show, export or erase: current value is "burn"'],
    [['constructor', 'v'], 'must be show, export or erase'],
    [['erase'], 'at least one id must follow'],
    [['show'], 'one id must follow'],
    [['show', 'a', 'b'], 'one id must follow'],
    [['show', 'v', '--site', 'a b'], '--site must be'],
  ])('refuses %j', async (argv, message) => {
    await expect(run(visitorCommand, ...argv)).rejects.toThrow(message)
  })
})

describe('waymark retain', () => {
  it('deletes what is older', async () => {
    const now = Date.now()
    const at = (id: string, receivedAt: number) => aStoredTouchpoint({ id, receivedAt })
    const touchpoints = [at('old', now - 9 * 86_400_000), at('new', now)]
    await store.write(aStoredBatch({ receivedAt: now, touchpoints }))
    expect((await run(retainCommand, '--days', '7')).lines).toEqual(['shop: 1 touchpoint deleted'])
    expect((await store.latest('shop', 9)).map(({ id }) => id)).toEqual(['new'])
  })

  it.each([[[]], [['--days', '0']], [['--days', 'x']]])('refuses %j', async (argv) => {
    await expect(run(retainCommand, ...argv)).rejects.toThrow('--days must be 1 or more')
  })
})

describe('waymark dead-letters', () => {
  const expiresAt = 9_000_000_000_000
  const whole = JSON.stringify(
    anEnvelope({ touchpoints: [aTouchpoint({ id: 'again', url: 'https://shop.example/cart' })] }),
  )
  beforeEach(() =>
    store.write(
      aStoredBatch({
        touchpoints: [],
        deadLetters: [
          aDeadLetter({ id: 'good', body: whole, expiresAt }),
          aDeadLetter({ id: 'cut', isWhole: false, expiresAt }),
        ],
      }),
    ),
  )

  it('lists what was refused, newest first', async () => {
    const { lines } = await run(deadLettersCommand, 'list')
    expect(lines).toEqual([
      expect.stringMatching(/^cut +2026-09-21T.* bad_type +type must be a name/),
      expect.stringMatching(/^good /),
    ])
  })

  it('lists letters whole, and so many', async () => {
    const { lines } = await run(deadLettersCommand, 'list', '--json', '--limit', '1')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['cut'])
  })

  it.each([[['list']], [['replay', '--all']]])('says where there are none: %j', async (argv) => {
    expect(await run(deadLettersCommand, ...argv, '--site', 'other')).toEqual({
      code: 0,
      lines: ['other: no dead letters'],
    })
  })

  it('takes letters again, and says what became of each', async () => {
    expect(await run(deadLettersCommand, 'replay', 'good', 'nobody')).toEqual({
      code: 1,
      lines: ['good  stored', 'nobody  not there'],
    })
    expect(await store.latest('shop', 9)).toMatchObject([
      { id: 'again', stage: { stage: 'decision' } },
    ])
  })

  it('takes all of them again', async () => {
    expect(await run(deadLettersCommand, 'replay', '--all')).toEqual({
      code: 1,
      lines: ['good  stored', 'cut  not_whole'],
    })
  })

  it('takes letters again under the consent the configured site asks for', async () => {
    const config = join(directory, 'waymark.json')
    const shop = { origins: ['https://shop.example'], consent: 'required' }
    writeFileSync(config, JSON.stringify({ sites: { shop } }))
    const undecided = { ...JSON.parse(whole), consent: 'unknown' }
    const deadLetters = [aDeadLetter({ id: 'asks', body: JSON.stringify(undecided), expiresAt })]
    await store.write(aStoredBatch({ batchId: 'asks', touchpoints: [], deadLetters }))
    expect(await run(deadLettersCommand, 'replay', 'asks', '--config', config)).toEqual({
      code: 1,
      lines: ['asks  consent'],
    })
  })

  it.each([
    [['burn'], 'must be list or replay'],
    [['replay'], 'either ids or --all must be given'],
    [['replay', 'a', '--all'], 'either ids or --all must be given'],
    [['list', '--limit', '0'], '--limit must be 1 or more'],
  ])('refuses %j', async (argv, message) => {
    await expect(run(deadLettersCommand, ...argv)).rejects.toThrow(message)
  })
})
