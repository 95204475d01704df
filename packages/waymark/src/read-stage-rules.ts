import { readFileSync } from 'node:fs'
import { createStageInference, type StageInference } from '@waymark/stage'

/** What a rules file may have besides `rules`. */
const KEYS: readonly string[] = ['rules', 'extend', 'stages']

function parse(text: string): object {
  const content: unknown = JSON.parse(text)
  // A list is what `/map/stages` proposes to paste.
  if (Array.isArray(content)) return { rules: content }
  if (typeof content !== 'object' || content === null) {
    throw new TypeError('it must hold a list of rules, or an object of rules, extend and stages')
  }
  const unknown = Object.keys(content).find((key) => !KEYS.includes(key))
  if (unknown === undefined) return content
  throw new TypeError(`it may have ${KEYS.join(', ')}: current value is "${unknown}"`)
}

/**
 * Reads what a shop knows of its own addresses: a JSON file with a list of rules, or with an object
 * of `rules`, `extend` and `stages`, as `createStageInference()` takes them.
 *
 * @param path - The file; without one the rules are ours alone.
 * @throws {Error} When the file cannot be read or used; the message names it and quotes what is wrong.
 */
export function readStageRules(path: string | undefined): StageInference {
  if (path === undefined) return createStageInference()
  try {
    return createStageInference(parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`Cannot use the stage rules of "${path}": ${reason}`, { cause })
  }
}
