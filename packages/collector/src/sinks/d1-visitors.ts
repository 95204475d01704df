import type { D1Session, D1Statement } from './d1-session.ts'
import type { D1Tombstones } from './d1-tombstones.ts'
import type { Store } from './sink.ts'
import { toSinkError } from './sink.ts'
import {
  arrivalValues,
  COUNT_ERASED,
  DELETE_AGED,
  DELETE_EMPTY_STREAMS,
  DELETE_ROWS,
  DELETE_TOUCHPOINTS,
  INSERT_TOMBSTONES,
  LOWER_VERSION,
  RAISE_VERSION,
  SELECT_AGED,
  SELECT_ERASABLE,
  SELECT_FACTS,
  SELECT_JOINED,
  toFacts,
} from './sql-visitor.ts'
import { MAX_VISITOR_IDS } from './visitor.ts'

/** What a D1 store does for one visitor. */
export type D1Visitors = Pick<Store, 'visitorFacts' | 'erase' | 'retain'>

/** Makes the part of a D1 store that finds, erases and lets go. */
export function createD1Visitors(session: D1Session, tombstones: D1Tombstones): D1Visitors {
  const { statement, rows } = session
  const { hashesOf, erasedOf } = tombstones

  /** Statements that delete touchpoints; the site's version grows with it. */
  function toDelete(siteId: string, arrivals: string, isErasure: boolean): D1Statement[] {
    const ofStreams = isErasure ? [COUNT_ERASED, DELETE_EMPTY_STREAMS] : []
    return [
      statement(RAISE_VERSION, siteId, siteId),
      ...[...ofStreams, DELETE_TOUCHPOINTS].map((sql) => statement(sql, arrivals)),
      statement(LOWER_VERSION, siteId, siteId),
    ]
  }

  async function erase(siteId: string, ids: readonly string[], at: number) {
    const hashes = JSON.stringify([...(await hashesOf(siteId, ids)).keys()])
    await session.batch([statement(INSERT_TOMBSTONES, siteId, at, hashes)])
    let touchpoints = 0
    for (;;) {
      const page = await rows(SELECT_ERASABLE, ...arrivalValues(siteId, ids), DELETE_ROWS)
      const arrivals = JSON.stringify(page.map((row) => row.arrival))
      if (page.length > 0) await session.batch(toDelete(siteId, arrivals, true))
      touchpoints += page.length
      if (page.length < DELETE_ROWS) return { touchpoints }
    }
  }

  async function retain(siteId: string, before: number, after: number, limit: number) {
    const page = await rows(SELECT_AGED, before, siteId, after, limit)
    const old = page.filter((row) => row.is_old).map((row) => row.arrival)
    const results = await session.batch([
      ...DELETE_AGED.map((sql) => statement(sql, siteId, before, limit)),
      ...(old.length > 0 ? toDelete(siteId, JSON.stringify(old), false) : []),
    ])
    const others = results.slice(0, DELETE_AGED.length)
    const isMore = page.length === limit || others.some(({ meta }) => meta.changes === limit)
    const next = Number(page.at(-1)?.arrival ?? after)
    return { deleted: old.length, ...(isMore ? { next } : {}) }
  }

  const orSinkError = (cause: unknown) => {
    throw toSinkError(cause)
  }
  return {
    async visitorFacts(siteId, id) {
      const arrivals = arrivalValues(siteId, [id])
      // One more than is told, to know whether there are more, and the id itself.
      const limit = MAX_VISITOR_IDS + 2
      return toFacts(id, {
        facts: await rows(SELECT_FACTS, ...arrivals),
        joined: await rows(SELECT_JOINED, ...arrivals, ...arrivals, ...arrivals, limit),
        isErased: (await erasedOf(siteId, await hashesOf(siteId, [id]))).size > 0,
      })
    },
    erase: (siteId, ids, at) => erase(siteId, ids, at).catch(orSinkError),
    retain: (siteId, before, { after = 0, limit = DELETE_ROWS } = {}) =>
      retain(siteId, before, after, limit).catch(orSinkError),
  }
}
