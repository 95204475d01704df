import { askedLines } from './asked-lines.ts'
import { formFields, formTree, headerOf, parseJson, requestTree } from './exchange-body.ts'
import { fieldsOf, isObject, toId, toNumber } from './fields.ts'
import { parseUrl } from './site-url.ts'
import type { CartAsk, Exchange } from './storefront.ts'

// Some frameworks send what a component calls to the page's own URL, and answer with the page in a
// form of theirs. What is asked is in the arguments; of the answer only an error can be read.

const LIVEWIRE = /\/livewire(-\w+)?\/(update|message)\b/
const ADDS = /add.*(cart|basket|bag|line)|(cart|basket|bag|line).*add|^buy/i
const FAILED = /^\w*:E\{|"(success|ok)":false|"errors?":("[^"]|\[[^\]]|\{[^}])/m

/** The arguments of a server action: JSON, or a form whose names lead with a number. */
function actionArguments(exchange: Exchange): unknown {
  const fields = formFields(exchange)
  if (!fields) return requestTree(exchange)
  const args = fields.map(([name, value]) => [name.replace(/^\d+_/, ''), value] as const)
  return formTree(args.filter(([name]) => !/^\$ACTION|^\d*$/.test(name)))
}

/** The first call of a Livewire component that adds something to a cart. */
function livewireAsk(exchange: Exchange): CartAsk | undefined {
  for (const [path, value] of fieldsOf(requestTree(exchange))) {
    if (!/\.calls\.\d+$|\.updates\.\d+\.payload$/.test(path) || !isObject(value)) continue
    const { method, params } = value
    if (typeof method !== 'string' || !ADDS.test(method.slice(0, 80)) || !Array.isArray(params))
      continue
    const [itemId, quantity = 1] = [toId(params[0]), toNumber(params[1])]
    if (itemId) return { kind: 'add', lines: [{ itemId, quantity }] }
  }
  return undefined
}

/** Tells by the URL whether a request may be such a call: frameworks post to the page itself. */
export function isRpcUrl({ method }: Pick<Exchange, 'method'>, url: URL, pageUrl: string): boolean {
  const page = parseUrl(pageUrl)
  const isOwn = url.origin === page?.origin && url.pathname === page.pathname
  return method.toUpperCase() === 'POST' && (isOwn || LIVEWIRE.test(url.pathname))
}

/**
 * Reads what a component asks of the cart: Next.js server actions and Livewire.
 *
 * @returns `undefined` when it asks nothing of it, or failed.
 */
export function readRpcAsk(exchange: Exchange, url: URL): CartAsk | undefined {
  const { responseBody = '', requestHeaders } = exchange
  if (FAILED.test(responseBody.slice(0, 100_000))) return undefined
  if (LIVEWIRE.test(url.pathname)) return livewireAsk(exchange)
  if (headerOf(requestHeaders, 'next-action') === undefined) return undefined
  // Actions that answer with data are read like any other exchange.
  if (parseJson(responseBody)) return undefined
  const lines = askedLines(fieldsOf(actionArguments(exchange)))
  const counted = lines.filter(({ quantity = 0 }) => quantity > 0)
  return counted.length ? { kind: 'add', lines: counted } : undefined
}
