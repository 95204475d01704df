import type { Exchange } from '../storefronts/storefront.ts'
import { patch, quietly } from './patch.ts'
import { readRequestBody } from './request-body.ts'

/** Options for {@link tapNetwork}. */
export interface NetworkTapOptions {
  window: Window & typeof globalThis
  /** Tells by method and URL whether an exchange is worth copying. */
  isRelevant(request: Pick<Exchange, 'method' | 'url'>): boolean
  /** Gets each relevant exchange once its answer is here. */
  onExchange(exchange: Exchange): void
}

type Request = Pick<Exchange, 'method' | 'url' | 'requestHeaders'>

/** Bytes of an answer beyond which it is no answer to a cart call. */
const MAX_ANSWER_BYTES = 262_144
const TEXT_TYPE = /json|javascript|text\/(?!event-stream|css)/

// All that adapters tell platforms by. Never cookies, tokens or authorisation.
const HEADERS = ['content-type', 'accept', 'x-requested-with', 'next-action']

function pickHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    HEADERS.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}

/** Reads a stream to its end as text; `undefined`, and no further, once it grows too long. */
async function readAnswer(body: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > MAX_ANSWER_BYTES) {
      await reader.cancel()
      return undefined
    }
  }
}

function isReadable(headers: Pick<Headers, 'get'>): boolean {
  return (
    TEXT_TYPE.test(headers.get('content-type') ?? '') &&
    Number(headers.get('content-length')) <= MAX_ANSWER_BYTES
  )
}

function tapFetch({ window, isRelevant, onExchange }: NetworkTapOptions): () => void {
  /** What a call to `fetch` asks, with a copy of its body; `undefined` when it is not for us. */
  function readRequest([input, init]: unknown[]) {
    const request = input instanceof window.Request ? input : undefined
    const options = (init ?? {}) as RequestInit // fetch's own signature
    const url = request?.url ?? (input instanceof URL ? input.href : input)
    const method = (options.method ?? request?.method ?? 'GET').toUpperCase()
    if (typeof url !== 'string' || !isRelevant({ method, url })) return undefined
    const given = options.headers ?? request?.headers
    const isOneShot =
      given &&
      Symbol.iterator in given &&
      !(Array.isArray(given) || given instanceof window.Headers)
    // An iterator can be walked once, and that is for the page's call to do.
    const headers = new window.Headers(isOneShot ? undefined : given)
    const isTextual = /json|urlencoded|text\//.test(headers.get('content-type') ?? '')
    const body =
      request && options.body === undefined && isTextual && !request.bodyUsed
        ? request
            .clone()
            .text()
            .catch(() => undefined)
        : readRequestBody(options.body)
    return { method, url, requestHeaders: pickHeaders(headers), body }
  }

  async function observe(
    { body, ...request }: Request & { body: ReturnType<typeof readRequestBody> },
    response: Response,
  ): Promise<void> {
    const { status, headers } = response
    const isText = isReadable(headers)
    if (!isText && status !== 204) return
    // Cloned in this very task: once the page has begun to read, it is too late.
    const copy = isText && response.body ? response.clone().body : undefined
    const responseBody = copy ? await readAnswer(copy) : ''
    if (responseBody === undefined) return
    const requestBody = body instanceof Promise ? await body : body
    onExchange({
      ...request,
      ...(requestBody === undefined ? {} : { requestBody }),
      status,
      responseHeaders: pickHeaders(headers),
      responseBody,
    })
  }

  return patch(window, 'fetch', (call, _receiver, args) => {
    const request = quietly(() => readRequest(args))
    const answer = call()
    if (!request || !(answer instanceof Promise)) return answer
    // A derived promise, so that a rejection nobody handles is still reported as unhandled.
    return answer.then((response) => {
      observe(request, response).catch(() => {})
      return response
    })
  })
}

function tapXhr({ window, isRelevant, onExchange }: NetworkTapOptions): () => void {
  const requests = new WeakMap<object, Request & { requestHeaders: Record<string, string> }>()
  const { XMLHttpRequest } = window
  const { prototype } = XMLHttpRequest

  function observe(xhr: XMLHttpRequest, request: Request, body: Exchange['requestBody']): void {
    const { status, responseType } = xhr
    const headers = new window.Headers()
    const type = xhr.getResponseHeader('content-type')
    if (type) headers.set('content-type', type)
    if (!/^(text|json)?$/.test(responseType) || (!isReadable(headers) && status !== 204)) return
    const responseBody = responseType === 'json' ? JSON.stringify(xhr.response) : xhr.responseText
    if (responseBody.length > MAX_ANSWER_BYTES) return
    onExchange({
      ...request,
      ...(body === undefined ? {} : { requestBody: body }),
      status,
      responseHeaders: pickHeaders(headers),
      responseBody,
    })
  }

  const undo = [
    patch(prototype, 'open', (call, xhr, [method, url]) => {
      quietly(() => {
        const request = { method: String(method).toUpperCase(), url: String(url) }
        if (!isRelevant(request)) requests.delete(xhr as object)
        else requests.set(xhr as object, { ...request, requestHeaders: {} })
      })
      return call()
    }),
    patch(prototype, 'setRequestHeader', (call, xhr, [name, value]) => {
      quietly(() => {
        const key = String(name).toLowerCase()
        const request = requests.get(xhr as object)
        if (request && HEADERS.includes(key)) request.requestHeaders[key] = String(value)
      })
      return call()
    }),
    patch(prototype, 'send', (call, xhr, [body]) => {
      quietly(() => {
        const request = requests.get(xhr as object)
        if (!request || !(xhr instanceof XMLHttpRequest)) return
        const requestBody = readRequestBody(body)
        const onLoad = () => {
          quietly(() =>
            observe(xhr, request, requestBody instanceof Promise ? undefined : requestBody),
          )
        }
        xhr.addEventListener('load', onLoad, { once: true })
      })
      return call()
    }),
  ]
  return () => {
    for (const restore of undo) restore()
  }
}

/**
 * Listens to `fetch` and `XMLHttpRequest` as a guest: calls go through with their receiver and
 * arguments, nothing is awaited or thrown, and only small textual answers of relevant exchanges
 * are copied.
 *
 * @returns Stops: restores what is still ours and makes the rest a pass-through.
 */
export function tapNetwork(options: NetworkTapOptions): () => void {
  const stopFetch = tapFetch(options)
  const stopXhr = tapXhr(options)
  return () => {
    stopFetch()
    stopXhr()
  }
}
