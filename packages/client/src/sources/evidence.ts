import type { Exchange } from '../storefronts/storefront.ts'
import type { TouchpointFields } from '../to-touchpoint.ts'

/** What the page did that may tell of an act; read later, when what reads it is there. */
export type Evidence =
  /** A page view was recorded. */
  | { kind: 'page' }
  /** A relevant exchange with its answer, or with status `0` when there is none. */
  | { kind: 'exchange'; exchange: Exchange }
  /** A form is about to be sent, by the browser or by the page's own code. */
  | { kind: 'submit'; event: SubmitEvent; form: HTMLFormElement; data: FormData }
  | { kind: 'click'; event: Event; target: Element }
  /** The site's own `track()`. */
  | { kind: 'call'; type: string; fields: TouchpointFields }

/** Evidence with the time and the address of when it was seen. */
export type Seen = Evidence & {
  /** Epoch milliseconds. */
  at: number
  url: string
}

/** Who reads evidence. */
export interface EvidenceReader {
  /** Tells by method and URL whether an exchange is worth copying. */
  isRelevant(request: Pick<Exchange, 'method' | 'url'>): boolean
  /** @returns Of a call: whether it was told already. */
  read(evidence: Seen): boolean | undefined
}

/** Sees evidence from the start, and holds it until somebody reads it. */
export interface EvidenceTap {
  /** Hands over what is held, then everything that comes. */
  attach(reader: EvidenceReader): void
  /** Whether a relevant request waits for its answer. */
  isBusy(): boolean
  /** Restores what is still ours, removes every listener, forgets what is held. */
  stop(): void
}
