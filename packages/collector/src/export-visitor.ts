import type { Store } from './sinks/sink.ts'
import { lettersOf } from './sinks/visitor.ts'

/**
 * Gives all that is stored of exactly these ids, as lines of JSON: `{"touchpoint":…}` and
 * `{"deadLetter":…}`.
 */
export async function* exportVisitor(
  store: Pick<Store, 'read' | 'deadLetters'>,
  { siteId, ids, now }: { siteId: string; ids: readonly string[]; now: number },
): AsyncGenerator<string> {
  for await (const touchpoint of store.read(siteId, { ids })) {
    yield `${JSON.stringify({ touchpoint })}\n`
  }
  for await (const deadLetter of lettersOf(store, { siteId, ids, now })) {
    yield `${JSON.stringify({ deadLetter })}\n`
  }
}
