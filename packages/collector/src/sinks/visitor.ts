import type { DeadLetter } from '../dead-letter.ts'
import { isLetterOf } from './erasure.ts'
import type { ErasureResult, Store, VisitorFacts } from './sink.ts'

/** One id of a visitor, and what is stored of it. */
export interface VisitorId extends VisitorFacts {
  id: string
  deadLetters: number
}

/** An id with those it is joined to, directly and over others. */
export interface Visitor {
  /** The id asked for comes first. */
  ids: readonly VisitorId[]
  /** Whether these are all; the one device of a shop's own staff may join half a town. */
  isComplete: boolean
}

/** What is not stored any more. */
export interface Erased extends ErasureResult {
  deadLetters: number
}

/** Most ids that are told of one visitor, and erased at once. */
export const MAX_VISITOR_IDS = 100

const PAGE_LETTERS = 200

/** The dead letters of some ids, newest first, without those expired by `now`. */
export async function* lettersOf(
  store: Pick<Store, 'deadLetters'>,
  { siteId, ids, now }: { siteId: string; ids: readonly string[]; now: number },
): AsyncGenerator<DeadLetter> {
  const wanted = new Set(ids)
  let before: string | undefined
  for (;;) {
    const query = { now, limit: PAGE_LETTERS, ...(before === undefined ? {} : { before }) }
    const page = await store.deadLetters(siteId, query)
    for (const letter of page) if (isLetterOf(letter, wanted)) yield letter
    if (page.length < PAGE_LETTERS) return
    before = page.at(-1)?.id
  }
}

/**
 * Finds what is stored of an id and of the ids joined to it. They are to be looked at before
 * anything is erased, since people who share a device are joined too.
 */
export async function findVisitor(
  store: Pick<Store, 'visitorFacts' | 'deadLetters'>,
  { siteId, id, now }: { siteId: string; id: string; now: number },
): Promise<Visitor> {
  const facts = new Map<string, VisitorFacts>()
  const found = new Set([id])
  let isComplete = true
  // A set is walked in order of insertion, with what is added on the way.
  for (const each of found) {
    const known = await store.visitorFacts(siteId, each)
    facts.set(each, known)
    for (const joined of known.joined) {
      if (found.size < MAX_VISITOR_IDS) found.add(joined)
      else if (!found.has(joined)) isComplete = false
    }
  }
  const letters = new Map<string, number>()
  for await (const letter of lettersOf(store, { siteId, ids: [...found], now })) {
    for (const each of found) {
      if (isLetterOf(letter, new Set([each]))) letters.set(each, (letters.get(each) ?? 0) + 1)
    }
  }
  return {
    ids: [...facts].map(([each, known]) => ({
      id: each,
      ...known,
      deadLetters: letters.get(each) ?? 0,
    })),
    isComplete,
  }
}

/**
 * Erases all that holds one of exactly these ids, and keeps it from being stored again. Cut short,
 * it may be called again.
 */
export async function eraseVisitor(
  store: Pick<Store, 'erase' | 'deadLetters' | 'deleteDeadLetters'>,
  { siteId, ids, now }: { siteId: string; ids: readonly string[]; now: number },
): Promise<Erased> {
  // The tombstones come first, so that nothing arrives behind the back of what follows.
  const erased = await store.erase(siteId, ids, now)
  const letterIds: string[] = []
  // Expired ones too, which are only deleted by a later write.
  for await (const { id } of lettersOf(store, { siteId, ids, now: 0 })) letterIds.push(id)
  if (letterIds.length > 0) await store.deleteDeadLetters(siteId, letterIds)
  return { ...erased, deadLetters: letterIds.length }
}
