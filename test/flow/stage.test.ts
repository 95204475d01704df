import type { Source } from '@waymark/client'
import type { PageFacts, StageGrade, StoredTouchpoint, Touchpoint } from '@waymark/protocol'
import { createStageInference, inferStage } from '@waymark/stage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { regradeSite } from 'waymark'
import { createShop } from '../../examples/storefront/shop.ts'
import { createVisitor } from './visitor.ts'
import { openWaymark, type WaymarkInProcess } from './waymark-in-process.ts'

// One answer from the browser, the collector and the store, for every page the demo shop has.

const { routes } = createShop({})
const PATHS = [
  ...new Set(
    routes
      .filter(({ method, path }) => method === 'GET' && !/\*|^\/api\//.test(path))
      .map(({ path }) => path.replace(/:(\w+)(\{[^}]*\})?\??/g, 'some-$1')),
  ),
]
const FACTS: readonly PageFacts[] = [
  {},
  { products: 1, ogType: 'product', lang: 'en' },
  { bodyClass: 'page woocommerce-checkout', storefront: 'generic' },
]
const TYPES = ['view_item', 'add_to_cart', 'purchase', 'share', 'newsletter_opened'] as const

const told = (facts: PageFacts): Source => ({
  name: 'facts',
  start: ({ onPage, describePage }) => onPage(() => describePage(facts)),
})

describe('the stage of a page of the demo shop', () => {
  let waymark: WaymarkInProcess
  let stored: readonly StoredTouchpoint[]
  /** Grades as they left the browser, by touchpoint id. */
  const sent = new Map<string, StageGrade | undefined>()

  beforeAll(async () => {
    let clock = Date.UTC(2026, 2, 2, 9)
    waymark = await openWaymark(() => clock)
    const visitor = createVisitor({
      now: () => clock,
      request(url, init) {
        const { touchpoints }: { touchpoints: Touchpoint[] } = JSON.parse(String(init.body))
        for (const { id, stage } of touchpoints) sent.set(id, stage)
        return waymark.request(url, init)
      },
    })
    for (const path of PATHS) {
      for (const facts of FACTS) {
        const tracker = await visitor.open(path, { stage: inferStage, sources: [told(facts)] })
        for (const type of TYPES) tracker.track(type)
        clock += 1_000
      }
    }
    await visitor.leave()
    stored = await waymark.stored()
  })
  afterAll(() => waymark.close())

  it('is told of every page', () => {
    expect(PATHS.length).toBeGreaterThan(10)
    expect(stored).toHaveLength(PATHS.length * FACTS.length * (TYPES.length + 1))
    expect(stored.filter(({ facts }) => facts?.bodyClass)).toHaveLength(stored.length / 3)
  })

  it('is the same in the browser and in the store', () => {
    for (const { id, stage } of stored) expect(sent.get(id)).toEqual(stage)
  })

  it('is the same when what is stored is graded anew', async () => {
    expect(await regradeSite(waymark.store, 'shop', inferStage)).toMatchObject({
      read: stored.length,
      changed: 0,
    })
  })

  it('is the one of the shop’s own rules once it is graded by them', async () => {
    const shop = createStageInference({ rules: [{ pattern: '/*', stage: 'retention' }] })
    const { changed } = await regradeSite(waymark.store, 'shop', shop.inferStage)
    expect(changed).toBe(stored.length)
    for (const { url = '', type, facts, stage } of await waymark.stored()) {
      expect(stage).toEqual(shop.inferStage(url, { ...facts, type }))
    }
  })
})
