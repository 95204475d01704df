import { createUuid, isUuid } from '@waymark/protocol'
import { quietly } from './quietly.ts'
import { continueSession, type Session } from './session.ts'

/** The ids a touchpoint carries. */
export interface Ids extends Session {
  anonymousId: string
  userId?: string | undefined
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
  window: Pick<Window, 'document' | 'location'>
  /** Cookie `Domain`, to share ids between subdomains; host-only when absent. */
  cookieDomain?: string
  now: () => number
}

// Chromium caps cookies at 400 days.
const COOKIE_SECONDS = 400 * 86_400
// A cookie that moves `lastAt` by a moment costs more than it tells.
const TOUCH_MS = 10_000

function toText({ anonymousId, sessionId, lastAt, userId = '' }: Ids): string {
  return [
    anonymousId,
    sessionId,
    lastAt, // Half of a surrogate pair has no form in a URI: such a user lives as long as the document.
    quietly(() => encodeURIComponent(userId)),
  ].join('/')
}

/** Reads what {@link toText} wrote; `undefined` for anything else. */
function parseIds(text: unknown): Ids | undefined {
  const [anonymousId = '', sessionId = '', lastAt, userId = ''] = `${text}`.split('/')
  if (!isUuid(anonymousId) || !isUuid(sessionId) || !Number(lastAt)) return undefined
  return {
    anonymousId,
    sessionId,
    lastAt: Number(lastAt),
    userId: quietly(() => decodeURIComponent(userId)) || undefined,
  }
}

/**
 * Creates the identity of one document. Ids are known at once; nothing is stored, and nothing
 * stored is read, before `persist()`.
 *
 * @param onSave - Writes the mirror: the ids as text.
 * @remarks The cookie makes ids known in the first task of a page. The mirror in IndexedDB is there
 * because a crash loses the last seconds of cookies (measured, Chromium and Firefox, 2026-11).
 */
export function createIdentity(options: IdentityOptions, onSave: (text: string) => void): Identity {
  const { siteId, window, cookieDomain, now } = options
  const { document, location } = window
  const prefix = `waymark_${siteId}=`
  let ids = createIds()
  let isUsed = false
  let isPersistent = false
  let savedAt = 0

  function createIds(): Ids {
    const time = { now: now() }
    return { anonymousId: createUuid(time), sessionId: createUuid(time), lastAt: time.now }
  }

  // Sandboxed documents throw on cookies: their ids live as long as the document.
  function readCookie(): Ids | undefined {
    try {
      const pair = document.cookie.split('; ').find((text) => text.startsWith(prefix))
      return parseIds(pair?.slice(prefix.length))
    } catch {
      return undefined
    }
  }
  function writeCookie(text: string, maxAge: number): void {
    const domain = cookieDomain ? `; domain=${cookieDomain}` : ''
    const secure = location.protocol === 'https:' ? '; secure' : ''
    try {
      document.cookie = `${prefix}${text}; path=/; max-age=${maxAge}; samesite=lax${domain}${secure}`
    } catch {}
  }

  function save(): void {
    if (!isPersistent) return
    savedAt = now()
    writeCookie(toText(ids), COOKIE_SECONDS)
    onSave(toText(ids))
  }

  /** Goes on as `other`. @returns The id given up, if a touchpoint carries it. */
  function become(other: Ids | undefined): string | undefined {
    const { anonymousId } = ids
    ids = { ...ids, ...other }
    save()
    return isUsed && anonymousId !== ids.anonymousId ? anonymousId : undefined
  }

  return {
    at(at) {
      const isDue = at - savedAt > TOUCH_MS
      // Another tab may have begun the next session, named the user or parted from it.
      const known = (isPersistent && isDue && readCookie()) || ids
      const session = continueSession(known, at)
      const isNew = session.sessionId !== ids.sessionId
      ids = { ...known, ...session }
      isUsed = true
      if (isDue || isNew) save()
      return ids
    },
    identify(userId) {
      become({ ...ids, userId })
    },
    reset() {
      ids = createIds()
      save()
    },
    persist() {
      isPersistent = true
      return become(readCookie())
    },
    meetMirror(mirror) {
      const other = parseIds(mirror)
      // UUIDv7 sort by age: the older id has the longer history.
      return other && other.anonymousId < ids.anonymousId ? become(other) : undefined
    },
    erase() {
      isPersistent = isUsed = false
      writeCookie('', 0)
      ids = createIds()
    },
  }
}
