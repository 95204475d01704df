import { createUuid } from '@waymark/protocol'
import type { Device } from './device-store.ts'
import { quietly } from './quietly.ts'
import { continueSession, type Session } from './session.ts'

/** The ids a touchpoint carries. */
export interface Ids extends Session {
  anonymousId: string
  userId?: string | undefined
}

/** Who the visitor is to this site. */
export interface Identity {
  /** Ids as they are. */
  ids(): Ids
  /** Ids of a touchpoint at this time; the session is shared by all tabs. */
  at(now: number): Ids
  /** Names the visitor as the site knows them. */
  identify(userId: string): void
  /** Becomes another visitor: new ids, no user. */
  reset(): void
  /**
   * Starts to live on the device: ids already in the cookie win over the document's own.
   * @returns The id given up, if anybody else knows it.
   */
  persist(): string | undefined
  /**
   * Compares with the mirror, which outlives a crash that the cookie does not.
   * @returns The id given up for the mirror's, if that one is older.
   */
  meetMirror(mirror: unknown): string | undefined
  /**
   * Goes on as the visitor another document names.
   * @returns The id given up, if anybody else knows it.
   */
  adopt(other: Partial<Ids>): string | undefined
  /** Leaves the device and forgets the document's ids. */
  erase(): void
}

/** The world an identity lives in. */
export interface IdentityOptions {
  siteId: string
  window: Pick<Window, 'document' | 'location'>
  /** Cookie `Domain`, to share ids between subdomains; host-only when absent. */
  cookieDomain?: string
  /** Keeps the mirror, and says whether there may be a cookie. */
  device: Device
  now: () => number
}

/** Key of the mirror in the device store. */
export const MIRROR = 'identity'
// Chromium caps cookies at 400 days.
const COOKIE_SECONDS = 400 * 86_400
// The session's end moves in steps: a write for every touchpoint costs more than it tells.
const STEP_MS = 10_000

const TEXT = /^([\da-f-]{36})\/([\da-f-]{36})\/(\d+)\/([^;]*)/

/** Reads what cookie and mirror hold; `undefined` for anything else. */
function parseIds(text: unknown): Ids | undefined {
  const [, anonymousId, sessionId, lastAt, userId = ''] = TEXT.exec(`${text}`) ?? []
  return anonymousId && sessionId
    ? {
        anonymousId,
        sessionId,
        lastAt: Number(lastAt),
        userId: decodeURIComponent(userId) || undefined,
      }
    : undefined
}

/**
 * Creates the identity of one document. Ids are known at once; nothing is stored, and nothing
 * stored is read, before `persist()`.
 *
 * @remarks The cookie makes ids known in the first task of a page. The mirror in IndexedDB is there
 * because a crash loses the last seconds of cookies (measured, Chromium and Firefox, 2026-11).
 */
export function createIdentity({
  siteId,
  window: { document, location },
  cookieDomain,
  device,
  now,
}: IdentityOptions): Identity {
  const prefix = `waymark_${siteId}=`
  /** A touchpoint carries the id, the device keeps it, or another document handed it over. */
  let isKnown = false
  let ids = createIds()

  function createIds(): Ids {
    isKnown = false
    const lastAt = now()
    return { anonymousId: createUuid(lastAt), sessionId: createUuid(lastAt), lastAt }
  }

  // Sandboxed documents throw on cookies: their ids live as long as the document.
  const readCookie = () => quietly(() => parseIds(`; ${document.cookie}`.split(`; ${prefix}`)[1]))

  function writeCookie(text: string, maxAge: number): void {
    const domain = cookieDomain ? `; domain=${cookieDomain}` : ''
    const secure = location.protocol === 'https:' ? '; secure' : ''
    document.cookie = `${prefix}${text}; path=/; max-age=${maxAge}; samesite=lax${domain}${secure}`
  }

  function save(changed: Ids): void {
    ids = changed
    quietly(() => {
      const { anonymousId, sessionId, lastAt, userId = '' } = ids
      // Half of a surrogate pair has no form in a URI: such a user lives as long as the document.
      const text = `${anonymousId}/${sessionId}/${lastAt}/${encodeURIComponent(userId)}`
      device.write([[MIRROR, text]])
      if (device.isPersistent) writeCookie(text, COOKIE_SECONDS)
    })
  }

  function become(other: Partial<Ids> | undefined): string | undefined {
    const { anonymousId, userId } = ids
    const previousId = isKnown ? anonymousId : undefined
    if (other) isKnown = true
    // A user named in this document while nothing could be stored is newer than a stored one.
    save({ ...ids, ...other, userId: userId || other?.userId })
    return anonymousId === ids.anonymousId ? undefined : previousId
  }

  return {
    ids: () => ids,
    at(now) {
      isKnown = true
      // Either way, as somebody may set the clock back.
      if (Math.abs(now - ids.lastAt) > STEP_MS) {
        // Another tab may have begun the next session, named the user or parted from it.
        const known = (device.isPersistent && readCookie()) || ids
        save({ ...known, ...continueSession(known, now) })
      }
      return ids
    },
    identify: (userId) => save({ ...ids, userId }),
    reset: () => save(createIds()),
    persist: () => become(readCookie()),
    adopt: (other) => become({ ...other, lastAt: now() }),
    meetMirror(mirror) {
      const { anonymousId, userId } = quietly(() => parseIds(mirror)) ?? ids
      // UUIDv7 sort by age: the older id has the longer history. The session stays.
      return anonymousId < ids.anonymousId ? become({ anonymousId, userId }) : undefined
    },
    erase() {
      ids = createIds()
      quietly(() => writeCookie('', 0))
    },
  }
}
