import { once } from 'node:events'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { request } from 'node:http'
import { connect } from 'node:net'
import { json } from 'node:stream/consumers'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { LIMITS } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../envelope.ts'
import type { ContractClient } from './contract-client.ts'
import { anAddress, ORIGIN } from './contract-client.ts'

/** Sends a part of a body and then nothing; gives the answer. */
async function stall(url: string, headers: OutgoingHttpHeaders): Promise<IncomingMessage> {
  const sent = request(`${url}/v1/batch`, {
    method: 'POST',
    headers: { origin: ORIGIN, ...headers },
  })
  sent.write('{"protocolVersion":')
  // Whoever has answered may hang up.
  sent.on('error', () => {})
  const [answer] = await once(sent, 'response')
  return answer
}

/** Sends a part of a body and hangs up. */
async function hangUp(url: string): Promise<void> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const head = `POST /v1/batch HTTP/1.1\r\nHost: ${hostname}\r\nOrigin: ${ORIGIN}\r\nContent-Length: 999`
  await new Promise((resolve) => socket.write(`${head}\r\n\r\n{"protocol`, resolve))
  socket.destroy()
}

/** What is too large, too slow, too deep or too much. */
export function describeLimits(client: ContractClient): void {
  const { url, ask, post, send, stored, addressHeader } = client

  describe('limits', () => {
    it.each([
      ['broken JSON', () => '{"protocolVersion":1', 400, 'bad_json'],
      ['an empty body', () => '', 400, 'bad_json'],
      ['broken gzip', () => new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), 400, 'bad_gzip'],
      ['no envelope', () => '[]', 400, 'bad_envelope'],
      ['a body too large', () => 'x'.repeat(LIMITS.bodyBytes + 1), 413, 'body_too_large'],
      [
        'a body too large once unpacked',
        () => new Uint8Array(gzipSync(' '.repeat(20_000_000))),
        413,
        'body_too_large',
      ],
    ])('refuses %s for good', async (_, body, status, reason) => {
      const answer = await post(body())
      expect(answer.status).toBe(status)
      expect(await answer.json()).toMatchObject({ reason, permanent: true })
    })

    it('refuses a coding it does not know', async () => {
      const headers = { 'content-encoding': 'br' }
      const answer = await post(brotliCompressSync(JSON.stringify(anEnvelope())), { headers })
      expect(answer.status).toBe(415)
    })

    it('refuses a chunked body as soon as it is too large', async () => {
      const chunk = new TextEncoder().encode(' '.repeat(65_536))
      let sentChunks = 0
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          sentChunks++
          if (sentChunks > 6) controller.close()
          else controller.enqueue(chunk)
        },
      })
      // `duplex` is required by fetch for a stream and missing from the DOM's types.
      const answer = await post(body, { duplex: 'half' } as RequestInit)
      expect(answer.status).toBe(413)
    })

    it('waits for a slow body only so long, however it is framed', async () => {
      const framed = [{ 'content-length': '999' }, { 'transfer-encoding': 'chunked' }]
      const answers = await Promise.all(framed.map((headers) => stall(url(), headers)))
      for (const answer of answers) {
        expect(answer.statusCode).toBe(408)
        expect(await json(answer)).toMatchObject({ reason: 'body_timeout', permanent: false })
        answer.socket.destroy()
      }
    })

    it('goes on when a sender hangs up amid a body', async () => {
      await Promise.all(Array.from({ length: 5 }, () => hangUp(url())))
      const envelope = anEnvelope()
      expect((await send(envelope)).status).toBe(204)
      expect(await stored(envelope.anonymousId)).toHaveLength(1)
    })

    it('survives JSON nested as deep as a body allows', async () => {
      const depth = 60_000
      const title = '['.repeat(depth) + ']'.repeat(depth)
      const good = aTouchpoint()
      const body = JSON.stringify(
        anEnvelope({ touchpoints: [good, aTouchpoint({ title: 'deep' })] }),
      )
      const answer = await post(body.replace('"deep"', title))
      expect(await answer.json()).toMatchObject({
        accepted: 1,
        rejected: [{ reason: 'bad_field' }],
      })
      expect((await ask('/healthz')).status).toBe(200)
    })

    it('asks an address that sends too much to come again, and no other one', async () => {
      const headers = { [addressHeader]: anAddress() }
      const statuses: number[] = []
      for (const _ of ['first', 'second', 'third']) {
        statuses.push((await send(anEnvelope(), headers)).status)
      }
      expect(statuses).toEqual([204, 204, 204])
      const answer = await send(anEnvelope(), headers)
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await answer.json()).toMatchObject({ reason: 'rate_limited', permanent: false })
      expect((await send(anEnvelope(), { [addressHeader]: anAddress() })).status).toBe(204)
    })
  })
}
