import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { json } from 'node:stream/consumers'
import { openStore } from '@waymark/collector/node'
import type { StoredTouchpoint } from '@waymark/protocol'
import type { Fault } from './fault.ts'
import { createGate, type Gate } from './gate.ts'

// The collector of the delivery tests, as a process of its own: the real one with its SQLite file,
// and per site a gate that can fail. `collector-process.ts` speaks to the control port it prints.

const [path = ''] = process.argv.slice(2)
const store = await openStore(path)
const gates = new Map<string, Promise<Gate>>()

/** The gate of a site, opened when it is first asked for. */
function gateOf(siteId: string): Promise<Gate> {
  const gate = gates.get(siteId) ?? createGate(siteId, store)
  gates.set(siteId, gate)
  return gate
}

async function storedOf(siteId: string): Promise<StoredTouchpoint[]> {
  const touchpoints: StoredTouchpoint[] = []
  for await (const touchpoint of store.read(siteId)) touchpoints.push(touchpoint)
  return touchpoints
}

const control = createServer(async (request, response) => {
  const siteId = (request.url ?? '').slice(1)
  const gate = await gateOf(siteId)
  // The one who asks is `collector-process.ts`.
  if (request.method === 'PUT') await gate.setFault((await json(request)) as Fault)
  const stored = request.method === 'GET' ? await storedOf(siteId) : []
  const { url, wire, preflightCount } = gate
  response.end(JSON.stringify({ url, wire, preflightCount: preflightCount(), stored }))
})

control.listen(0, '127.0.0.1', () => {
  // A server that listens on TCP has an address of this form.
  const { port } = control.address() as AddressInfo
  console.log(`listening on http://127.0.0.1:${port}`)
})
process.once('SIGTERM', () => store.close().then(() => process.exit(0)))
