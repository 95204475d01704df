import type { ConsentState } from '@waymark/protocol'
import { quietly } from '../quietly.ts'
import type { Source, SourceHost } from '../sources/source.ts'

/**
 * What a consent tool says about recording this visitor. `undecided`: it asks, and waits for an
 * answer. `not_needed`: nobody has to be asked here. `granted` and `denied` are the visitor's words.
 */
export type ConsentStatement = 'undecided' | 'not_needed' | 'granted' | 'denied'

/**
 * Listens to a tool in the page.
 *
 * @param say - Takes a statement each time the tool makes one, the same again too.
 * @returns Stops listening, and gives back what was patched.
 */
export type ListenToTool = (
  window: Window & typeof globalThis,
  say: (statement: ConsentStatement) => void,
) => () => void

/** Strongest first: a refusal anywhere refuses, and a question outweighs the lack of one. */
const STRENGTH: readonly ConsentStatement[] = ['denied', 'granted', 'undecided', 'not_needed']

// One board for the tools of each tracker, so that several of them answer as one.
const boards = new WeakMap<SourceHost, Map<string, ConsentStatement>>()

/**
 * Makes one decision of what all tools of a page say.
 *
 * @param hasPrivacySignal - Global Privacy Control is on. Only the visitor's own word prevails over
 * it (section 3.2 of its specification); that nobody has to be asked is no such word.
 */
export function toConsentState(
  statements: Iterable<ConsentStatement>,
  hasPrivacySignal = false,
): ConsentState {
  const said = new Set(statements)
  const strongest = STRENGTH.find((statement) => said.has(statement))
  if (strongest === 'not_needed' && !hasPrivacySignal) return 'granted'
  return strongest === 'granted' || strongest === 'denied' ? strongest : 'unknown'
}

/**
 * Makes a source of a consent tool: it records nothing, and tells the tracker the visitor's decision
 * each time it changes. Between changes a call of `tracker.consent()` prevails.
 *
 * @param name - Name of the source.
 */
export function consentTool(name: string, listen: ListenToTool): Source {
  return {
    name,
    start(host) {
      const board = boards.get(host) ?? new Map<string, ConsentStatement>()
      boards.set(host, board)
      let isStopped = false

      function decision(): ConsentState {
        // Not in TypeScript's DOM library (6.0, checked 2026-11).
        const { globalPrivacyControl } = host.window.navigator as { globalPrivacyControl?: boolean }
        return toConsentState(board.values(), globalPrivacyControl)
      }
      function say(statement: ConsentStatement): void {
        if (isStopped) return
        const before = decision()
        board.set(name, statement)
        const after = decision()
        // Said from within the page's own calls.
        if (after !== before) quietly(() => host.consent(after))
      }

      const stop = listen(host.window, say)
      return () => {
        isStopped = true
        board.delete(name)
        stop()
      }
    },
  }
}
