import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseOptions } from '../../packages/waymark/src/options.ts'
import { readConfig } from '../../packages/waymark/src/read-config.ts'

const SITES = { tea: { origins: ['https://tea.example'], consent: 'required' } }

describe('readConfig()', () => {
  let directory: string
  let path: string

  const write = (content: unknown) =>
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))

  function optionsOf(argv: string[], env = {}) {
    const parsed = parseOptions(['--config', path, ...argv], env)
    if (!parsed.ok || parsed.action !== 'start') throw new Error(JSON.stringify(parsed))
    return parsed.options
  }

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-config-'))
    path = join(directory, 'waymark.json')
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it('configures nothing without a file', () => {
    expect(readConfig(undefined)).toEqual({})
  })

  it('gives way to variables, and these to flags', () => {
    write({ port: 1_000, host: '::1', db: 'file.db', sites: SITES })
    const options = optionsOf(['--port', '3000'], { WAYMARK_PORT: '2000', WAYMARK_DB: 'env.db' })
    expect(options).toEqual({
      port: 3_000,
      hostname: '::1',
      databasePath: 'env.db',
      sites: SITES,
    })
  })

  it('says what no flag can: proxies to believe, rates, how long letters are kept', () => {
    const proxy = { addresses: ['10.0.0.0/8'], countryHeader: 'cf-ipcountry' }
    const limits = { address: { perSecond: 1, burst: 2 }, site: false, inFlight: 10 }
    write({ proxy, limits, deadLetterDays: 0 })
    expect(optionsOf([])).toMatchObject({ proxy, limits, deadLetterDays: 0 })
  })

  it('gives way with all its sites', () => {
    write({ sites: SITES })
    expect(Object.keys(optionsOf(['--site', 'pots']).sites ?? {})).toEqual(['pots'])
  })

  it.each([
    [{ prot: 1 }, 'it may have port, host'],
    [[], 'it must be an object'],
    [{ port: 'http' }, /port of ".*waymark\.json" must be 0–65535: current value is "http"/],
    [{ adminToken: 'short' }, /adminToken of ".*waymark\.json" must be at least 22/],
    [{ host: 1 }, 'host must be a text'],
    [{ proxy: { addresses: '10.0.0.1' } }, 'proxy.addresses must be a list'],
    [
      { proxy: { addresses: ['10.0.0.0/8', '10.0.0'] } },
      /waymark\.json": proxy\.addresses must each be like .*: current value is "10\.0\.0"/,
    ],
    [{ proxy: { addresses: [], addressHeader: 1 } }, 'proxy.addressHeader must be the name of a'],
    [{ proxy: { addresses: [], countryHeader: 'a b' } }, 'proxy.countryHeader must be the name'],
    [{ proxy: { address: [] } }, 'proxy may have addresses'],
    [{ limits: { address: true } }, 'limits.address must be an object'],
    [{ limits: { site: { perSecond: 'x', burst: 1 } } }, 'limits.site must be false, or perSecond'],
    [{ limits: { site: { perSecond: 1, burst: 0 } } }, 'limits.site must be false, or perSecond'],
    [{ limits: { inFlight: 0 } }, 'limits.inFlight must be 1 or more'],
    [{ deadLetterDays: -1 }, 'deadLetterDays must be 0 or more'],
    [{ sites: {} }, 'sites must name one'],
    [{ sites: { 'a b': SITES.tea } }, 'sites must be named by'],
    [{ sites: { tea: {} } }, 'sites.tea.origins must be a list of origins'],
    [{ sites: { tea: { origins: ['tea.example'] } } }, 'sites.tea.origins must be'],
    [{ sites: { tea: { ...SITES.tea, secrets: 'one' } } }, 'sites.tea.secrets must be a list'],
    [
      { sites: { tea: { ...SITES.tea, secrets: ['x'.repeat(21)] } } },
      /waymark\.json": sites\.tea\.secrets must be a list of texts of at least 22 characters each$/,
    ],
    [{ sites: { tea: { ...SITES.tea, consent: 'yes' } } }, 'sites.tea.consent must be one of'],
    [{ sites: { tea: { ...SITES.tea, renewsIdCookie: 1 } } }, 'renewsIdCookie must be true or'],
    [{ sites: { tea: { ...SITES.tea, origin: '*' } } }, 'sites.tea may have origins, secrets'],
  ])('says what is wrong with %j', (content, message) => {
    write(content)
    const parsed = parseOptions(['--config', path])
    expect(parsed.ok ? '' : parsed.message).toMatch(message)
  })

  it('keeps what it cannot parse out of the message', () => {
    write('{ "adminToken": "a-secret-of-the-shop')
    const parsed = parseOptions(['--config', path])
    expect(parsed).toMatchObject({ ok: false, message: expect.stringContaining('must be JSON') })
    expect(JSON.stringify(parsed)).not.toContain('secret')
  })

  it('names a file that is not there', () => {
    expect(() => readConfig(join(directory, 'none.json'))).toThrow(/none\.json": ENOENT/)
  })
})
