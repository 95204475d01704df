import type { ServedFile } from '@waymark/collector'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { describeInChromium } from '../helpers/in-chromium.ts'
import { type PageServer, startPageServer } from '../helpers/page-server.ts'
import { type Release, releaseOf, snippetOf } from '../helpers/snippet.ts'

// What `waymark snippet` prints, pasted into a page of another origin, in a real browser.

describeInChromium('the tag `waymark snippet` prints', (browser) => {
  let server: PageServer
  let page: Page
  let head: string

  beforeAll(ensureBuild)
  afterEach(async () => {
    await page.close()
    await server.close()
  })

  /**
   * Opens a page with the snippet; `change` is what the collector serves instead of the release.
   */
  async function open(
    flags: readonly string[],
    change: (release: Release) => Record<string, ServedFile> = () => ({}),
  ) {
    const release = releaseOf(flags.includes('--tag') ? '/assets/shop.js' : undefined)
    server = await startPageServer({
      files: { ...release.files, ...change(release) },
      html: () =>
        `<!doctype html><html lang="en"><title>Shop</title><head>${head}</head><body></body></html>`,
    })
    const snippet = await snippetOf(['--url', server.collectorUrl, '--site', 'shop', ...flags])
    head = snippet.replace('data-site', 'data-consent="not_required" data-site')
    page = await browser.newPage()
    const scripts: string[] = []
    const complaints: string[] = []
    page.on('response', (answer) => {
      if (/\.js$/.test(answer.url())) scripts.push(new URL(answer.url()).pathname)
    })
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(server.urlOf('/'))
    return { release, scripts, complaints }
  }

  const tampered = (release: Release, name: string) => {
    const path = Object.keys(release.files).find((path) => path.endsWith(name)) ?? ''
    const file = release.files[path]
    return file ? { [path]: { body: `${file.body};`, contentType: file.contentType } } : {}
  }
  const isTold = (complaints: string[]) =>
    vi.waitFor(() => expect(complaints.join('\n')).toMatch(/valid digest|integrity/i), 10_000)
  const storedTypes = async () => (await server.stored()).map(({ type }) => type)

  it.each([
    ['as it is', []],
    ['at a path of the shop’s choice', ['--tag', '/assets/shop.js']],
    ['with its import map', ['--import-map']],
  ])('runs, and its parts with it: %s', async (_, flags) => {
    const { release, scripts, complaints } = await open(flags)
    await vi.waitFor(async () => expect(await storedTypes()).toContain('page_view'), 10_000)
    const folder = release.tagPath.slice(0, release.tagPath.lastIndexOf('/'))
    await vi.waitFor(() => expect(scripts).toContain(`${folder}/storefronts.js`), 10_000)
    await vi.waitFor(() => expect(scripts).toContain(`${folder}/web-vitals.js`), 10_000)
    expect(scripts.filter((path) => !path.startsWith(`${folder}/`))).toEqual([])
    // The part that was checked did run: it tells what it measured.
    await vi.waitFor(async () => expect(await storedTypes()).toContain('web_vital'), 10_000)
    expect(complaints).toEqual([])
  })

  it('does not run when one byte of it is another', async () => {
    const { complaints } = await open([], (release) => tampered(release, '/waymark.js'))
    await isTold(complaints)
    expect(await page.evaluate('typeof window.waymark')).toBe('undefined')
    expect(await storedTypes()).toEqual([])
  })

  it('runs no part of it that was changed, with its import map', async () => {
    const { complaints } = await open(['--import-map'], (release) =>
      tampered(release, '/web-vitals.js'),
    )
    await isTold(complaints)
    await vi.waitFor(async () => expect(await storedTypes()).toContain('page_view'), 10_000)
    expect(await storedTypes()).not.toContain('web_vital')
  })
})
