import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { createUuid } from '@waymark/protocol'
import { ORIGIN } from './collector-options.ts'

/** An address anybody may have (RFC 5737); who is not told of proxies does not believe it. */
const CLIENT = '203.0.113.1'

const HEADERS = {
  Origin: ORIGIN,
  'Content-Type': 'text/plain;charset=UTF-8',
  'Accept-Language': 'en-GB,en;q=0.9',
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'Sec-CH-UA': '"Chromium";v="141", "Google Chrome";v="141", "Not?A_Brand";v="8"',
  'Sec-CH-UA-Mobile': '?0',
  'Sec-CH-UA-Platform': '"Linux"',
}

const PRODUCT_COUNT = 2_000

/** Four pages in turn, one of them of a product; few products get most views. */
function aPage(seq: number): string {
  const product = Math.floor(Math.random() ** 3 * PRODUCT_COUNT)
  const pages = ['', 'collections/tea', `products/tea-${product}?utm_source=newsletter`, 'cart']
  return pages[seq % pages.length] ?? ''
}

function aTouchpoint(seq: number, streamId: string, sessionId: string) {
  const page = aPage(seq)
  const isProduct = page.startsWith('products/')
  return {
    id: createUuid(),
    streamId,
    seq,
    sessionId,
    type: isProduct ? 'view_item' : 'page_view',
    occurredAt: Date.now() - 1_000 * (20 - seq),
    url: `${ORIGIN}/${page}`,
    title: 'Sencha, 100 g: green tea from Shizuoka',
    ...(seq === 0 ? { referrer: 'https://www.google.com/' } : {}),
    ...(isProduct
      ? {
          value: 12.9,
          currency: 'EUR',
          items: [{ item_id: 'SEN-100', item_name: 'Sencha, 100 g', price: 12.9, quantity: 1 }],
        }
      : { props: { place: 'header', position: seq } }),
    facts: { storefront: 'shopify', ogType: 'product', lang: 'en' },
    origin: { source: 'url', confidence: 0.6 },
  }
}

/** A body of twenty touchpoints of one document, never the same twice. */
export function aBatch(siteId = 'shop'): Buffer {
  const [streamId, sessionId] = [createUuid(), createUuid()]
  return Buffer.from(
    JSON.stringify({
      protocolVersion: 1,
      siteId,
      batchId: createUuid(),
      anonymousId: createUuid(),
      consent: 'granted',
      context: {
        sdk: 'waymark/0.1.0',
        locale: 'en-GB',
        timeZone: 'Europe/London',
        viewport: '1280x720',
      },
      touchpoints: Array.from({ length: 20 }, (_, seq) => aTouchpoint(seq, streamId, sessionId)),
    }),
  )
}

/** What a server said to a batch. */
export interface Answer {
  status: number
  /** Value of `Retry-After`. */
  retryAfter?: string | undefined
}

/**
 * Sends a batch as a page does.
 *
 * @param from - Address the request says it was passed on for.
 */
export function post(url: string, body: Buffer, agent: Agent, from = CLIENT): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { ...HEADERS, 'X-Forwarded-For': from, 'Content-Length': body.length }
    const call = request(`${url}?sentAt=${Date.now()}`, { method: 'POST', agent, headers })
    call.once('error', (error: NodeJS.ErrnoException) => {
      // The server closed a connection that was idle, as it may at any time.
      const isClosed = call.reusedSocket && error.code === 'ECONNRESET'
      if (isClosed) resolve(post(url, body, agent, from))
      else reject(new Error(`No answer of ${url}`, { cause: error }))
    })
    call.once('response', (answer) => {
      const { statusCode: status = 0, headers } = answer
      answer.resume().once('end', () => resolve({ status, retryAfter: headers['retry-after'] }))
    })
    call.end(body)
  })
}

/** Sends one batch, and gives the milliseconds until it was acknowledged. */
async function send(url: string, agent: Agent): Promise<number> {
  const body = aBatch()
  const start = performance.now()
  const { status } = await post(url, body, agent)
  if (status !== 204) throw new Error(`Expected 204 of ${url}: got ${status}`)
  return performance.now() - start
}

/** Sends so many batches over so many connections, each as soon as the one before is answered. */
export async function load(
  url: string,
  { batches, connections }: { batches: number; connections: number },
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  let left = batches
  async function sendInTurn(): Promise<void> {
    while (left-- > 0) latencies.push(await send(url, agent))
  }
  await Promise.all(Array.from({ length: connections }, sendInTurn))
  agent.destroy()
  return latencies.sort((a, b) => a - b)
}

/** Sends so many batches a second, or as many as are answered. */
export async function pace(
  url: string,
  options: { durationMs: number; perSecond: number; connections: number },
): Promise<number[]> {
  const { durationMs, perSecond, connections } = options
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const start = performance.now()
  const latencies: number[] = []
  async function sendInTurn(first: number): Promise<void> {
    for (let turn = first; ; turn += connections) {
      const dueMs = (turn * 1_000) / perSecond
      if (dueMs >= durationMs || performance.now() - start >= durationMs) return
      await wait(Math.max(0, start + dueMs - performance.now()))
      latencies.push(await send(url, agent))
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, first) => sendInTurn(first)))
  agent.destroy()
  return latencies.sort((a, b) => a - b)
}
