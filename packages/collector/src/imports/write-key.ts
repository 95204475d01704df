import type { AuthoriseContext, Sender } from '../authorise.ts'
import { readCredentials } from '../authorization.ts'
import type { RefusedRequest } from '../refusals.ts'
import { refuse } from '../refusals.ts'

/** Who sends with a write key, and for which site. */
export type KeyHolder =
  | { ok: true; siteId: string; sender: Extract<Sender, { kind: 'request' }> }
  | RefusedRequest

/**
 * Reads a write key: a site's id, which is public and proves nothing, or one of its secrets.
 *
 * @param keys - Where a client may have put its key, besides the user name of `Basic`.
 */
export async function readWriteKey(
  sender: Extract<Sender, { kind: 'request' }>,
  keys: readonly (string | undefined)[],
  { origins, keys: siteKeys }: AuthoriseContext,
): Promise<KeyHolder> {
  const { authorization, ...bare } = sender
  const credentials = authorization === undefined ? undefined : readCredentials(authorization)
  const key = [credentials?.name, ...keys, credentials?.secret].find((each) => each)
  if (key === undefined) return refuse('unauthorized', 'a write key must name the site')
  if (origins.hasSite(key)) {
    // A key without a password only says which site is meant.
    const isProof = authorization !== undefined && credentials?.secret !== ''
    return { ok: true, siteId: key, sender: isProof ? { ...bare, authorization } : bare }
  }
  const siteId = await siteKeys.siteOf(key)
  if (siteId === undefined) {
    return refuse('unauthorized', 'the write key must be a site’s id, or one of its secrets')
  }
  return { ok: true, siteId, sender: { ...bare, authorization: `Bearer ${key}` } }
}
