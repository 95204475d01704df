import type { Envelope, StoredTouchpoint } from '@waymark/protocol'
import { ADMIN_TOKEN } from '../fixtures/options.ts'

/** One runtime that serves the fixture. */
export interface Served {
  /** Base URL; read by each test, as it is known only once the runtime listens. */
  url: () => string
  /** Whether the runtime can tell that a socket is loopback. */
  knowsLoopback: boolean
  /** Header in which what stands in front of the runtime names the visitor's address. */
  addressHeader: string
}

/** Asks one runtime as the contract needs it. */
export interface ContractClient extends Served {
  /** `fetch` of a path. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** The same as an admin. */
  askAdmin(path: string, init?: RequestInit): Promise<Response>
  /** JSON of what an admin asks. */
  readAdmin(path: string, init?: RequestInit): Promise<ReturnType<typeof JSON.parse>>
  /** Posts a body to the batch endpoint as a page of the shop. */
  post(body: BodyInit, init?: RequestInit): Promise<Response>
  /** Posts an envelope as a page of the shop, with headers of its own. */
  send(envelope: Envelope, headers?: Record<string, string>): Promise<Response>
  /** Reads back what is stored of a visitor. */
  stored(anonymousId: string, siteId?: string): Promise<StoredTouchpoint[]>
}

/** Origin of the site `shop`. */
export const ORIGIN = 'https://shop.example'

/** A public address nobody else in a test has. */
export function anAddress(): string {
  const byte = () => Math.floor(Math.random() * 256)
  return `198.51.${byte()}.${byte()}`
}

/** Makes a {@link ContractClient}. */
export function createContractClient(served: Served): ContractClient {
  const ask: ContractClient['ask'] = (path, init) => fetch(served.url() + path, init)
  const askAdmin: ContractClient['askAdmin'] = (path, init = {}) =>
    ask(path, {
      ...init,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...init.headers },
    })
  const post: ContractClient['post'] = (body, init = {}) =>
    ask(`/v1/batch?sentAt=${Date.now()}`, {
      method: 'POST',
      body,
      ...init,
      headers: { origin: ORIGIN, ...init.headers },
    })
  return {
    ...served,
    ask,
    askAdmin,
    readAdmin: async (path, init) => (await askAdmin(path, init)).json(),
    post,
    send: (envelope, headers = {}) => post(JSON.stringify(envelope), { headers }),
    async stored(anonymousId, siteId = 'shop') {
      const answer = await askAdmin(`/map/sites/${siteId}/visitors/${anonymousId}`)
      const [, json = ''] = /<pre>(.*)<\/pre>/s.exec(await answer.text()) ?? []
      return JSON.parse(json.replaceAll('&lt;', '<').replaceAll('&amp;', '&'))
    },
  }
}
