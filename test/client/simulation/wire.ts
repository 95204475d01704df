import { readEnvelope, type SentEnvelope } from './collector.ts'
import type { Dice } from './dice.ts'
import type { Network } from './network.ts'
import type { Realm } from './realm.ts'
import type { Tab } from './tab.ts'

/** What tabs send, and the rules of the platform for it. */
export interface Wire {
  /** The `fetch` and `sendBeacon` of a tab. */
  connect(tab: Tab, realm: Realm): { fetch: unknown; sendBeacon: unknown }
}

/** One request as it left a tab. */
export interface SentRequest {
  tab: Tab
  envelope: SentEnvelope
  isBeacon: boolean
}

/** What a wire tells. */
export interface WireWorld {
  network: Network
  dice: Dice
  onRequest: (request: SentRequest) => void
  /** A tab was asked to wait. */
  onRetryAfter: (tab: Tab, waitMs: number) => void
}

/** Fetch standard, "HTTP-network-or-cache fetch": what a page may have in flight past its end. */
const KEEPALIVE_BYTES = 65_536

/** Creates a {@link Wire}. */
export function createWire(world: WireWorld): Wire {
  const { network, dice, onRequest, onRetryAfter } = world

  /** Sends; what outlives a tab is in the hands of chance once the tab is dead. */
  function send(tab: Tab, body: string, outlives: boolean, isBeacon: boolean) {
    const envelope = readEnvelope(body)
    onRequest({ tab, envelope, isBeacon })
    const fate = network.decide(envelope)
    const isGone = () => tab.isDead() && !(outlives && dice.chance(0.7))
    return { envelope, fate, isGone }
  }

  function connect(tab: Tab, realm: Realm) {
    let keepaliveBytes = 0

    function fetch(_url: string, init: RequestInit & { body: string }): Promise<unknown> {
      const { promise, resolve, reject } = realm.defer()
      const { body, keepalive = false, signal } = init
      const bytes = keepalive ? Buffer.byteLength(body) : 0
      let isOver = false
      function finish(settle: () => void): void {
        if (isOver) return
        isOver = true
        keepaliveBytes -= bytes
        settle()
      }
      const fail = () => finish(() => reject(new TypeError('Failed to fetch')))
      tab.effect(() => {
        keepaliveBytes += bytes
        if (keepaliveBytes > KEEPALIVE_BYTES) return tab.soon(fail)
        signal?.addEventListener('abort', fail)
        const { envelope, fate, isGone } = send(tab, body, keepalive, false)
        network.carry(envelope, fate, isGone, (answer) => {
          if (answer === 'error') return tab.soon(fail)
          const headers = new Headers(answer.headers)
          tab.soon(() =>
            finish(() => {
              onRetryAfter(tab, Number(headers.get('retry-after')) * 1_000)
              const json = realm.defer()
              try {
                json.resolve(JSON.parse(answer.body ?? ''))
              } catch (error) {
                json.reject(error)
              }
              const { status } = answer
              resolve({ status, ok: status < 300, headers, json: () => json.promise })
            }),
          )
        })
      })
      return promise
    }

    function sendBeacon(_url: string, body: string): boolean {
      return (
        tab.effect(() => {
          if (keepaliveBytes + Buffer.byteLength(body) > KEEPALIVE_BYTES) return false
          const { envelope, fate, isGone } = send(tab, body, true, true)
          network.carry(envelope, fate, isGone, () => {})
          return true
        }) ?? true
      )
    }
    return { fetch, sendBeacon }
  }

  return { connect }
}
