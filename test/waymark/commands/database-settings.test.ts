import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@waymark/collector/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupCommand } from '../../../packages/waymark/src/commands/backup.ts'
import { readDatabaseSettings } from '../../../packages/waymark/src/commands/database-settings.ts'
import { deadLettersCommand } from '../../../packages/waymark/src/commands/dead-letters.ts'
import { regradeCommand } from '../../../packages/waymark/src/commands/regrade.ts'
import { retainCommand } from '../../../packages/waymark/src/commands/retain.ts'
import { visitorCommand } from '../../../packages/waymark/src/commands/visitor.ts'
import { LOCAL_ORIGINS } from '../../../packages/waymark/src/read-sites.ts'
import { aStoredBatch, aStoredTouchpoint } from '../../collector/stored.ts'

const TEA = { origins: ['https://tea.example'], consent: 'required' }
const POTS = { origins: ['https://pots.example'] }

let directory: string
let config: string
let db: string

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'waymark-settings-'))
  db = join(directory, 'tea.db')
  config = join(directory, 'waymark.json')
  writeFileSync(
    config,
    JSON.stringify({ port: 9_000, db, stageRules: 'rules.json', sites: { tea: TEA, pots: POTS } }),
  )
})
afterAll(() => rmSync(directory, { recursive: true }))

describe('readDatabaseSettings()', () => {
  it('works on waymark.db and the shop when nothing is given', () => {
    expect(readDatabaseSettings({}, {})).toEqual({
      databasePath: 'waymark.db',
      sites: { shop: { origins: LOCAL_ORIGINS } },
      siteId: 'shop',
      stageRulesPath: undefined,
    })
  })

  it('reads the file the server is started with', () => {
    const settings = { databasePath: db, siteId: 'tea', stageRulesPath: 'rules.json' }
    expect(readDatabaseSettings({ config }, {})).toMatchObject(settings)
    expect(readDatabaseSettings({}, { WAYMARK_CONFIG: config })).toMatchObject(settings)
  })

  it('gives way to variables, and these to flags', () => {
    const env = {
      WAYMARK_DB: 'env.db',
      WAYMARK_SITE: 'env, other',
      WAYMARK_STAGE_RULES: 'env.json',
    }
    expect(readDatabaseSettings({ config }, env)).toMatchObject({
      databasePath: 'env.db',
      siteId: 'env',
      stageRulesPath: 'env.json',
    })
    const flags = { config, db: 'flag.db', site: 'flag', rules: 'flag.json' }
    expect(readDatabaseSettings(flags, env)).toMatchObject({
      databasePath: 'flag.db',
      siteId: 'flag',
      stageRulesPath: 'flag.json',
    })
  })

  it('takes of each site what is configured, if it is', () => {
    const sites = ['pots', 'constructor']
    expect(readDatabaseSettings({ config, site: sites }, {}).sites).toEqual({
      pots: POTS,
      constructor: { origins: LOCAL_ORIGINS },
    })
  })

  it.each([
    [{ db: ':memory:' }, {}, '--db must be the path of a file'],
    [{ site: 'a b' }, {}, '--site must be'],
    [{}, { WAYMARK_SITE: 'a b' }, 'WAYMARK_SITE must be'],
    [{ config: '/nowhere.json' }, {}, 'with "/nowhere.json"'],
  ])('refuses %j %j', (values, env, message) => {
    expect(() => readDatabaseSettings(values, env)).toThrow(message)
  })
})

describe.each([
  ['backup', backupCommand, () => [join(directory, 'copy.db')]],
  ['dead-letters', deadLettersCommand, () => ['list']],
  ['regrade', regradeCommand, () => ['--rules', join(directory, 'none.json')]],
  ['retain', retainCommand, () => ['--days', '400']],
  ['visitor', visitorCommand, () => ['show', 'ann']],
] as const)('waymark %s --config', (name, command, argv) => {
  beforeAll(async () => {
    const store = await openStore(db)
    const touchpoints = [
      aStoredTouchpoint({ siteId: 'tea', userId: 'ann', receivedAt: Date.now() }),
    ]
    await store.write(aStoredBatch({ siteId: 'tea', touchpoints }))
    await store.close()
    writeFileSync(join(directory, 'none.json'), '[]')
  })

  it('works on the database and the site of the file', async () => {
    const lines: string[] = []
    const print = (line: string) => void lines.push(line)
    const world = { env: {}, stdin: (async function* () {})(), print }
    expect(await command([...argv(), '--config', config], world)).toBe(0)
    const said = lines.join('\n')
    if (name === 'backup') expect(readdirSync(directory)).toContain('copy.db')
    else expect(said).toMatch(/^tea: |^id /)
    if (name === 'visitor') expect(said).toContain('ann')
    expect(readFileSync(config, 'utf8')).toContain('"port":9000')
  })

  it('tells of it in its help', async () => {
    const lines: string[] = []
    const print = (line: string) => void lines.push(line)
    await command(['--help'], { env: {}, stdin: (async function* () {})(), print })
    expect(lines.join('\n')).toMatch(/^ {2}--config <file> /m)
  })
})
