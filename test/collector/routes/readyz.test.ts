import type { Store } from '@waymark/collector'
import { memoryStore } from '@waymark/collector'
import { describe, expect, it } from 'vitest'
import { readyzRoute } from '../../../packages/collector/src/routes/readyz.ts'
import { NOW, openCollector } from '../open-collector.ts'

/** A store whose cheap read is another one. */
function storeThat(version: Store['version']): Store {
  return { ...memoryStore(), version }
}

describe('GET /readyz', () => {
  it('tells that the store answers', async () => {
    const answer = await openCollector().app.request('/readyz')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ status: 'ok', sink: 'ok' })
  })

  it('tells a failing store apart from a living process, and not why it fails', async () => {
    const sink = storeThat(() => Promise.reject(new Error('disk of /srv is broken')))
    const { app } = openCollector({ sink })
    const answer = await app.request('/readyz')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await answer.json()).toEqual({ status: 'unavailable', sink: 'unavailable' })
    expect((await app.request('/healthz')).status).toBe(200)
  })

  it('does not wait for a store that hangs', async () => {
    const store = storeThat(() => new Promise(() => {}))
    const app = readyzRoute({ store, siteIds: ['shop'], now: () => NOW, timeoutMs: 0 })
    expect((await app.request('/readyz')).status).toBe(503)
  })

  it('asks the store once a second, whoever asks', async () => {
    let time = NOW
    let asked = 0
    const sink = storeThat(async () => ++asked)
    const { app } = openCollector({ sink, now: () => time })
    for (const wait of [0, 500, 499]) {
      time += wait
      await app.request('/readyz')
    }
    expect(asked).toBe(1)
    time += 1
    await app.request('/readyz')
    expect(asked).toBe(2)
  })
})
