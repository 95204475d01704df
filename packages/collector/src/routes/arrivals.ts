import type { Context } from 'hono'
import type { Sender } from '../authorise.ts'
import type { Decoded } from '../decode.ts'
import { decode } from '../decode.ts'
import { quoteOrigin } from '../origins.ts'
import type { BodyVerdict } from '../read-body.ts'
import { readBody } from '../read-body.ts'
import type { ReceiveContext } from '../receive.ts'
import type { RefusedRequest } from '../refusals.ts'
import { refuse } from '../refusals.ts'
import type { RequestFacts } from '../request-facts.ts'
import type { RequestReader } from './request-reader.ts'

/** What the routes that take touchpoints work with. */
export interface ReceivingRouteContext extends ReceiveContext {
  reader: RequestReader
  /** How long a body may take to arrive, in milliseconds. */
  bodyTimeoutMs: number
  now: () => number
}

/** A request that may come in, with its body read. */
export interface Arrival {
  /** The body's JSON, or why there is none. */
  decoded: Decoded
  /** Our clock at arrival, epoch milliseconds. */
  receivedAt: number
  facts: RequestFacts
  sender: Extract<Sender, { kind: 'request' }>
}

/** Lets a request in, reads its body and has it worked on. */
export type TakeArrival = <Result>(
  c: Context,
  maxBytes: number,
  work: (arrival: Arrival) => Promise<Result>,
) => Promise<Result | RefusedRequest>

type ReadBytes = Extract<BodyVerdict, { ok: true }> | RefusedRequest

/** Makes what every route that takes a body begins with. */
export function createArrivals(context: ReceivingRouteContext): TakeArrival {
  const { origins, admission, reader, bodyTimeoutMs, now, gunzip } = context

  async function read(c: Context, maxBytes: number): Promise<ReadBytes> {
    let body: BodyVerdict
    try {
      body = await readBody(c.req.raw, { maxBytes, timeoutMs: bodyTimeoutMs })
    } catch {
      // Whoever hung up will not read this; what matters is that it is no failure of ours.
      return refuse('bad_json', 'body ended before its length')
    }
    if (body.ok) return body
    return body.reason === 'timeout'
      ? refuse('body_timeout', `body must arrive within ${bodyTimeoutMs} ms`)
      : refuse('body_too_large', `body must be at most ${maxBytes} bytes`)
  }

  function decodeBody(c: Context, bytes: Uint8Array, maxBytes: number): Promise<Decoded> {
    const contentEncoding = c.req.header('content-encoding')?.slice(0, 64)
    return decode(bytes, {
      gunzip,
      maxBytes,
      ...(contentEncoding === undefined ? {} : { contentEncoding }),
    })
  }

  return async (c, maxBytes, work) => {
    const receivedAt = now()
    const sender = reader.sender(c)
    const { origin, authorization } = sender
    if (origin !== undefined && authorization === undefined && !origins.isListed(origin)) {
      const said = quoteOrigin(origin)
      return refuse('origin_not_allowed', `origin must be one of a site's: ${said} is not`)
    }
    const client = reader.client(c)
    const limited = await admission.ofNetwork(client.network)
    if (limited) return limited
    const facts = reader.facts(c, client)
    return admission.run(async () => {
      const body = await read(c, maxBytes)
      if (!body.ok) return body
      const decoded = await decodeBody(c, body.bytes, maxBytes)
      return work({ decoded, receivedAt, facts, sender })
    })
  }
}
