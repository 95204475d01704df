import type { IncomingMessage } from 'node:http'

/** What stands between a page and its collector. It travels as JSON to the collector's process. */
export type Fault =
  /** Nobody: the collector answers. */
  | { kind: 'none' }
  /** Nobody listens at the port. */
  | { kind: 'refused' }
  /** The connection ends once the request was read, with its touchpoints stored or not. */
  | { kind: 'reset'; isStored: boolean }
  /** No answer comes, with the touchpoints stored or not. */
  | { kind: 'hang'; isStored: boolean }
  /** Somebody else answers, in words a page may read. */
  | { kind: 'answer'; status: number; headers?: Readonly<Record<string, string>>; body: string }
  /** The same, but only to bodies over this size, or with this text in them. */
  | { kind: 'answer_some'; overBytes?: number; withText?: string; status: number; body: string }

/** What becomes of one request. */
export type Fate =
  | { kind: 'collect' }
  | { kind: 'reset' | 'hang'; isStored: boolean }
  | { kind: 'answer'; status: number; headers: Readonly<Record<string, string>>; body: string }

const HTML = '<!doctype html><title>Sign in</title><p>Somebody else answers here.'

/** An answer of a proxy, a portal or a wrong address: HTML, and none of the collector's words. */
export function htmlAnswer(status: number): Fault {
  return { kind: 'answer', status, headers: { 'Content-Type': 'text/html' }, body: HTML }
}

/** An answer of the collector's own kind. */
export function ownAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Fault {
  const body = JSON.stringify({ reason: 'store_unavailable', permanent: false, detail: 'busy' })
  return { kind: 'answer', status, headers, body }
}

/** Decides what becomes of a request. */
export function fateOf(fault: Fault, request: IncomingMessage, text: string): Fate {
  if (request.method !== 'POST' || fault.kind === 'none' || fault.kind === 'refused') {
    return { kind: 'collect' }
  }
  if (fault.kind === 'answer') return { ...fault, headers: fault.headers ?? {} }
  if (fault.kind !== 'answer_some') return fault
  const { overBytes = Number.POSITIVE_INFINITY, withText, status, body } = fault
  const isMeant = text.length > overBytes || (withText !== undefined && text.includes(withText))
  return isMeant ? { kind: 'answer', status, headers: {}, body } : { kind: 'collect' }
}
