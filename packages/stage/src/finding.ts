import type { PageKind } from '@waymark/protocol'

/** What one kind of evidence says about a page. */
export interface Finding {
  kind: PageKind
  /**
   * 0–1: an estimate of how often a page with this evidence is of this kind. From 0.9 on the page
   * is named outright; below 0.5 it is a guess.
   */
  confidence: number
  /** One sentence a shop owner understands. */
  reason: string
}

/** A kind as a shop owner reads it, e.g. `checkout step shipping`. */
export const kindName = (kind: PageKind): string => kind.replace(/[_:]/g, ' ')

/** Puts a piece of an address into a sentence: quoted, and short. */
export const quote = (text: string): string =>
  `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`
