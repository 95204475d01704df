import { createUuid, isUuid } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import type { Device } from '../../packages/client/src/device.ts'
import { createIdentity } from '../../packages/client/src/identity.ts'
import { type CookieJar, createCookieJar } from '../helpers/cookie-jar.ts'

const start = Date.UTC(2026, 10, 1)
const minute = 60_000
const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'

/** A document of the site; `jar` is shared by the documents of one browser. */
function open(
  jar: CookieJar,
  options: { siteId?: string; cookieDomain?: string; at?: number } = {},
) {
  const { siteId = 'shop', cookieDomain, at = start } = options
  const mirrors: unknown[] = []
  const device: Device = {
    isPersistent: false,
    write(_, text) {
      if (device.isPersistent) mirrors.push(text)
    },
    entries: async () => [],
    erase() {
      device.isPersistent = false
    },
  }
  const world = {
    siteId,
    window: jar.window,
    ...(cookieDomain === undefined ? {} : { cookieDomain }),
    device,
    now: () => at,
    onAlias: (previousId: string) => given.push(previousId),
  }
  /** Ids given up, the last one at the end. */
  const given: string[] = []
  const identity = createIdentity(world)
  return {
    identity: {
      ...identity,
      identify: (userId: string) => identity.become({ userId }),
      /** @returns The id given up for another. */
      persist(): string | undefined {
        device.isPersistent = true
        identity.persist()
        return given.pop()
      },
      /** @returns The id given up for another. */
      meetMirror(mirror: unknown): string | undefined {
        identity.meetMirror(mirror)
        return given.pop()
      },
      erase(): void {
        device.erase()
        identity.erase()
      },
    },
    mirrors,
  }
}

/** A document that may use the device from its first task. */
function openPersistent(jar: CookieJar, options: Parameters<typeof open>[1] = {}) {
  const { identity } = open(jar, options)
  identity.persist()
  identity.at(options.at ?? start)
  return identity
}

/** The mirror another life of this browser left. */
function mirrorOf(at: number): { text: string; anonymousId: string } {
  const { identity, mirrors } = open(createCookieJar(), { at })
  identity.persist()
  const { anonymousId } = identity.at(at)
  return { text: `${mirrors.at(-1)}`, anonymousId }
}

describe('createIdentity()', () => {
  it('knows its ids at once', () => {
    const { anonymousId, sessionId, userId } = open(createCookieJar()).identity.at(start)
    expect([isUuid(anonymousId), isUuid(sessionId), userId]).toEqual([true, true, undefined])
  })

  it('keeps them for the life of the document', () => {
    const { identity } = open(createCookieJar())
    expect(identity.at(start + 5).anonymousId).toBe(identity.at(start).anonymousId)
  })

  it('reads and writes nothing on the device before it may', () => {
    const jar = createCookieJar()
    const { identity, mirrors } = open(jar)
    identity.at(start)
    identity.identify('u-1')
    identity.reset()
    identity.at(start + minute)
    expect([jar.readCount, jar.assignments, mirrors]).toEqual([0, [], []])
  })

  it('gives two documents that store nothing two visitors', () => {
    const jar = createCookieJar()
    const [one, two] = [open(jar), open(jar)].map(({ identity }) => identity.at(start))
    expect(one?.anonymousId).not.toBe(two?.anonymousId)
  })
})

describe('persist()', () => {
  it('gives the next document the same visitor and session', () => {
    const jar = createCookieJar()
    const before = openPersistent(jar).at(start)
    const after = openPersistent(jar, { at: start + minute }).at(start + minute)
    expect(after).toEqual({ ...before, lastAt: start + minute })
  })

  it('names the id given up for the one in the cookie, once a touchpoint carries it', () => {
    const jar = createCookieJar()
    openPersistent(jar)
    const { identity } = open(jar)
    const { anonymousId } = identity.at(start)
    expect(identity.persist()).toBe(anonymousId)
  })

  it('keeps the user named before, whom nobody could store yet', () => {
    const jar = createCookieJar()
    openPersistent(jar)
    const { identity } = open(jar)
    identity.identify('u-1')
    identity.persist()
    expect(identity.at(start).userId).toBe('u-1')
  })

  it('names none when no touchpoint carries it', () => {
    const jar = createCookieJar()
    openPersistent(jar)
    expect(open(jar).identity.persist()).toBeUndefined()
  })

  it('names none when there was no cookie', () => {
    const { identity } = open(createCookieJar())
    identity.at(start)
    expect(identity.persist()).toBeUndefined()
  })

  it.each([
    [
      'host-only and secure',
      'https:',
      undefined,
      '; path=/; max-age=34560000; samesite=lax; secure',
    ],
    [
      'without secure on plain http',
      'http:',
      undefined,
      '; path=/; max-age=34560000; samesite=lax',
    ],
    [
      'for all subdomains when told',
      'https:',
      'shop.example',
      '; path=/; max-age=34560000; samesite=lax; domain=shop.example; secure',
    ],
  ])('writes a cookie %s', (_, protocol, cookieDomain, attributes) => {
    const jar = createCookieJar({ protocol })
    openPersistent(jar, cookieDomain === undefined ? {} : { cookieDomain })
    expect(jar.assignments.at(-1)).toMatch(new RegExp(`^waymark_shop=[^;]+${attributes}$`))
  })

  it.each([
    'waymark_shop=garbage',
    'waymark_shop=',
    'waymark_shop=%E0%A4%A',
    `waymark_shop=${id}/${id}/1/%E0%A4%A`,
    `waymark_shop=${id}/${id}/soon/`,
  ])('begins anew over a cookie nobody can read: %s', (cookie) => {
    const identity = openPersistent(createCookieJar({ cookies: [cookie] }))
    expect(isUuid(identity.at(start).anonymousId)).toBe(true)
  })

  it('finds its cookie between the site’s own', () => {
    const jar = createCookieJar({ cookies: ['not_waymark_shop=1', 'theme=dark'] })
    const { anonymousId } = openPersistent(jar).at(start)
    expect(openPersistent(jar).at(start).anonymousId).toBe(anonymousId)
  })

  it('does not take the cookie of a site whose name merely looks alike', () => {
    const jar = createCookieJar()
    const { anonymousId } = openPersistent(jar, { siteId: 'shop-de' }).at(start)
    expect(openPersistent(jar, { siteId: 'shop.de' }).at(start).anonymousId).not.toBe(anonymousId)
  })

  it('lives on without cookies where they are blocked', () => {
    const window = {
      location: { protocol: 'https:' },
      document: {
        get cookie(): string {
          throw new DOMException('Access is denied for this document', 'SecurityError')
        },
        set cookie(_: string) {
          throw new DOMException('Access is denied for this document', 'SecurityError')
        },
      },
    } as unknown as Pick<Window, 'document' | 'location'>
    const { identity } = open({ window, assignments: [], readCount: 0 })
    identity.persist()
    const { anonymousId } = identity.at(start)
    expect(identity.at(start + minute).anonymousId).toBe(anonymousId)
  })
})

describe('at()', () => {
  it('begins the next session after half an hour of silence', () => {
    const { identity } = open(createCookieJar())
    const sessionIds = [0, 30, 61].map((minutes) => identity.at(start + minutes * minute).sessionId)
    expect([sessionIds[1] === sessionIds[0], sessionIds[2] === sessionIds[0]]).toEqual([
      true,
      false,
    ])
  })

  it('goes on with the session another tab kept alive', () => {
    const jar = createCookieJar()
    const [one, two] = [openPersistent(jar), openPersistent(jar)]
    const { sessionId } = one.at(start)
    one.at(start + 25 * minute)
    expect(two.at(start + 50 * minute).sessionId).toBe(sessionId)
  })

  it('goes on with the session another tab began', () => {
    const jar = createCookieJar()
    const [one, two] = [openPersistent(jar), openPersistent(jar)]
    one.at(start)
    const { sessionId } = one.at(start + 45 * minute)
    expect(two.at(start + 46 * minute).sessionId).toBe(sessionId)
  })

  it('does not part from a user that another tab named', () => {
    const jar = createCookieJar()
    const [one, two] = [openPersistent(jar), openPersistent(jar)]
    two.identify('u-1')
    one.at(start + minute)
    expect(openPersistent(jar).at(start + minute).userId).toBe('u-1')
  })

  it('does not go back to the visitor another tab parted from', () => {
    const jar = createCookieJar()
    const [one, two] = [openPersistent(jar), openPersistent(jar)]
    two.identify('u-1')
    const { anonymousId } = one.at(start)
    two.reset()
    one.at(start + minute)
    const next = openPersistent(jar).at(start + minute)
    expect([next.anonymousId === anonymousId, next.userId]).toEqual([false, undefined])
  })

  it('does not write a cookie for every touchpoint', () => {
    const jar = createCookieJar()
    const identity = openPersistent(jar)
    const before = jar.assignments.length
    for (let i = 0; i < 100; i++) identity.at(start + i)
    expect(jar.assignments.length - before).toBeLessThanOrEqual(1)
  })

  it('writes the mirror with the cookie', () => {
    const jar = createCookieJar()
    const { identity, mirrors } = open(jar)
    identity.persist()
    identity.at(start + minute)
    expect(jar.assignments.map((text) => text.split(/[=;]/)[1])).toEqual(mirrors)
  })
})

describe('identify()', () => {
  it.each(['u-1', 'ada.lovelace', 'a/b;c=d, e', '100%', 'Zoë Łukasz 李 🛒', 'user@shop.example'])(
    'is remembered by the next document: %s',
    (userId) => {
      const jar = createCookieJar()
      openPersistent(jar).identify(userId)
      expect(openPersistent(jar).at(start).userId).toBe(userId)
    },
  )

  it('does not part from the visitor', () => {
    const { identity } = open(createCookieJar())
    const { anonymousId } = identity.at(start)
    identity.identify('u-1')
    expect(identity.at(start).anonymousId).toBe(anonymousId)
  })

  it('survives half of a surrogate pair, which no URI can hold', () => {
    const identity = openPersistent(createCookieJar())
    expect(() => identity.identify('u\ud800')).not.toThrow()
  })
})

describe('reset()', () => {
  it('becomes another visitor without a user, in another session', () => {
    const { identity } = open(createCookieJar())
    identity.identify('u-1')
    const before = identity.at(start)
    identity.reset()
    const after = identity.at(start)
    expect([
      after.anonymousId === before.anonymousId,
      after.sessionId === before.sessionId,
      after.userId,
    ]).toEqual([false, false, undefined])
  })

  it('holds for the next document', () => {
    const jar = createCookieJar()
    const identity = openPersistent(jar)
    identity.identify('u-1')
    identity.reset()
    const { anonymousId } = identity.at(start)
    const next = openPersistent(jar).at(start)
    expect([next.anonymousId, next.userId]).toEqual([anonymousId, undefined])
  })
})

describe('meetMirror()', () => {
  it('goes on as the mirror’s visitor when that one is older, and names the id given up', () => {
    const mirror = mirrorOf(start - 86_400_000)
    const identity = openPersistent(createCookieJar())
    const { anonymousId } = identity.at(start)
    const given = identity.meetMirror(mirror.text)
    expect([given, identity.at(start).anonymousId]).toEqual([anonymousId, mirror.anonymousId])
  })

  it('writes the older id into the cookie that the crash had lost', () => {
    const mirror = mirrorOf(start - 86_400_000)
    const jar = createCookieJar()
    openPersistent(jar).meetMirror(mirror.text)
    expect(openPersistent(jar).at(start).anonymousId).toBe(mirror.anonymousId)
  })

  it('names no id that no touchpoint carries', () => {
    const { identity } = open(createCookieJar())
    identity.persist()
    expect(identity.meetMirror(mirrorOf(start - 86_400_000).text)).toBeUndefined()
  })

  it.each([
    ['younger', () => mirrorOf(start + 86_400_000).text],
    ['absent', () => undefined],
    ['of another shape', () => ({ anonymousId: createUuid() })],
    ['unreadable', () => 'garbage'],
    ['cut off', () => mirrorOf(start - 86_400_000).text.slice(0, 60)],
  ])('keeps its own id when the mirror is %s', (_, mirror) => {
    const identity = openPersistent(createCookieJar())
    const { anonymousId } = identity.at(start)
    const given = identity.meetMirror(mirror())
    expect([given, identity.at(start).anonymousId]).toEqual([undefined, anonymousId])
  })
})

describe('erase()', () => {
  it('takes the cookie away', () => {
    const jar = createCookieJar()
    openPersistent(jar).erase()
    expect(jar.window.document.cookie).toBe('')
  })

  it('forgets the ids', () => {
    const identity = openPersistent(createCookieJar())
    const { anonymousId } = identity.at(start)
    identity.erase()
    expect(identity.at(start).anonymousId).not.toBe(anonymousId)
  })

  it('forgets the user', () => {
    const identity = openPersistent(createCookieJar())
    identity.identify('u-1')
    identity.erase()
    expect(identity.at(start).userId).toBeUndefined()
  })

  it('writes nothing afterwards', () => {
    const jar = createCookieJar()
    const identity = openPersistent(jar)
    identity.erase()
    const before = jar.assignments.length
    identity.at(start + minute)
    identity.identify('u-1')
    expect(jar.assignments.length).toBe(before)
  })
})
