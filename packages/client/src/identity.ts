import { createUuid } from '@waymark/protocol'
import { continueSession, type Session } from './session.ts'

/** The ids a touchpoint carries. */
export interface Ids extends Session {
  anonymousId: string
  userId?: string
}

/** Who the visitor is to this site. */
export interface Identity {
  /** Ids of a touchpoint at this time; the session is shared by all tabs. */
  at(now: number): Ids
  /** Names the visitor as the site knows them. */
  identify(userId: string): void
  /** Becomes another visitor: new ids, no user. */
  reset(): void
  /**
   * Starts to live on the device: ids already in the cookie win over the document's own.
   * @returns The id given up, if touchpoints carry it already.
   */
  persist(): string | undefined
  /**
   * Compares with the mirror, which outlives a crash that the cookie does not.
   * @returns The id given up for the mirror's, if that one is older.
   */
  meetMirror(mirror: unknown): string | undefined
  /** Leaves the device and forgets the document's ids. */
  erase(): void
}

/** The world an identity lives in. */
export interface IdentityOptions {
  siteId: string
  document: Pick<Document, 'cookie'>
  /** Cookie attributes of the site: `domain`, `secure`. */
  attributes: string
  /** Writes the mirror. */
  onSave: (text: string) => void
  now: () => number
}

// Chromium caps cookies at 400 days.
const COOKIE_SECONDS = 400 * 86_400
// A cookie that moves `lastAt` by a moment costs more than it tells.
const TOUCH_MS = 10_000

function toText({ anonymousId, sessionId, lastAt, userId = '' }: Ids): string {
  return `${anonymousId}.${sessionId}.${lastAt}.${encodeURIComponent(userId)}`
}

/** Reads what {@link toText} wrote, out of a cookie header or alone. */
function parseIds(text: unknown, prefix = ''): Ids | undefined {
  const match = `; ${text}`.match(`; ${prefix}([\\w-]{36})\\.([\\w-]{36})\\.(\\d+)\\.([^;]*)`)
  if (!match) return undefined
  const [, anonymousId = '', sessionId = '', lastAt, user = ''] = match
  const ids = { anonymousId, sessionId, lastAt: Number(lastAt) }
  return user ? { ...ids, userId: decodeURIComponent(user) } : ids
}

/**
 * Creates the identity of one document. Ids are known at once; nothing is stored, and nothing
 * stored is read, before `persist()`.
 *
 * @remarks The cookie makes ids known in the first task of a page. The mirror in IndexedDB is there
 * because a crash loses the last seconds of cookies (measured, Chromium and Firefox, 2026-11).
 */
export function createIdentity(options: IdentityOptions): Identity {
  const { siteId, document, attributes, onSave, now } = options
  const prefix = `waymark_${siteId}=`
  let ids = createIds()
  let isUsed = false
  let isPersistent = false
  let savedAt = 0

  function createIds(): Ids {
    return {
      anonymousId: createUuid({ now: now() }),
      sessionId: createUuid({ now: now() }),
      lastAt: now(),
    }
  }

  /** Sandboxed documents throw on cookies: their ids live as long as the document. */
  function cookie(text?: string): Ids | undefined {
    try {
      if (text === undefined) return parseIds(document.cookie, prefix)
      document.cookie = `${prefix}${text}; path=/; samesite=lax${attributes}`
    } catch {}
    return undefined
  }

  function save(): void {
    if (!isPersistent) return
    savedAt = now()
    cookie(`${toText(ids)}; max-age=${COOKIE_SECONDS}`)
    onSave(toText(ids))
  }

  /** Goes on as `other`. @returns The id given up, if a touchpoint carries it. */
  function become(other: Ids): string | undefined {
    const { anonymousId } = ids
    ids = { ...ids, ...other }
    save()
    return isUsed && anonymousId !== ids.anonymousId ? anonymousId : undefined
  }

  return {
    at(at) {
      const isDue = at - savedAt > TOUCH_MS
      // Another tab may have begun the next session.
      const known = (isPersistent && isDue && cookie()) || ids
      const session = continueSession(known, at)
      const isNew = session.sessionId !== ids.sessionId
      ids = { ...ids, ...session }
      isUsed = true
      if (isDue || isNew) save()
      return ids
    },
    identify(userId) {
      ids = { ...ids, userId }
      save()
    },
    reset() {
      ids = createIds()
      save()
    },
    persist() {
      isPersistent = true
      return become(cookie() ?? ids)
    },
    meetMirror(mirror) {
      const other = parseIds(mirror)
      // UUIDv7 sort by age: the older id has the longer history.
      if (isPersistent && other && other.anonymousId < ids.anonymousId) return become(other)
      return undefined
    },
    erase() {
      isPersistent = isUsed = false
      cookie('; max-age=0')
      ids = createIds()
    },
  }
}
