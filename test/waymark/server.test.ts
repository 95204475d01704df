import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningCollector, startWaymark, type WaymarkOptions } from 'waymark'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { anEnvelope } from '../runtime/envelope.ts'

const BUILD_MS = 120_000

describe('startWaymark()', () => {
  let directory: string
  let running: RunningCollector | undefined

  beforeAll(async () => {
    await ensureBuild()
    directory = mkdtempSync(join(tmpdir(), 'waymark-server-'))
  }, BUILD_MS)
  afterEach(async () => {
    await running?.close()
    running = undefined
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  async function start(options: WaymarkOptions = {}): Promise<string> {
    const databasePath = join(directory, 'waymark.db')
    running = await startWaymark({ port: 0, databasePath, ...options })
    return running.url
  }

  function send(url: string, envelope: object, origin = 'http://localhost:3000') {
    const headers = { Origin: origin }
    return fetch(`${url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify(envelope) })
  }

  async function sendTo(siteId: string, url: string) {
    const envelope = anEnvelope({ siteId })
    expect((await send(url, envelope)).status).toBe(204)
    return envelope
  }

  /** Where the links of a page lead, within the map. */
  async function linksOf(page: string): Promise<string[]> {
    const html = await (await fetch(page)).text()
    return [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href)
  }

  async function siteOf(page: Response): Promise<string | number> {
    return /<span class="site">([^<]+)/.exec(await page.text())?.[1] ?? page.status
  }

  it.each(['/waymark.js', '/storefronts.js', '/stage.js', '/consent-tools.js', '/web-vitals.js'])(
    'serves %s as script',
    async (path) => {
      const answer = await fetch((await start()) + path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    },
  )

  it('serves the tag by its own name, the shop’s, and pinned, and keeps the release', async () => {
    const releasesPath = join(directory, 'releases')
    const url = await start({ tagPath: '/assets/shop.js', releasesPath })
    const [id] = readdirSync(releasesPath)
    const tag = await (await fetch(`${url}/waymark.js`)).text()
    for (const path of ['/assets/shop.js', `/assets/${id}/shop.js`]) {
      expect(await (await fetch(url + path)).text(), path).toBe(tag)
    }
    const part = await fetch(`${url}/assets/${id}/stage.js`)
    expect(part.headers.get('cache-control')).toContain('immutable')
  })

  it('takes the pages of this machine for the site "shop"', async () => {
    expect((await send(await start(), anEnvelope())).status).toBe(204)
  })

  it('refuses pages of other origins', async () => {
    expect((await send(await start(), anEnvelope(), 'https://shop.example')).status).toBe(403)
  })

  it('grades what it stores', async () => {
    const url = await start()
    const envelope = anEnvelope()
    await send(url, envelope)
    const timeline = await (await fetch(`${url}/map/visitors/${envelope.anonymousId}`)).text()
    expect(timeline).toContain('Awareness')
    expect(timeline).toContain('Direct')
  })

  it('grades by the rules of the shop first', async () => {
    const stageRulesPath = join(directory, 'rules.json')
    writeFileSync(stageRulesPath, '[{ "pattern": "/*", "stage": "advocacy" }]')
    const url = await start({ stageRulesPath, databasePath: join(directory, 'rules.db') })
    const envelope = anEnvelope()
    await send(url, envelope)
    const timeline = await (await fetch(`${url}/map/visitors/${envelope.anonymousId}`)).text()
    expect(timeline).toContain('Your rule “/*” says so')
  })

  it('tells which rule of the shop is wrong, before it opens anything', async () => {
    const stageRulesPath = join(directory, 'wrong.json')
    writeFileSync(stageRulesPath, '[{ "pattern": "atelier", "kind": "product" }]')
    const databasePath = join(directory, 'wrong.db')
    await expect(startWaymark({ port: 0, stageRulesPath, databasePath })).rejects.toThrow(
      'Cannot use stage rule 1 as its pattern is not understood',
    )
    expect(existsSync(databasePath)).toBe(false)
  })

  it.each([
    [{ sites: { shop: { origins: [], secrets: ['short'] } } }, 'sites.shop.secrets must each be'],
    [{ proxy: { addresses: ['proxy'] } }, 'a proxy address must be like 10.0.0.1'],
    [{ limits: { site: { perSecond: 0, burst: 0 } } }, 'limits.site must allow at least one'],
    [{ adminToken: 'short' }, 'adminToken must be at least 22 characters'],
  ])('tells what of %j is wrong, before it opens anything', async (options, message) => {
    const databasePath = join(directory, 'misused.db')
    await expect(startWaymark({ port: 0, databasePath, ...options })).rejects.toThrow(message)
    expect(existsSync(databasePath)).toBe(false)
  })

  it('draws the map of the first site', async () => {
    const url = await start({ sites: { tea: { origins: [] }, pots: { origins: [] } } })
    expect(await (await fetch(`${url}/map`)).text()).toContain('<span class="site">tea</span>')
  })

  it('links from the map of a second site to pages of this site only', async () => {
    const origins = ['http://localhost:3000']
    const url = await start({ sites: { tea: { origins: [] }, pots: { origins } } })
    const { anonymousId } = await sendTo('pots', url)
    const links = await linksOf(`${url}/map/sites/pots`)
    expect(links.filter((link) => link.includes(anonymousId))).toHaveLength(1)
    const sites = links.map(async (link) => siteOf(await fetch(new URL(link, url))))
    expect(new Set(await Promise.all(sites))).toEqual(new Set(['pots']))
  })

  it('stops the live view from reloading by its own link', async () => {
    const url = await start()
    const links = await linksOf(`${url}/map/live`)
    const isReloading = async (link: string) =>
      (await (await fetch(new URL(link, url))).text()).includes('http-equiv="refresh"')
    expect(await isReloading('/map/live')).toBe(true)
    expect(await isReloading(links.find((link) => link.includes('/live?')) ?? '')).toBe(false)
  })

  it('finds again what it stored before a stop', async () => {
    const envelope = anEnvelope()
    await send(await start(), envelope)
    await running?.close()
    const answer = await fetch(`${await start()}/map/visitors/${envelope.anonymousId}`)
    expect(answer.status).toBe(200)
  })

  it('tells that a port is taken, and leaves no database behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    // A server that listens on TCP has an address of this form.
    const { port } = taken.address() as AddressInfo
    const databasePath = join(directory, 'taken.db')
    await expect(startWaymark({ port, databasePath })).rejects.toThrow(
      `port must be free: current value is ${port}`,
    )
    taken.close()
    expect(existsSync(databasePath)).toBe(false)
  })

  it('tells that an address is of another machine, and leaves no database behind', async () => {
    const databasePath = join(directory, 'elsewhere.db')
    await expect(startWaymark({ port: 0, hostname: '192.0.2.1', databasePath })).rejects.toThrow(
      'Cannot start waymark as it must be able to listen at 192.0.2.1:0',
    )
    expect(existsSync(databasePath)).toBe(false)
  })

  it('tells that the database is no file it can write', async () => {
    const databasePath = join(directory, 'folder.db')
    mkdirSync(databasePath)
    await expect(startWaymark({ port: 0, databasePath })).rejects.toThrow(
      'Cannot start waymark as the database must be a file it can write',
    )
  })
})
