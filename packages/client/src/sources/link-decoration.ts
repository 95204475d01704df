import { isHostIn } from '../host-pattern.ts'
import { quietly } from '../quietly.ts'
import { parseUrl } from '../storefronts/site-url.ts'
import { readLinkToken, writeLinkToken } from './link-token.ts'
import type { Source, SourceHost } from './source.ts'

/** Options for {@link linkDecoration}. */
export interface LinkDecorationOptions {
  /**
   * Hosts of the shop on other domains, e.g. `['shop.example', 'pay.example', '*.shop.example']`;
   * the same list does for all of them. No other host is ever told an id.
   */
  hosts: readonly string[]
  /** Clock, epoch milliseconds. @defaultValue `Date.now` */
  now?: () => number
}

const PARAMETER = '_wm'
const isOurs = (field: string) => field.startsWith(`${PARAMETER}=`)

/** Takes the parameter out of the address bar. @returns What it said. */
function takeParameter(window: Window & typeof globalThis): string | undefined {
  const { history, location, History } = window
  const fields = location.search.slice(1).split('&')
  const said = fields.find(isOurs)
  if (!said) return undefined
  const url = new URL(location.href)
  url.search = fields.filter((field) => !isOurs(field)).join('&')
  // The browser's own method: to a router that has put its own in place, nobody has navigated.
  History.prototype.replaceState.call(history, history.state, '', url.href)
  // A form escapes more than a URL does.
  return new URLSearchParams(said).get(PARAMETER) ?? undefined
}

function arrive(
  { window, siteId, permission, adoptIds }: SourceHost,
  options: LinkDecorationOptions,
) {
  const { hosts, now = Date.now } = options
  const text = takeParameter(window)
  // A link that was copied, sent or forged comes from elsewhere, or from nowhere.
  const referrer = parseUrl(window.document.referrer)
  if (!text || !referrer || !isHostIn(referrer.hostname, hosts)) return
  const token = readLinkToken(text, siteId, now())
  // An id that outlives the document goes on only where this one's may: kept on the device, or held
  // until the visitor decides.
  if (token && /device|hold/.test(permission())) adoptIds(token)
}

function decorate(host: SourceHost, { hosts, now = Date.now }: LinkDecorationOptions): () => void {
  const { window, siteId } = host
  const { document, location } = window

  /** The address with the ids, if it is one to tell them to. */
  function withToken(address: string | null): { url: URL; token: string } | undefined {
    const url = parseUrl(address ?? '', document.baseURI)
    if (!url || url.hostname === location.hostname || !isHostIn(url.hostname, hosts))
      return undefined
    // Never from a secure page into the open; and who clicks twice has a token already.
    if (url.protocol !== 'https:' && url.protocol !== location.protocol) return undefined
    if (host.permission() !== 'device' || url.search.slice(1).split('&').some(isOurs))
      return undefined
    const token = writeLinkToken({ siteId, ...host.ids() }, now())
    url.search += `${url.search ? '&' : '?'}${PARAMETER}=${token}`
    return { url, token }
  }

  /** Changes an element until the browser has read it, right after the event. */
  function lend(element: Element, attribute: string): void {
    const own = element.getAttribute(attribute)
    const lent = withToken(own)?.url.href
    if (own === null || !lent) return
    element.setAttribute(attribute, lent)
    window.setTimeout(() => {
      if (element.getAttribute(attribute) === lent) element.setAttribute(attribute, own)
    })
  }

  function onClick(event: MouseEvent): void {
    // The right button opens a menu, and navigates nowhere.
    if (event.button === 2) return
    const link = event.composedPath().find((node) => /^(A|AREA)$/.test(Object(node).tagName))
    if (link instanceof window.HTMLElement) lend(link, 'href')
  }

  function onSubmit({ target: form, submitter }: SubmitEvent): void {
    if (!(form instanceof window.HTMLFormElement)) return
    const attribute = submitter?.hasAttribute('formaction') ? 'formaction' : 'action'
    const carrier = attribute === 'action' ? form : (submitter ?? form)
    const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get'
    if (/^post$/i.test(method)) return lend(carrier, attribute)
    // The fields of a GET form take the place of its address's query.
    const { token } = withToken(carrier.getAttribute(attribute)) ?? {}
    if (!token || /^dialog$/i.test(method)) return
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name: PARAMETER, value: token })
    form.append(field)
    window.setTimeout(() => field.remove())
  }

  const listening = new AbortController()
  // Before a page's own listeners, which may end the event; the address is read after all of them.
  const settings = { capture: true, signal: listening.signal }
  const onPointer = (event: MouseEvent) => quietly(() => onClick(event))
  window.addEventListener('click', onPointer, settings)
  window.addEventListener('auxclick', onPointer, settings)
  window.addEventListener('submit', (event) => quietly(() => onSubmit(event)), settings)
  return () => listening.abort()
}

/**
 * Keeps a visitor one when the shop goes on under another domain: a link or form that leads to one of
 * the hosts named carries the ids in one parameter (`_wm`), and the tracker there goes on with them.
 *
 * The parameter is written in the click itself and taken back right after, only while consent allows
 * ids on the device, and holds for two minutes. On arrival it leaves the address bar before anything
 * is recorded, and counts only when the browser's referrer is one of the hosts too: pages under
 * `Referrer-Policy: no-referrer` cannot hand over.
 *
 * @remarks Where the other domain knows the visitor by an id of its own already, an `alias` joins the
 * two. Put the source first, that no other sees the parameter.
 */
export function linkDecoration(options: LinkDecorationOptions): Source {
  return {
    name: 'link_decoration',
    start(host) {
      quietly(() => arrive(host, options))
      return decorate(host, options)
    },
  }
}
