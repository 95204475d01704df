import type { ConsentState, EnvelopeContext } from '@waymark/protocol'

/** One message of another client in our words, before it is validated. */
export interface Imported {
  /** What makes a repeated message the same touchpoint: unique within a site. */
  key: string
  /** The client's own visitor id, of any form; absent where only the user is known. */
  anonymousId?: string
  /** The site's own id of a customer. */
  userId?: string
  consent: ConsentState
  context: EnvelopeContext
  /** Fields of a touchpoint but its id and origin; without a time, where none was told. */
  touchpoint: Readonly<Record<string, unknown>>
}

/** A message that cannot be read as one, by its place in the request. */
export interface Unreadable {
  /** For a developer's eye: what was wrong, and what was wanted. */
  detail: string
}

/** Tells whether a message could not be read. */
export function isUnreadable(message: Imported | Unreadable): message is Unreadable {
  return 'detail' in message
}

/** A message that could be read, after its place in the request. */
export type Placed = readonly [index: number, message: Imported]

/** The messages that could be read. */
export function placeReadable(messages: readonly (Imported | Unreadable)[]): Placed[] {
  return [...messages.entries()].flatMap(([index, message]) =>
    isUnreadable(message) ? [] : [[index, message] as const],
  )
}
