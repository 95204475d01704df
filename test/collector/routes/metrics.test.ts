import { memoryStore } from '@waymark/collector'
import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../../helpers/envelope.ts'
import { openCollector } from '../open-collector.ts'

describe('GET /metrics', () => {
  it('is open to whoever may look, only', async () => {
    const { app, ask } = openCollector()
    expect((await app.request('/metrics')).status).toBe(401)
    const answer = await ask('/metrics')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  })

  it('counts touchpoints by what became of them, and drops as they are told', async () => {
    const { send, ask } = openCollector()
    const bad = { ...aTouchpoint({ id: 'bad' }), type: 'Not A Type' }
    const envelope = anEnvelope({
      touchpoints: [aTouchpoint({ id: 'one' }), bad],
      drops: { queue_full: 3 },
    })
    await send(envelope)
    await send(envelope)
    const text = await (await ask('/metrics')).text()
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'waymark_touchpoints_total{outcome="stored"} 1',
        'waymark_touchpoints_total{outcome="duplicate"} 1',
        'waymark_touchpoints_rejected_total{reason="bad_type"} 2',
        'waymark_dead_letters_total 2',
        'waymark_client_drops_total{reason="queue_full"} 6',
        'waymark_requests_total{method="POST",path="/v1/batch",status="202"} 2',
        'waymark_sink_write_seconds_count 2',
        'waymark_sink_write_seconds_bucket{le="+Inf"} 2',
      ]),
    )
  })

  it('counts what was refused as a whole by reason, and what the sink could not store', async () => {
    const store = memoryStore()
    const sink = { ...store, write: () => Promise.reject(new Error('full')) }
    const { post, send, ask } = openCollector({ sink, deadLetterDays: 0 })
    await post('{')
    await send(anEnvelope({ touchpoints: [aTouchpoint()] }))
    const text = await (await ask('/metrics')).text()
    expect(text).toContain('waymark_requests_refused_total{reason="bad_json"} 1\n')
    expect(text).toContain('waymark_requests_refused_total{reason="store_unavailable"} 1\n')
    expect(text).toContain('waymark_touchpoints_total{outcome="failed"} 1\n')
  })

  it('keeps neither a word of a stranger nor more lines for more strangers', async () => {
    const { app, send, ask } = openCollector()
    const lines = async () => (await (await ask('/metrics')).text()).split('\n')
    await app.request('/nobody@example.com')
    await ask('/metrics')
    const before = (await lines()).length
    for (let stranger = 0; stranger < 50; stranger++) {
      await app.request(`/nobody-${stranger}@example.com`)
      await app.request(`/x${stranger}`, { method: `M${stranger}` })
      await app.request(`/metrics?who=${stranger}`)
    }
    await send(anEnvelope({ anonymousId: 'ada', userId: 'ada@example.com', touchpoints: [] }))
    const after = await lines()
    expect(after.join('\n')).not.toMatch(/nobody|example|ada/)
    expect(after.length - before).toBeLessThanOrEqual(2)
  })
})
