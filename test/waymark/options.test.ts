import { describe, expect, it } from 'vitest'
import { type Environment, parseOptions } from '../../packages/waymark/src/options.ts'
import { LOCAL_ORIGINS } from '../../packages/waymark/src/read-sites.ts'

const TOKEN = 'a-token-of-twenty-four-c'

function optionsOf(line: string, env: Environment = {}) {
  const parsed = parseOptions(line.split(' ').filter(Boolean), env)
  if (!parsed.ok || parsed.action !== 'start') throw new Error(JSON.stringify(parsed))
  return parsed.options
}

function messageOf(line: readonly string[], env: Environment = {}) {
  const parsed = parseOptions(line, env)
  return parsed.ok ? undefined : parsed.message
}

describe('parseOptions()', () => {
  it('starts on loopback, for a shop of this machine, when nothing is given', () => {
    expect(optionsOf('')).toEqual({
      port: 8787,
      hostname: '127.0.0.1',
      databasePath: 'waymark.db',
      sites: { shop: { origins: LOCAL_ORIGINS } },
    })
  })

  it.each([
    ['--port 9000', { port: 9000 }],
    ['--port=0', { port: 0 }],
    ['--host 0.0.0.0', { hostname: '0.0.0.0' }],
    ['--host ::1', { hostname: '::1' }],
    ['--db data/tea.db', { databasePath: 'data/tea.db' }],
    ['--db C:\\tea.db', { databasePath: 'C:\\tea.db' }],
    [`--admin-token ${TOKEN}`, { adminToken: TOKEN }],
    ['--stage-rules rules.json', { stageRulesPath: 'rules.json' }],
    ['--tag /assets/shop.js', { tagPath: '/assets/shop.js' }],
    ['--releases kept', { releasesPath: 'kept' }],
    ['--site tea', { sites: { tea: { origins: LOCAL_ORIGINS } } }],
    ['--site tea --site tea', { sites: { tea: { origins: LOCAL_ORIGINS } } }],
    ['--origin https://tea.example', { sites: { shop: { origins: ['https://tea.example'] } } }],
    ['--origin http://localhost:*', { sites: { shop: { origins: ['http://localhost:*'] } } }],
    ['--origin *', { sites: { shop: { origins: ['*'] } } }],
  ])('reads %s', (line, options) => {
    expect(optionsOf(line)).toMatchObject(options)
  })

  it('gives an origin that names no site to every site', () => {
    expect(optionsOf('--site tea --site pots --origin https://shop.example').sites).toEqual({
      tea: { origins: ['https://shop.example'] },
      pots: { origins: ['https://shop.example'] },
    })
  })

  it('gives an origin that names a site to this site only', () => {
    expect(optionsOf('--site tea --site pots --origin pots=https://pots.example').sites).toEqual({
      tea: { origins: LOCAL_ORIGINS },
      pots: { origins: ['https://pots.example'] },
    })
  })

  it.each([
    [{ WAYMARK_PORT: '9000' }, { port: 9000 }],
    [{ WAYMARK_STAGE_RULES: 'rules.json' }, { stageRulesPath: 'rules.json' }],
    [{ WAYMARK_HOST: '0.0.0.0' }, { hostname: '0.0.0.0' }],
    [{ WAYMARK_DB: '/srv/tea.db' }, { databasePath: '/srv/tea.db' }],
    [{ WAYMARK_ADMIN_TOKEN: TOKEN }, { adminToken: TOKEN }],
    [
      { WAYMARK_SITE: 'tea, pots', WAYMARK_ORIGIN: 'https://a.example,tea=https://b.example' },
      {
        sites: {
          tea: { origins: ['https://a.example', 'https://b.example'] },
          pots: { origins: ['https://a.example'] },
        },
      },
    ],
  ])('reads the environment %o', (env, options) => {
    expect(optionsOf('', env)).toMatchObject(options)
  })

  it.each([
    [[], {}, 'text'],
    [['--log', 'json'], {}, 'json'],
    [[], { WAYMARK_LOG: 'json' }, 'json'],
  ])('writes the log by %j %j as %s', (line, env, logFormat) => {
    expect(parseOptions(line, env)).toMatchObject({ logFormat })
  })

  it('takes the flag where its variable says something else', () => {
    expect(optionsOf('--port 9000', { WAYMARK_PORT: '1' }).port).toBe(9000)
  })

  it('reads an empty variable as not set', () => {
    expect(optionsOf('', { WAYMARK_PORT: '', WAYMARK_ADMIN_TOKEN: '' })).toEqual(optionsOf(''))
  })

  it.each([
    ['help', ['--help']],
    ['help', ['-h', '--port', 'nonsense']],
    ['version', ['--version']],
    ['version', ['-v']],
  ])('asks for %s by %j', (action, line) => {
    expect(parseOptions(line)).toEqual({ ok: true, action })
  })

  it.each([
    [['--port', '65536'], '--port must be 0–65535: current value is "65536"'],
    [['--port', 'http'], '--port must be 0–65535: current value is "http"'],
    [['--port', ''], '--port must be 0–65535: current value is ""'],
    [['--host', 'http://x'], '--host must be an address or a host name'],
    [['--db', ''], '--db must be the path of a file: current value is ""'],
    [['--db', ':memory:'], '--db must be the path of a file: current value is ":memory:"'],
    [['--db', 'https://db.example'], '--db must be the path of a file'],
    [['--site', 'my shop'], '--site must be 1–64 letters, digits and . : _ -'],
    [['--site', 'x'.repeat(65)], '--site must be 1–64 letters'],
    [['--origin', 'shop.example'], '--origin must be like https://shop.example'],
    [['--origin', 'https://shop.example/'], '--origin must be like https://shop.example'],
    [['--origin', 'ftp://shop.example'], '--origin must be like https://shop.example'],
    [['--origin', 'https://*'], '--origin must be like https://shop.example'],
    [['--origin', 'tea=https://a.example'], '--origin must be of a site that --site names (shop)'],
    [['--admin-token', 'short'], '--admin-token must be at least 22 characters'],
    [['--tag', 'shop.js'], '--tag must be a path like /assets/shop.js'],
    [['--tag', '/../shop.js'], '--tag must be a path like /assets/shop.js'],
    [['--tag', '/shop'], '--tag must be a path like /assets/shop.js'],
    [['--log', 'xml'], '--log must be text or json: current value is "xml"'],
    [['--prt', '1'], "Unknown option '--prt'"],
    [['--port'], "Option '--port <value>' argument missing"],
    [['9000'], "Unexpected argument '9000'"],
  ])('refuses %j', (line, message) => {
    expect(messageOf(line)).toContain(message)
  })

  it.each([
    [{ WAYMARK_PORT: 'abc' }, 'WAYMARK_PORT must be 0–65535: current value is "abc"'],
    [{ WAYMARK_HOST: 'http://x' }, 'WAYMARK_HOST must be an address'],
    [{ WAYMARK_DB: ':memory:' }, 'WAYMARK_DB must be the path of a file'],
    [{ WAYMARK_ADMIN_TOKEN: 'short' }, 'WAYMARK_ADMIN_TOKEN must be at least 22 characters'],
    [{ WAYMARK_SITE: 'a b' }, 'WAYMARK_SITE must be 1–64 letters'],
    [{ WAYMARK_ORIGIN: 'shop' }, 'WAYMARK_ORIGIN must be like https://shop.example'],
    [{ WAYMARK_ORIGIN: 'tea=https://a.example' }, 'WAYMARK_ORIGIN must be of a site'],
  ])('names the variable that cannot be used: %o', (env, message) => {
    expect(messageOf([], env)).toContain(message)
  })

  it('never repeats a token', () => {
    expect(messageOf(['--admin-token', 'secret'])).not.toContain('secret')
  })

  it('answers in one line', () => {
    expect(messageOf(['--port', '-1'])).not.toContain('\n')
  })
})
