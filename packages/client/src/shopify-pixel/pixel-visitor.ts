import { createUuid } from '@waymark/protocol'
import { continueSession } from '../session.ts'

/** The part of Shopify's `browser` that is used: the top page's cookies. */
export interface PixelBrowser {
  cookie: {
    get(name: string): Promise<string>
    /** Takes one cookie as `document.cookie` does. */
    set(cookie: string): Promise<string>
  }
}

/** Who the shopper is to the storefront's script. */
export interface PixelVisitor {
  anonymousId: string
  sessionId: string
  lastAt: number
  userId?: string
}

const COOKIE_SECONDS = 400 * 86_400
/** The form that the client's identity writes. */
const TEXT = /^([\da-f-]{36})\/([\da-f-]{36})\/(\d+)\/([^;]*)/

/** Reads what the storefront's cookie says; `undefined` for anything else. */
export function parseVisitor(text: string): PixelVisitor | undefined {
  const [, anonymousId, sessionId, lastAt, userId] = TEXT.exec(text) ?? []
  if (!anonymousId || !sessionId) return undefined
  return {
    ...{ anonymousId, sessionId, lastAt: Number(lastAt) },
    ...(userId && { userId: decodeURIComponent(userId) }),
  }
}

/**
 * Gets the visitor of the storefront's cookie, with the session continued, and writes it back so
 * that the next page goes on from there. Without a cookie it is a new visitor.
 *
 * @param now - Epoch milliseconds of the event.
 */
export async function readVisitor(
  browser: PixelBrowser,
  siteId: string,
  now: number,
): Promise<PixelVisitor> {
  const name = `waymark_${siteId}`
  // Whatever the sandbox refuses, the shopper is somebody.
  const text = await browser.cookie.get(name).catch(() => '')
  const known = parseVisitor(`${text}`) ?? {
    anonymousId: createUuid(now),
    sessionId: createUuid(now),
    lastAt: now,
  }
  const visitor: PixelVisitor = { ...known, ...continueSession(known, now) }
  const { anonymousId, sessionId, lastAt, userId = '' } = visitor
  const value = `${anonymousId}/${sessionId}/${lastAt}/${encodeURIComponent(userId)}`
  const cookie = `${name}=${value}; path=/; max-age=${COOKIE_SECONDS}; samesite=lax; secure`
  await browser.cookie.set(cookie).catch(() => {})
  return visitor
}
