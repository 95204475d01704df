import type { StoredTouchpoint } from '@waymark/protocol'
import { idsOf } from './erasure.ts'
import type { Site } from './memory-site.ts'
import type { ErasureResult, RetainResult, VisitorFacts } from './sink.ts'
import { createStreamTally } from './stream-tally.ts'

/** What a site in memory holds of one id. */
export function memoryFacts({ touchpoints, tombstones }: Site, id: string): VisitorFacts {
  const own = touchpoints.filter((touchpoint) => idsOf(touchpoint).includes(id))
  const times = own.map(({ occurredAt }) => occurredAt).sort((a, b) => a - b)
  const [firstAt] = times
  const lastAt = times.at(-1)
  return {
    touchpoints: own.length,
    ...(firstAt === undefined || lastAt === undefined ? {} : { firstAt, lastAt }),
    joined: [...new Set(own.flatMap(idsOf))].filter((joined) => joined !== id).sort(),
    isErased: tombstones.has(id),
  }
}

/** Deletes touchpoints. @returns Those that are gone. */
function remove(site: Site, isGone: (touchpoint: StoredTouchpoint) => boolean): StoredTouchpoint[] {
  const gone = site.touchpoints.filter(isGone)
  site.touchpoints = site.touchpoints.filter((touchpoint) => !isGone(touchpoint))
  for (const { id } of gone) site.ids.delete(id)
  // Part of the version, which grows though there are fewer touchpoints.
  if (gone.length > 0) site.regrades += gone.length + 1
  return gone
}

/** Erases visitors from a site in memory. */
export function eraseFromMemory(site: Site, ids: readonly string[]): ErasureResult {
  for (const id of ids) site.tombstones.add(id)
  const gone = remove(site, (touchpoint) => idsOf(touchpoint).some((id) => ids.includes(id)))
  const tally = createStreamTally()
  for (const touchpoint of gone) tally.add(touchpoint)
  for (const { streamId, stored } of tally.tallies()) {
    const stream = site.streams.get(streamId)
    if (!stream) continue
    stream.erased = (stream.erased ?? 0) + stored
    if (stream.erased >= stream.stored) site.streams.delete(streamId)
  }
  return { touchpoints: gone.length }
}

/** Lets go of what a site in memory has from before a time, all in one step. */
export function retainInMemory(site: Site, before: number): RetainResult {
  const gone = remove(site, ({ receivedAt }) => receivedAt < before)
  for (const [id, { receivedAt }] of site.batches) if (receivedAt < before) site.batches.delete(id)
  for (const [id, { firstAt }] of site.streams) if (firstAt < before) site.streams.delete(id)
  for (const [id, { receivedAt }] of site.deadLetters) {
    if (receivedAt < before) site.deadLetters.delete(id)
  }
  return { deleted: gone.length }
}
