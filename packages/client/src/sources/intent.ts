import { parseUrl } from '../storefronts/site-url.ts'
import { type Exchange, UNANSWERED } from '../storefronts/storefront.ts'
import type { Evidence } from './evidence.ts'

type Submit = Extract<Evidence, { kind: 'submit' }>

// A page sends these for itself or about the shopper; none of them says what is bought.
const PRIVATE_FIELD = /pass|token|nonce|csrf|mail|phone|card|cvc|iban/i

/** A form as the request it makes: its button's name, action and method included. */
export function formRequest({ form, event, data }: Submit): Exchange | undefined {
  const { submitter } = event
  const own = (name: string) => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name)
  const url = parseUrl(own('action') || form.baseURI, form.baseURI)
  if (!url) return undefined
  const method = own('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET'
  const fields = [...data].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !PRIVATE_FIELD.test(name) ? [[name, value]] : [],
  )
  const name = submitter?.getAttribute('name')
  if (name) fields.push([name, submitter?.getAttribute('value') ?? ''])
  if (method === 'GET') url.search = `${new URLSearchParams(fields)}`
  return {
    ...{ method, url: url.href, status: UNANSWERED },
    ...(method === 'GET' ? {} : { requestBody: fields }),
  }
}

/** A link as the request it makes; `undefined` for a click that follows none. */
export function linkRequest(target: Element): Exchange | undefined {
  const href = target.closest('a[href]')?.getAttribute('href')
  const url = href && !href.startsWith('#') ? parseUrl(href, target.baseURI) : undefined
  if (!url?.protocol.startsWith('http')) return undefined
  return { method: 'GET', url: url.href, status: UNANSWERED }
}

/** `data-*` attributes and plain fields around what was clicked: ids a request may leave out. */
export function clickedData(target: Element): Record<string, string> {
  const data: Record<string, string> = {}
  for (let element: Element | null = target; element; element = element.parentElement) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('data-') && value.length <= 64) data[name.slice(5)] ??= value
    }
    // What is around a product's own box belongs to other products as well.
    if (Object.keys(data).some((name) => /id$|sku|product/.test(name))) break
  }
  return data
}
