import { quietly } from '../quietly.ts'
import type { Exchange } from './storefront.ts'

type Tree = { [key: string]: unknown }

/** Parses JSON; anything else stays `undefined`. A guard prefix such as `)]}',` is skipped. */
export function parseJson(text: string | undefined): unknown {
  if (!text || !/^[^\w<]{0,9}[[{]/.test(text)) return undefined
  return quietly(() => JSON.parse(text))
}

/**
 * Makes a tree of form fields: `lines[0][id]=5` becomes `{ lines: { 0: { id: '5' } } }`. A value
 * that is JSON itself is parsed, as some platforms put a whole call into one field.
 */
export function formTree(entries: Iterable<readonly [string, string]>): Tree {
  // Without a prototype, so that a field named `__proto__` is a field.
  const root: Tree = Object.create(null)
  for (const [name, value] of entries) {
    const keys = name.split(/[[\]]+/).filter(Boolean)
    const last = keys.pop()
    if (last === undefined) continue
    let node = root
    for (const key of keys) {
      if (typeof node[key] !== 'object') node[key] = Object.create(null)
      // Only this function and JSON put objects into the tree.
      node = node[key] as Tree
    }
    const read = parseJson(value) ?? value
    // `ids[]` sent more than once is a list.
    const list = name.endsWith('[]') ? node[last] : undefined
    if (Array.isArray(list)) list.push(read)
    else node[last] = list === undefined ? read : [list, read]
  }
  return root
}

/** The fields of a multipart body written out as text; files are left out. */
function multipartFields(body: string): [string, string][] {
  const boundary = /^--[^\r\n]{1,80}/.exec(body)?.[0]
  if (!boundary) return []
  return body.split(boundary).flatMap((part): [string, string][] => {
    const [head = '', ...rest] = part.split(/\r?\n\r?\n/)
    const name = /\bname="([^"]*)"/.exec(head)?.[1]
    if (name === undefined || head.includes('filename=')) return []
    return [[name, rest.join('\n\n').replace(/\r?\n$/, '')]]
  })
}

/** The fields of a form that is given as such, or as multipart text. */
export function formFields({ requestBody: body }: Pick<Exchange, 'requestBody'>) {
  if (typeof body !== 'string') return body
  return body.startsWith('--') ? multipartFields(body) : undefined
}

/** What a request says in its body: parsed JSON or a form's tree. */
export function requestTree(exchange: Pick<Exchange, 'requestBody'>): unknown {
  const fields = formFields(exchange)
  if (fields) return formTree(fields)
  const { requestBody: body } = exchange
  if (typeof body !== 'string') return undefined
  return parseJson(body) ?? (body.includes('=') ? formTree(new URLSearchParams(body)) : undefined)
}

const DATA_PATH = /\.(js|json|data)$/

/**
 * Tells that data was asked for and a page came: a login's, a firewall's or one of maintenance, all
 * of which answer with 200.
 */
export function isWrongPage(exchange: Exchange): boolean {
  const { status, url, requestHeaders, requestBody, responseBody = '' } = exchange
  if (status >= 300 || !/^\s*<(!doctype|html)/i.test(responseBody)) return false
  const accept = headerOf(requestHeaders, 'accept') ?? ''
  if (/html/.test(accept)) return false
  const isJson = typeof requestBody === 'string' && parseJson(requestBody) !== undefined
  return isJson || /json/.test(accept) || DATA_PATH.test(url.replace(/[?#].*/, ''))
}

/** The value of a header, whatever the case of its name. */
export function headerOf(
  headers: Exchange['requestHeaders'] = {},
  name: string,
): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}
