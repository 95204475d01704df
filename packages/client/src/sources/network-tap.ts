import { quietly } from '../quietly.ts'
import type { Exchange } from '../storefronts/storefront.ts'
import { patch } from './patch.ts'
import { readRequestBody } from './request-body.ts'

/** Options for {@link tapNetwork}. */
export interface NetworkTapOptions {
  window: Window & typeof globalThis
  /** Tells by method and URL whether an exchange is worth copying. */
  isRelevant(request: Pick<Exchange, 'method' | 'url'>): boolean
  /** Gets each relevant exchange once its answer is here. */
  onExchange(exchange: Exchange): void
}

type RequestHead = Pick<Exchange, 'method' | 'url'>
type RequestBody = Exchange['requestBody']

/** Bytes beyond which an answer is none to a cart call. */
const MAX_ANSWER_BYTES = 262_144
const TEXT_TYPE = /json|javascript|text\/(?!event-stream|css)/

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

/** Puts together what adapters may see: of the headers, the type alone. */
function toExchange(
  head: RequestHead,
  requestBody: RequestBody,
  answer: { status: number; type: string; body: string },
): Exchange {
  return {
    ...head,
    ...(requestBody === undefined ? {} : { requestBody }),
    status: answer.status,
    responseHeaders: { 'content-type': answer.type },
    responseBody: answer.body,
  }
}

function tapFetch({ window, isRelevant, onExchange }: NetworkTapOptions): () => void {
  /** What a call to `fetch` asks, with a copy of its body; `undefined` when it is not for us. */
  function readRequest([input, init]: unknown[]) {
    const request = input instanceof window.Request ? input : undefined
    const { method = request?.method ?? 'GET', body } = (init ?? {}) as RequestInit // fetch's own signature
    const url = request?.url ?? String(input)
    if (!isRelevant({ method, url })) return undefined
    const isText = /json|urlencoded|text/.test(request?.headers.get('content-type') ?? '')
    const copy =
      request && isText && !body && !request.bodyUsed
        ? request
            .clone()
            .text()
            .catch(() => undefined)
        : readRequestBody(body)
    return { head: { method, url }, copy }
  }

  async function observe(
    { head, copy }: { head: RequestHead; copy: RequestBody | Promise<RequestBody> },
    response: Response,
  ): Promise<void> {
    const { status, headers } = response
    const type = headers.get('content-type') ?? ''
    const isSmall = Number(headers.get('content-length')) <= MAX_ANSWER_BYTES
    if (status !== 204 && !(TEXT_TYPE.test(type) && isSmall)) return
    // Cloned in this very task: once the page has begun to read, it is too late.
    const stream = response.clone().body
    const body = stream ? await readAnswer(stream) : ''
    const requestBody = copy instanceof Promise ? await copy : copy
    if (body !== undefined) onExchange(toExchange(head, requestBody, { status, type, body }))
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
  const { XMLHttpRequest } = window
  const heads = new WeakMap<object, RequestHead>()

  function observe(xhr: XMLHttpRequest, head: RequestHead, requestBody: RequestBody): void {
    const { status, responseType } = xhr
    const type = xhr.getResponseHeader('content-type') ?? ''
    if (status !== 204 && !TEXT_TYPE.test(type)) return
    // Reading `responseText` of any other type throws, and is caught.
    const body = responseType === 'json' ? JSON.stringify(xhr.response) : xhr.responseText
    if (body.length > MAX_ANSWER_BYTES) return
    onExchange(toExchange(head, requestBody, { status, type, body }))
  }

  const restoreOpen = patch(XMLHttpRequest.prototype, 'open', (call, xhr, [method, url]) => {
    quietly(() => {
      const head = { method: String(method), url: String(url) }
      if (isRelevant(head)) heads.set(Object(xhr), head)
      else heads.delete(Object(xhr))
    })
    return call()
  })
  const restoreSend = patch(XMLHttpRequest.prototype, 'send', (call, xhr, [body]) => {
    quietly(() => {
      const head = heads.get(Object(xhr))
      if (!head || !(xhr instanceof XMLHttpRequest)) return
      const copy = readRequestBody(body)
      const requestBody = copy instanceof Promise ? undefined : copy
      const onLoad = () => void quietly(() => observe(xhr, head, requestBody))
      xhr.addEventListener('load', onLoad, { once: true })
    })
    return call()
  })
  return () => {
    restoreOpen()
    restoreSend()
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
  const stops = [tapFetch(options), tapXhr(options)]
  return () => {
    for (const stop of stops) stop()
  }
}
