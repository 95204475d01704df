import { memoryStore } from '@waymark/collector'
import { createWorker } from '@waymark/collector/workerd'
import { describe, expect, it } from 'vitest'
import { anEnvelope } from '../../helpers/envelope.ts'
import { ADMIN_TOKEN, BROWSER, ORIGIN } from '../open-collector.ts'

function openWorker() {
  const configured: object[] = []
  const kept: Promise<unknown>[] = []
  const worker = createWorker((env: { NAME: string }) => {
    configured.push(env)
    return {
      sink: memoryStore(),
      sites: { shop: { origins: [ORIGIN] } },
      adminToken: ADMIN_TOKEN,
      limits: { address: { perSecond: 0.001, burst: 1 } },
    }
  })
  const ask = (path: string, init?: RequestInit, env = { NAME: 'one' }) =>
    worker.fetch(new Request(`https://collect.example${path}`, init), env, {
      waitUntil: (promise) => void kept.push(promise),
    })
  return { ask, configured, kept }
}

const aBatch = (headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { ...BROWSER, ...headers },
  body: JSON.stringify(anEnvelope()),
})

describe('createWorker()', () => {
  it('is configured once for the same bindings', async () => {
    const { ask, configured } = openWorker()
    const [one, other] = [{ NAME: 'one' }, { NAME: 'other' }]
    for (const env of [one, one, other]) await ask('/healthz', {}, env)
    expect(configured).toEqual([one, other])
  })

  it('keeps at work on an answer when its sender hangs up', async () => {
    const { ask, kept } = openWorker()
    const answer = await ask('/v1/batch', aBatch())
    expect(await Promise.all(kept)).toEqual([answer])
    expect(answer.status).toBe(204)
  })

  it('counts by the address Cloudflare tells', async () => {
    const { ask } = openWorker()
    const env = { NAME: 'one' }
    const statuses: number[] = []
    for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.2']) {
      const answer = await ask('/v1/batch', aBatch({ 'cf-connecting-ip': address }), env)
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([204, 429, 204])
  })

  it('opens the report with the token only, whatever a request says of its way', async () => {
    const { ask } = openWorker()
    const headers = { 'cf-connecting-ip': '127.0.0.1', host: 'localhost' }
    expect((await ask('/metrics', { headers })).status).toBe(401)
    const authorization = `Bearer ${ADMIN_TOKEN}`
    expect((await ask('/metrics', { headers: { authorization } })).status).toBe(200)
  })
})
