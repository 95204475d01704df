import type { Context } from 'hono'
import type { Sender } from '../authorise.ts'
import type { Client } from '../client-address.ts'
import { createClientReader } from '../client-address.ts'
import { isMeantForLoopback } from '../loopback.ts'
import type { ProxyOptions } from '../options.ts'
import type { HeaderReader } from '../read-facts.ts'
import { createFactsReader } from '../read-facts.ts'
import type { RequestFacts } from '../request-facts.ts'

/** What the runtime knows of a connection. */
export interface ConnectionReader {
  /** Whether a request's socket address is loopback. */
  isLocal: (c: Context) => boolean
  /** Address at the other end of the connection. */
  remoteAddress: (c: Context) => string | undefined
  /** Country of the visitor, where the runtime itself tells. */
  country: (c: Context) => string | undefined
}

/** Reads of a request what the routes ask for. */
export interface RequestReader {
  client(c: Context): Client
  facts(c: Context, client: Client): RequestFacts
  sender(c: Context): Sender & { kind: 'request' }
  /** Whether the browser reached us by https. */
  isSecure(c: Context): boolean
}

// Patterns see no more of a header than this.
const HEADER_LENGTH = 2_048

/** Makes a {@link RequestReader}. */
export function createRequestReader(
  options: ConnectionReader & { proxy?: ProxyOptions },
): RequestReader {
  const { isLocal, remoteAddress, country, proxy } = options
  const readClient = createClientReader(proxy)
  const readFacts = createFactsReader()
  const headerOf =
    (c: Context): HeaderReader =>
    (name) =>
      c.req.header(name)?.slice(0, HEADER_LENGTH)
  const client = (c: Context) => readClient(remoteAddress(c), headerOf(c))

  return {
    client,
    facts: (c, { country: told }) => readFacts(headerOf(c), country(c) ?? told),
    sender(c) {
      const header = headerOf(c)
      const origin = header('origin')
      const authorization = header('authorization')
      return {
        kind: 'request',
        ...(origin === undefined ? {} : { origin }),
        ...(authorization === undefined ? {} : { authorization }),
        // Asked last, as it is needed by few.
        isLocal: origin === undefined && isLocal(c) && isMeantForLoopback(c.req.raw.headers),
      }
    },
    isSecure: (c) =>
      c.req.url.startsWith('https:') || (proxy !== undefined && client(c).isSecure === true),
  }
}
