import type { StoredTouchpoint } from '@waymark/protocol'
import type { DeadLetter } from '../dead-letter.ts'
import type { StoredBatch } from './sink.ts'

/** The id an alias names besides its visitor's own. */
function previousIdOf({ type, props }: StoredTouchpoint): string | undefined {
  const previousId = type === 'alias' ? props?.previousId : undefined
  return typeof previousId === 'string' ? previousId : undefined
}

/** Every id of a visitor that a touchpoint holds. */
export function idsOf(touchpoint: StoredTouchpoint): string[] {
  const { anonymousId, userId } = touchpoint
  return [anonymousId, userId, previousIdOf(touchpoint)].filter((id) => id !== undefined)
}

function idsOfLetter({ anonymousId, userId }: DeadLetter): string[] {
  return [anonymousId, userId].filter((id) => id !== undefined)
}

/** Every id of a visitor that a batch holds. */
export function idsOfBatch({ touchpoints, deadLetters = [] }: StoredBatch): string[] {
  return [...new Set([...touchpoints.flatMap(idsOf), ...deadLetters.flatMap(idsOfLetter)])]
}

/** A batch without what is of erased visitors, of whom it keeps a count. */
export function withoutErased(
  batch: StoredBatch,
  erased: ReadonlySet<string>,
): { batch: StoredBatch; erased: number } {
  const isKept = (ids: string[]) => !ids.some((id) => erased.has(id))
  const touchpoints = batch.touchpoints.filter((touchpoint) => isKept(idsOf(touchpoint)))
  const deadLetters = batch.deadLetters?.filter((letter) => isKept(idsOfLetter(letter)))
  const count = batch.touchpoints.length - touchpoints.length
  return {
    batch: {
      ...batch,
      touchpoints,
      ...(deadLetters ? { deadLetters } : {}),
      ...(count > 0 ? { refused: { ...batch.refused, erased: count } } : {}),
    },
    erased: count,
  }
}

/** Whether a letter is of one of these ids, by what is known of it or by what its body says. */
export function isLetterOf(letter: DeadLetter, ids: ReadonlySet<string>): boolean {
  if (idsOfLetter(letter).some((id) => ids.has(id))) return true
  const { body } = letter
  return [...ids].some(
    (id) =>
      body.includes(JSON.stringify(id)) ||
      // Many shops number their customers.
      new RegExp(`"userId":${id.replace(/\W/g, '\\$&')}[,}]`).test(body),
  )
}

/** Names an id without telling it. */
export type VisitorHash = (siteId: string, id: string) => Promise<string>

/** Hashes ids: the ids by their hash. */
export async function hashIds(
  hash: VisitorHash,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const pairs = ids.map(async (id) => [await hash(siteId, id), id] as const)
  return new Map(await Promise.all(pairs))
}

/** Makes a keyed hash, HMAC with SHA-256: without the key nobody can try ids. */
export async function createVisitorHash(key: string): Promise<VisitorHash> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const secret = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, [
    'sign',
  ])
  return async (siteId, id) => {
    const mark = await crypto.subtle.sign('HMAC', secret, encoder.encode(`${siteId}\0${id}`))
    return Array.from(new Uint8Array(mark), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
