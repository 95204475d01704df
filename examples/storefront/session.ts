import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { emptyCart } from './cart.ts'
import type { Session, ShopStore } from './store.ts'

/** What every handler of the shop finds in `c.var`. */
export interface ShopEnv {
  Variables: {
    store: ShopStore
    session: Session
    /** `undefined` until something is worth remembering. */
    sessionId: string | undefined
    /** Tag of the recorder, where there is one. */
    recorder: { src: string; siteId: string } | undefined
  }
}

/** A request to the shop. */
export type ShopContext = Context<ShopEnv>

const COOKIE = 'kk_session'

/** Looks up the visitor's session; a visitor who only looks around gets no cookie. */
export const withSession: MiddlewareHandler<ShopEnv> = async (c, next) => {
  const id = getCookie(c, COOKIE)
  const known = id && Object.hasOwn(c.var.store.data.sessions, id) ? id : undefined
  c.set('sessionId', known)
  c.set(
    'session',
    (known && c.var.store.data.sessions[known]) || {
      cart: emptyCart(),
      checkout: {},
      orderIds: [],
      usedAt: Date.now(),
    },
  )
  await next()
}

/** Changes the session and writes it down before the answer is sent. */
export function updateSession(c: ShopContext, change: Partial<Session>): void {
  const id = c.var.sessionId ?? randomUUID()
  const session = { ...c.var.session, ...change, usedAt: Date.now() }
  c.set('sessionId', id)
  c.set('session', session)
  c.var.store.data.sessions[id] = session
  c.var.store.save()
  setCookie(c, COOKIE, id, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 30 * 86_400 })
}

/** Gives the session a new id, so that an id planted before logging in is worth nothing. */
export function renewSession(c: ShopContext, change: Partial<Session>): void {
  if (c.var.sessionId) delete c.var.store.data.sessions[c.var.sessionId]
  c.set('sessionId', undefined)
  updateSession(c, change)
}
