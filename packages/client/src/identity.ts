import { createUuid } from '@waymark/protocol'
import type { Device } from './device.ts'
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
  /** Goes on with other ids, be they of a user the site named or of another document. */
  become(ids: Partial<Ids>): void
  /** Becomes another visitor: new ids, no user. */
  reset(): void
  /** Moves onto the device, where there may be ids already: they win. */
  persist(): void
  /** Compares with the mirror, which outlives a crash that the cookie does not. */
  meetMirror(mirror: unknown): void
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
  device: Pick<Device, 'isPersistent' | 'write'>
  now: () => number
  /** Told the id given up for another, if anybody else may know it. */
  onAlias: (previousId: string) => void
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
 * Creates the identity of one document. It has no ids before it is asked for them, so that ids it
 * has are known to somebody; nothing is stored, and nothing stored is read, before `persist()`.
 *
 * @remarks The cookie makes ids known in the first task of a page. The mirror in IndexedDB is there
 * because a crash loses the last seconds of cookies (measured, Chromium and Firefox, 2026-11).
 */
export function createIdentity(options: IdentityOptions): Identity {
  const { siteId, window, cookieDomain, device, now, onAlias } = options
  const { document, location } = window
  const prefix = `waymark_${siteId}=`
  let ids: Ids | undefined

  function createIds(): Ids {
    const lastAt = now()
    return { anonymousId: createUuid(lastAt), sessionId: createUuid(lastAt), lastAt }
  }

  // Sandboxed documents throw on cookies: their ids live as long as the document.
  const readCookie = () =>
    quietly(() =>
      device.isPersistent ? parseIds(`; ${document.cookie}`.split(`; ${prefix}`)[1]) : undefined,
    )

  function writeCookie(text: string, maxAge: number): void {
    const domain = cookieDomain ? `; domain=${cookieDomain}` : ''
    const secure = location.protocol === 'https:' ? '; secure' : ''
    document.cookie = `${prefix}${text}; path=/; max-age=${maxAge}; samesite=lax${domain}${secure}`
  }

  function save(changed: Ids): Ids {
    ids = changed
    quietly(() => {
      const { anonymousId, sessionId, lastAt, userId } = changed
      // Half of a surrogate pair has no form in a URI: such a user lives as long as the document.
      const text = [anonymousId, sessionId, lastAt, encodeURIComponent(userId ?? '')].join('/')
      device.write(MIRROR, text)
      if (device.isPersistent) writeCookie(text, COOKIE_SECONDS)
    })
    return changed
  }

  function become(other: Partial<Ids>): void {
    const known = ids ?? readCookie()
    const { anonymousId } = save({ ...(known ?? createIds()), ...other })
    if (known && known.anonymousId !== anonymousId) onAlias(known.anonymousId)
  }

  return {
    at(now) {
      // Either way, as somebody may set the clock back.
      if (ids && Math.abs(now - ids.lastAt) <= STEP_MS) return ids
      // Another tab may have begun the next session, named the user or parted from it.
      const known = readCookie() ?? ids ?? createIds()
      return save({ ...known, ...continueSession(known, now) })
    },
    become,
    reset: () => void save(createIds()),
    persist() {
      const cookie = readCookie()
      // A user named in this document while nothing could be stored is newer than a stored one.
      if (ids) become({ ...cookie, userId: ids.userId || cookie?.userId })
    },
    meetMirror(mirror) {
      const known = ids ?? readCookie() ?? createIds()
      const { anonymousId, userId } = quietly(() => parseIds(mirror)) ?? known
      // UUIDv7 sort by age: the older id has the longer history. The session stays.
      if (anonymousId < known.anonymousId) become({ anonymousId, userId: known.userId || userId })
    },
    erase() {
      ids = undefined
      quietly(() => writeCookie('', 0))
    },
  }
}
