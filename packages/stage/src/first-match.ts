/** A pattern, and what it means: a letter; without one, what is in its brackets or all that fits. */
export type LetterRule = readonly [pattern: RegExp, letter?: string]

/** What the first pattern that fits a text means; `''` when none does. */
export function firstMatch(rules: readonly LetterRule[], text: string): string {
  for (const [pattern, letter] of rules) {
    const found = pattern.exec(text)
    if (found) return letter ?? found[1] ?? found[0]
  }
  return ''
}
