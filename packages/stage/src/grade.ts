import type { StageGrade } from '@waymark/protocol'
import { pageOfLetter } from './kinds.ts'

/** Version of the rules; grades that carry another one can be renewed. */
export const RULE_VERSION = '5'

/** Puts a piece of an address into a sentence: quoted, and short. */
export const quote = (text: string): string => `“${text.slice(0, 40)}”`

/**
 * Makes a grade, with a reason that a shop owner understands.
 *
 * @param letter - Of the kind of page; see kinds.ts.
 * @param confidence - 0–1: how often such evidence was right on the labelled URLs.
 */
export function toGrade(
  letter: string,
  confidence: number,
  text: string,
  where = 'in the address',
): StageGrade {
  const { stage, kind } = pageOfLetter(letter)
  const reason = `${quote(text)} ${where} stands for: ${kind.replace(/[_:]/g, ' ')}.`
  return { stage, kind, confidence, reason, ruleVersion: RULE_VERSION }
}
