import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { createCollector, type Store } from '@waymark/collector'
import type { DropCounts, Envelope } from '@waymark/protocol'
import { type Fault, fateOf } from './fault.ts'

/** One request with touchpoints, as it came over the wire. */
export interface WireEntry {
  /** Epoch milliseconds. */
  at: number
  batchId: string
  touchpointIds: readonly string[]
  drops: DropCounts
  bytes: number
  isGzipped: boolean
  /** Whether the collector has stored what was in it, be it answered or not. */
  isStored: boolean
  /** `undefined` where none was sent. */
  status?: number
}

/** One site's way to the collector: a port of its own, with a fault before the real thing. */
export interface Gate {
  readonly url: string
  readonly wire: readonly WireEntry[]
  /** Questions of browsers whether they may send at all. */
  preflightCount(): number
  setFault(fault: Fault): Promise<void>
}

const isGzipped = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b

function readText(bytes: Buffer): string {
  return (isGzipped(bytes) ? gunzipSync(bytes) : bytes).toString()
}

function toWireEntry(bytes: Buffer, text: string): WireEntry | undefined {
  try {
    // What a page sends to its collector, and the collector checks it itself.
    const { batchId, touchpoints, drops = {} } = JSON.parse(text) as Partial<Envelope>
    const touchpointIds = (touchpoints ?? []).map(({ id }) => id)
    const entry = { at: Date.now(), batchId: batchId ?? '', touchpointIds, drops }
    return { ...entry, bytes: bytes.length, isGzipped: isGzipped(bytes), isStored: false }
  } catch {
    return undefined
  }
}

function listen(server: Server, port: number): Promise<unknown> {
  const listening = once(server, 'listening')
  server.listen(port, '127.0.0.1')
  return listening
}

/** Opens a gate before a collector that knows this one site, and takes it from any origin. */
export async function createGate(siteId: string, store: Store): Promise<Gate> {
  const collector = createCollector({ sink: store, sites: { [siteId]: { origins: ['*'] } } })
  const wire: WireEntry[] = []
  let fault: Fault = { kind: 'none' }
  let port = 0
  let preflightCount = 0

  function collect(request: IncomingMessage, body: Buffer): Promise<Response> {
    const { method = 'GET', url, headers } = request
    const wanted = ['origin', 'content-type', 'access-control-request-headers']
    const passed = wanted.flatMap((name) => (headers[name] ? [[name, `${headers[name]}`]] : []))
    return Promise.resolve(
      collector.fetch(
        new Request(`http://127.0.0.1:${port}${url}`, {
          method,
          headers: Object.fromEntries(passed),
          ...(method === 'POST' && { body: new Uint8Array(body) }),
        }),
      ),
    )
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(request)
    const text = readText(bytes)
    const entry = request.method === 'POST' ? toWireEntry(bytes, text) : undefined
    if (entry) wire.push(entry)
    if (request.method === 'OPTIONS') preflightCount++
    const fate = fateOf(fault, request, text)
    if (fate.kind === 'answer') {
      if (entry) entry.status = fate.status
      const cors = {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'Retry-After',
      }
      response.writeHead(fate.status, { ...cors, ...fate.headers }).end(fate.body)
      return
    }
    if (fate.kind === 'collect' || fate.isStored) {
      const answer = await collect(request, bytes)
      if (entry) entry.isStored = answer.status === 204 || answer.status === 202
      if (fate.kind === 'collect') {
        if (entry) entry.status = answer.status
        response.writeHead(answer.status, Object.fromEntries(answer.headers))
        response.end(Buffer.from(await answer.arrayBuffer()))
        return
      }
    }
    if (fate.kind === 'reset') request.socket.destroy()
  }

  const server = createServer((request, response) => {
    // Whoever hung up in the middle is a page that is gone.
    handle(request, response).catch(() => request.socket.destroy())
  })
  await listen(server, 0)
  // A server that listens on TCP has an address of this form.
  port = (server.address() as AddressInfo).port

  return {
    url: `http://127.0.0.1:${port}`,
    wire,
    preflightCount: () => preflightCount,
    async setFault(next) {
      const wasRefused = fault.kind === 'refused'
      fault = next
      if (next.kind === 'refused' && !wasRefused) {
        server.close()
        server.closeAllConnections()
      }
      if (next.kind !== 'refused' && wasRefused) await listen(server, port)
    },
  }
}
