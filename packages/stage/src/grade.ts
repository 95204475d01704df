import type { StageGrade } from '@waymark/protocol'
import { pageOfLetter } from './kinds.ts'

/** Version of the rules; grades that carry another one can be renewed. */
export const RULE_VERSION = '3'

/** Puts a piece of an address into a sentence: quoted, and short. */
export const quote = (text: string): string =>
  `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`

/**
 * Makes a grade, with a reason that a shop owner understands.
 *
 * @param letter - Of the kind of page; see kinds.ts.
 * @param confidence - 0–1: how often such evidence was right on the labelled URLs.
 */
export function toGrade(
  letter: string,
  confidence: number,
  { text, where = 'in the address' }: { text: string; where?: string },
): StageGrade {
  const { stage, kind } = pageOfLetter(letter)
  // What is left of a home page's address is the end of its host, which decided nothing.
  const reason = `${quote(letter === 'h' ? '/' : text)} ${where} stands for: ${kind.replace(/[_:]/g, ' ')}.`
  return { stage, kind, confidence, reason, ruleVersion: RULE_VERSION }
}
