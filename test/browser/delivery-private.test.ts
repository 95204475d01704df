import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { BROWSER_NAMES } from '../../scripts/browsers.mjs'
import { startBare } from '../helpers/browsers/bare.ts'
import { isThere } from '../helpers/browsers/starters.ts'
import {
  type FaultyCollector,
  startFaultyCollector,
} from '../helpers/delivery/collector-process.ts'
import { ownAnswer } from '../helpers/delivery/fault.ts'
import { createSite, storedOf, withFault } from '../helpers/delivery/site.ts'
import { ensureBuild } from '../helpers/ensure-build.ts'

// A private window goes through an outage by itself: its second page takes over what the first one
// left. That the window is private shows in the next one, which knows nobody.

/** Two starts of a browser, and an outage between. */
const PRIVATE_TIMEOUT_MS = 120_000
const EACH = 10
// Firefox tells Global Privacy Control in such windows (153, checked 2026-11), so they grant.
const PAGES = `
waymark('consent', 'granted')
addEventListener('load', function () {
  setTimeout(function () {
    if (location.pathname === '/c') return waymark('track', 'seen_again')
    if (location.pathname === '/b') {
      make(${2 * EACH}, ${3 * EACH})
      return tell('b')
    }
    make(0, ${EACH})
    pause().then(function () {
      make(${EACH}, ${2 * EACH})
      return pause()
    }).then(function () { location.href = '/b' })
  })
})`

let collector: FaultyCollector
let directory: string

beforeAll(async () => {
  await ensureBuild()
  collector = await startFaultyCollector()
  directory = mkdtempSync(join(tmpdir(), 'waymark-private-'))
})
afterAll(async () => {
  await collector?.close()
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
})

describe.concurrent.each(BROWSER_NAMES)('a private window of %s', (name) => {
  it.skipIf(!isThere(name))(
    'loses nothing through an outage',
    { timeout: PRIVATE_TIMEOUT_MS },
    async ({ expect }) => {
      const siteId = `private-${name}`
      const site = await createSite(siteId, collector, { early: PAGES })
      const profile = join(directory, siteId)
      const open = (path: string) => startBare(name, profile, site.pages.url + path, true)
      const visitorsOf = async (type: string) => {
        const stored = storedOf(await site.gate.ledger(), type)
        return [...new Set(stored.map(({ anonymousId }) => anonymousId))]
      }
      site.expectMade(EACH)
      const browser = open('/a')
      try {
        await site.settle()
        await withFault(site, ownAnswer(503), async () => {
          site.expectMade(EACH)
          await site.pages.goOn()
          await site.until(({ wire }) => wire.some(({ status }) => status === 503))
          site.expectMade(EACH)
          await site.pages.goOn()
          await site.pages.told('b')
        })
      } finally {
        await browser.quit()
      }
      const visitors = await visitorsOf('made')
      const next = open('/c')
      await site.until((ledger) => storedOf(ledger, 'seen_again').length > 0).finally(next.quit)
      const { stored, lost, twice, thrown } = await site.verdict()
      site.close()
      expect({ stored, lost, twice, thrown }).toEqual({
        stored: 3 * EACH,
        lost: 0,
        twice: 0,
        thrown: [],
      })
      const known = (await visitorsOf('seen_again')).filter((id) => visitors.includes(id))
      expect([visitors.length, known]).toEqual([1, []])
    },
  )
})
