import { inferStage } from '@waymark/stage'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { describeInChromium } from '../helpers/in-chromium.ts'
import { type PageServer, startPageServer } from '../helpers/page-server.ts'

// The script tag with `data-stage`, in a real browser. The collector beside it has no rules and
// keeps the browser's grades, so that they can be held against what its own rules would say.

const html = (_: URL, collectorUrl: string) => `<!doctype html><html lang="de"><title>Shop</title>
<body class="page"><script defer src="${collectorUrl}/waymark.js" data-site="shop" data-stage
data-consent="not_required" data-vitals="off"></script></body></html>`

describeInChromium('the script tag with data-stage', (browser) => {
  let server: PageServer
  let page: Page

  beforeAll(ensureBuild)
  beforeEach(async () => {
    server = await startPageServer({ html })
    page = await browser.newPage()
  })
  afterEach(async () => {
    await page.close()
    await server.close()
  })

  it.each(['/de/warenkorb', '/checkout?step=payment', '/some-name'])(
    'sends the grade a collector would give, for %s',
    async (path) => {
      const chunk = page.waitForResponse('**/stage.js')
      await page.goto(server.urlOf(path))
      await chunk
      // A chunk is there some time after its answer: a call is made until one is graded.
      const graded = await vi.waitFor(async () => {
        await page.evaluate("waymark('track', 'newsletter_opened')")
        const stored = await server.stored()
        const found = stored.filter(({ stage }) => stage)
        expect(found).not.toEqual([])
        return found
      }, 10_000)
      for (const { url = '', type, facts, stage } of graded) {
        expect(stage).toEqual(inferStage(url, { ...facts, type }))
      }
    },
  )
})
