import { quietly } from '../quietly.ts'
import type { Exchange } from '../storefronts/storefront.ts'
import { patch } from './patch.ts'
import { readRequestBody } from './request-body.ts'

/** Options for {@link tapNetwork}. */
export interface NetworkTapOptions {
  window: Window & typeof globalThis
  /** Tells by method and URL whether an exchange is worth copying. */
  isRelevant(request: Pick<Exchange, 'method' | 'url'>): boolean
  /** Gets each relevant exchange once its answer is here, or will not come. */
  onExchange(exchange: Exchange): void
}

/** Listening to the network. */
export interface NetworkTap {
  /** Whether a relevant request waits for its answer. */
  isBusy(): boolean
  /** Restores what is still ours and makes the rest a pass-through. */
  stop(): void
}

type Request = Pick<Exchange, 'method' | 'url' | 'requestHeaders' | 'requestBody'>
type Answer = Pick<Exchange, 'status' | 'responseHeaders' | 'responseBody'>
type GetHeader = (name: string) => string | null | undefined

/** Tells of one relevant request: `begin()` when it leaves, `end()` when it is over. */
interface Observer extends Pick<NetworkTapOptions, 'window' | 'isRelevant'> {
  begin(): void
  /** @param exchange - Absent where the answer is none to a cart call. */
  end(exchange?: Exchange): void
}

/** Bytes beyond which an answer is none to a cart call. */
const MAX_ANSWER_BYTES = 262_144
const TEXT_TYPE = /json|javascript|text\/(?!event-stream|css)/
// What readers may see of the headers; of any other the name alone: no cookie, no token.
const REQUEST_HEADERS = ['content-type', 'x-requested-with', 'next-action']
const RESPONSE_HEADERS = [
  ...['content-type', 'location', 'x-action-redirect'],
  // Say whose shop it is.
  ...['powered-by', 'x-powered-by', 'x-built-with', 'x-shopid'],
]

function copyHeaders(names: readonly string[], get: GetHeader): Record<string, string> {
  const entries = names.map((name) => [name, get(name)])
  return Object.fromEntries(entries.filter(([, value]) => value))
}

/** What readers may see of one header of a request. */
const seenValue = (name: string, value: string) => (REQUEST_HEADERS.includes(name) ? value : '')

/** Reads a stream to its end as text; `undefined`, and no further, once it grows too long. */
async function readAnswer(body: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
    if (text.length > MAX_ANSWER_BYTES) {
      await reader.cancel()
      return undefined
    }
  }
}

/** Reads the copy of an answer; `undefined` for what is none to a cart call. */
async function readResponse(response: Response): Promise<Answer | undefined> {
  const { status, headers } = response
  const isSmall = Number(headers.get('content-length')) <= MAX_ANSWER_BYTES
  if (status !== 204 && !(TEXT_TYPE.test(headers.get('content-type') ?? '') && isSmall)) return
  // Cloned in the task the answer came in: once the page has begun to read, it is too late.
  const stream = response.clone().body
  const responseBody = stream ? await readAnswer(stream) : ''
  if (responseBody === undefined) return undefined
  const responseHeaders = {
    ...copyHeaders(RESPONSE_HEADERS, (name) => headers.get(name)),
    // Of a redirect that was followed, where it led.
    ...(response.redirected && { location: response.url }),
  }
  return { status, responseHeaders, responseBody }
}

function tapFetch({ window, isRelevant, begin, end }: Observer): () => void {
  /** What a call to `fetch` asks, with a copy of its body; `undefined` when it is not for us. */
  function readRequest([input, init]: unknown[]): Promise<Request> | undefined {
    const request = input instanceof window.Request ? input : undefined
    const { method = request?.method ?? 'GET', body, headers } = (init ?? {}) as RequestInit // fetch's own signature
    const url = request?.url ?? String(input)
    if (!isRelevant({ method, url })) return undefined
    const sent = headers ? new Headers(headers) : request?.headers
    const isText = /json|urlencoded|text/.test(sent?.get('content-type') ?? '')
    const copy =
      request && isText && !body && !request.bodyUsed
        ? request.clone().text()
        : readRequestBody(body)
    const requestHeaders =
      sent && Object.fromEntries([...sent].map(([name, value]) => [name, seenValue(name, value)]))
    return Promise.resolve(copy)
      .catch(() => undefined)
      .then((requestBody) => ({
        ...{ method, url },
        ...(requestHeaders ? { requestHeaders } : {}),
        ...(requestBody === undefined ? {} : { requestBody }),
      }))
  }

  return patch(window, 'fetch', (call, _receiver, args) => {
    const request = quietly(() => readRequest(args))
    const answer = call()
    if (!request || !(answer instanceof Promise)) return answer
    begin()
    const observe = async (reading: Promise<Answer | undefined>) => {
      const read = await reading.catch(() => undefined)
      end(read && { ...(await request), ...read })
    }
    // A derived promise, so that a rejection nobody handles is still reported as unhandled.
    return answer.then(
      (response) => {
        void observe(readResponse(response))
        return response
      },
      (error) => {
        void observe(Promise.resolve({ status: 0 }))
        throw error
      },
    )
  })
}

function tapXhr({ window, isRelevant, begin, end }: Observer): () => void {
  const { XMLHttpRequest } = window
  const { prototype } = XMLHttpRequest
  const requests = new WeakMap<object, Request>()

  /** Whether an answer comes from another address than was asked: a redirect was followed. */
  const isElsewhere = (answered: string, asked: string) =>
    answered !== '' && answered !== new URL(asked, window.document.baseURI).href.replace(/#.*/, '')

  function readAnswerOf(xhr: XMLHttpRequest, { url }: Request): Answer | undefined {
    const { status, responseType, responseURL } = xhr
    if (!status) return { status }
    const responseHeaders: Record<string, string> = {
      ...copyHeaders(RESPONSE_HEADERS, (name) => xhr.getResponseHeader(name)),
      ...(isElsewhere(responseURL, url) && { location: responseURL }),
    }
    const isText = TEXT_TYPE.test(responseHeaders['content-type'] ?? '')
    if (status !== 204 && !isText) return undefined
    // Reading `responseText` of any other type throws, and is caught.
    const responseBody = responseType === 'json' ? JSON.stringify(xhr.response) : xhr.responseText
    if (responseBody.length > MAX_ANSWER_BYTES) return undefined
    return { status, responseHeaders, responseBody }
  }

  const restoreOpen = patch(prototype, 'open', (call, xhr, [method, url]) => {
    quietly(() => {
      const request = { method: String(method), url: String(url) }
      requests.delete(Object(xhr))
      if (isRelevant(request)) requests.set(Object(xhr), request)
    })
    return call()
  })
  const restoreHeaders = patch(prototype, 'setRequestHeader', (call, xhr, [name, value]) => {
    quietly(() => {
      const request = requests.get(Object(xhr))
      const key = String(name).toLowerCase()
      if (!request) return
      request.requestHeaders = { ...request.requestHeaders, [key]: seenValue(key, String(value)) }
    })
    return call()
  })
  const restoreSend = patch(prototype, 'send', (call, xhr, [body]) => {
    quietly(() => {
      const request = requests.get(Object(xhr))
      if (!request || !(xhr instanceof XMLHttpRequest)) return
      const copy = readRequestBody(body)
      if (copy !== undefined && !(copy instanceof Promise)) request.requestBody = copy
      begin()
      let isOver = false
      const onEnd = () => {
        if (isOver) return
        isOver = true
        const answer = quietly(() => readAnswerOf(xhr, request))
        end(answer && { ...request, ...answer })
      }
      xhr.addEventListener('load', onEnd, { once: true })
      // Comes alone where there is no answer.
      xhr.addEventListener('loadend', onEnd, { once: true })
    })
    return call()
  })
  return () => {
    for (const restore of [restoreOpen, restoreHeaders, restoreSend]) restore()
  }
}

/**
 * Listens to `fetch` and `XMLHttpRequest` as a guest: calls go through with their receiver and
 * arguments, nothing is awaited or thrown, and only small textual answers of relevant exchanges
 * are copied.
 */
export function tapNetwork({ window, isRelevant, onExchange }: NetworkTapOptions): NetworkTap {
  let underWay = 0
  const observer: Observer = {
    window,
    isRelevant: (request) => quietly(() => isRelevant(request)) ?? false,
    begin: () => underWay++,
    end(exchange) {
      underWay--
      if (exchange) quietly(() => onExchange(exchange))
    },
  }
  const stops = [tapFetch(observer), tapXhr(observer)]
  return {
    isBusy: () => underWay > 0,
    stop() {
      for (const stop of stops) stop()
    },
  }
}
