import { describe, expect, it } from 'vitest'
import { LATE_SCRIPT, SCRIPT } from '../fixtures/options.ts'
import type { ContractClient } from './contract-client.ts'

/** Health, files, and what is not there. */
export function describeServing({ ask }: ContractClient): void {
  describe('serving', () => {
    it('is alive', async () => {
      const answer = await ask('/healthz')
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ status: 'ok' })
    })

    it('is ready while its store answers', async () => {
      const answer = await ask('/readyz')
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ status: 'ok', sink: 'ok' })
    })

    it('serves the script with a strong tag, and nothing when the browser has it', async () => {
      const answer = await ask('/waymark.js')
      expect(await answer.text()).toBe(SCRIPT)
      const etag = answer.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[^"]+"$/)
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      const again = await ask('/waymark.js', { headers: { 'if-none-match': etag } })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
    })

    it.each(['br', 'gzip'])('serves a file as it was compressed by %s', async (coding) => {
      const answer = await ask('/late.js', { headers: { 'accept-encoding': coding } })
      expect(answer.headers.get('content-encoding')).toBe(coding)
      expect(await answer.text()).toBe(LATE_SCRIPT)
    })

    it('says in JSON that nothing is there', async () => {
      const answer = await ask('/nothing')
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ reason: 'not_found' })
    })
  })
}
