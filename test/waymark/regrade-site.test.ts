import { memoryStore, type Store } from '@waymark/collector'
import type { StageGrade } from '@waymark/protocol'
import { createStageInference, inferStage } from '@waymark/stage'
import { beforeEach, describe, expect, it } from 'vitest'
import { regradeSite } from 'waymark'
import { storedTouchpoint } from '../helpers/stored-touchpoint.ts'

const OLD: StageGrade = {
  stage: 'awareness',
  kind: 'content',
  confidence: 0.6,
  reason: 'An older rule.',
  ruleVersion: '0',
}

const touchpoint = (id: string, url?: string, stage?: StageGrade) =>
  storedTouchpoint({ id, ...(url === undefined ? {} : { url }), ...(stage ? { stage } : {}) })

describe('regradeSite()', () => {
  let store: Store
  beforeEach(async () => {
    store = memoryStore()
    const touchpoints = [
      touchpoint('a', 'https://shop.example/cart', OLD),
      touchpoint('b', 'https://shop.example/blog/tea', OLD),
      touchpoint('c', 'https://shop.example/privacy', OLD),
      touchpoint('d', 'https://shop.example/products/tea'),
      touchpoint('e'),
    ]
    await store.write({ siteId: 'shop', batchId: 'b', receivedAt: 1, touchpoints, drops: {} })
  })

  it('counts what it read and changed, and which stages moved', async () => {
    expect(await regradeSite(store, 'shop', inferStage)).toEqual({
      read: 5,
      changed: 4,
      moves: new Map([
        ['awareness → decision', 1],
        ['awareness → none', 1],
        ['none → consideration', 1],
      ]),
    })
  })

  it('stores what the rules say, with their version', async () => {
    const { inferStage: ours } = createStageInference({
      rules: [{ pattern: '/blog/*', stage: 'retention' }],
    })
    await regradeSite(store, 'shop', ours)
    const stored = []
    for await (const { url, stage } of store.read('shop')) if (url) stored.push([url, stage])
    expect(stored).toHaveLength(4)
    for (const [url, stage] of stored) expect(stage).toEqual(ours(String(url)))
  })

  it('goes through all pages, and lets others write after each it changed', async () => {
    let pauses = 0
    const pause = async () => {
      pauses++
    }
    const pass = await regradeSite(store, 'shop', inferStage, { limit: 2, pause })
    expect(pass).toMatchObject({ read: 5, changed: 4 })
    expect(pauses).toBe(2)
    expect(await regradeSite(store, 'shop', inferStage, { limit: 2, pause })).toMatchObject({
      read: 5,
      changed: 0,
    })
    expect(pauses).toBe(2)
  })
})
