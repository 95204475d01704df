import { quietly } from '../quietly.ts'
import type { Evidence, EvidenceReader, EvidenceTap, Seen } from './evidence.ts'
import { tapNetwork } from './network-tap.ts'
import type { SourceHost } from './source.ts'
import { toEarlyForm } from './to-early-form.ts'

/** Evidence held for a reader that is on its way; nothing that slow is worth more memory. */
const MAX_HELD = 100

const CART_PATH = /cart|basket|checkout|order|graphql|shop-api/i

/**
 * Watches what cannot be seen afterwards: the page's requests, its clicks and its forms. This is
 * all that has to be on the page early; what makes sense of it may come later.
 */
export function tapEvidence({ window, endpoint, device, onPage, onCall }: SourceHost): EvidenceTap {
  const { document, location } = window
  const stopping = new AbortController()
  let reader: EvidenceReader | undefined
  let held: Seen[] = []

  function see(evidence: Evidence): boolean | undefined {
    const seen = { ...evidence, at: Date.now(), url: location.href }
    if (reader) return reader.read(seen)
    if (held.length < MAX_HELD) held.push(seen)
    return undefined
  }
  // Captured on the window, where no handler of the page can hide them.
  const options = { capture: true, signal: stopping.signal }
  const onClick = (event: MouseEvent) => {
    const { target } = event
    if (target instanceof window.Element) see({ kind: 'click', event, target })
  }
  const onSubmit = (event: SubmitEvent) => {
    const { target: form } = event
    if (!(form instanceof window.HTMLFormElement)) return
    // Now: a page may empty its form, or leave, in its own handler.
    const submit = { kind: 'submit', event, form, data: new window.FormData(form) } as const
    see(submit)
    // This page may be gone before anybody can read it: the next one takes it from there.
    if (!reader) device.write('m/early', toEarlyForm(submit))
  }
  window.addEventListener('click', (event) => quietly(() => onClick(event)), options)
  window.addEventListener('submit', (event) => quietly(() => onSubmit(event)), options)
  const stopCalls = onCall?.((type, fields) => see({ kind: 'call', type, fields }))

  // Until a reader is here, what may change a cart is kept for it; carts may live on other hosts.
  const isCandidate = (method: string, { origin, pathname }: URL) =>
    method.toUpperCase() !== 'GET' &&
    (origin.endsWith(location.host.replace(/^www\./, '')) || CART_PATH.test(pathname))
  const tap = tapNetwork({
    window,
    isRelevant(request) {
      const url = new URL(request.url, document.baseURI)
      if (url.href.startsWith(`${endpoint.replace(/\/$/, '')}/v1/`)) return false
      const absolute = { ...request, url: url.href }
      return reader ? reader.isRelevant(absolute) : isCandidate(request.method, url)
    },
    onExchange: (exchange) => see({ kind: 'exchange', exchange }),
  })
  // After the page view, which is recorded when its listeners have returned.
  const stopPages = onPage(() => queueMicrotask(() => see({ kind: 'page' })))

  return {
    attach(attached) {
      reader = attached
      for (const seen of held.splice(0)) quietly(() => attached.read(seen))
    },
    isBusy: tap.isBusy,
    stop() {
      held = []
      stopping.abort()
      stopPages()
      stopCalls?.()
      tap.stop()
    },
  }
}
