import { kindOfLetter } from './kinds.ts'

/** What one kind of evidence says about a page. */
export interface Finding {
  /** Letter of the kind of page. */
  letter: string
  /** 0–1: how often a page with this evidence is of this stage; measured, see CONFIDENCE. */
  confidence: number
  /** What the evidence is, as the first half of a sentence. */
  why: string
}

export const finding = (letter: string, confidence: number, why: string): Finding => ({
  letter,
  confidence,
  why,
})

/** Puts a piece of an address into a sentence: quoted, and short. */
export const quote = (text: string): string =>
  `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`

/** One sentence a shop owner understands. */
export const reasonOf = ({ why, letter }: Finding): string =>
  `${why}: ${(kindOfLetter(letter) ?? 'other').replace(/[_:]/g, ' ')}.`
