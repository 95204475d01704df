import { quietly } from '../quietly.ts'
import { isObject } from '../storefronts/fields.ts'
import type { EventSign } from '../storefronts/storefront.ts'

/** Options for {@link listenToPlatform}. */
export interface PlatformEventOptions {
  window: Window & typeof globalThis
  events: readonly EventSign[]
  /** Gets each event: `detail` of a native one, the array of arguments of any other. */
  onEvent(name: string, detail: unknown): void
}

/** Listening to what a shop platform tells its own scripts. */
export interface PlatformListening {
  /** Looks for emitters that were not there yet. */
  find(): void
  stop(): void
}

type Callable = (...args: unknown[]) => unknown

const isCallable = (value: unknown): value is Callable => typeof value === 'function'

/** The value at a path of properties, and what it is a property of. */
function follow(root: object, path: string): readonly [value: unknown, owner: object] {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const owner = Object(keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), root))
  return [Reflect.get(owner, last), owner]
}

/** What a native event tells: its detail, or the fields its maker added to it. */
function detailOf(event: Event): unknown {
  const { detail } = event as Partial<CustomEvent> // other events have none
  return detail ?? { ...event }
}

/** Waits for the promise an event carries: `shopify:cart:lines-update` is sent before the request. */
async function settle(detail: unknown, path: string): Promise<unknown> {
  const awaited = await follow(Object(detail), path)[0]
  return { ...Object(detail), awaited }
}

/**
 * Listens to a platform's events as a guest: native ones, those only the page's own jQuery hears,
 * and functions that take a callback. What is not there yet is looked for again by `find()`.
 */
export function listenToPlatform({
  window,
  events,
  onEvent,
}: PlatformEventOptions): PlatformListening {
  const stopping = new AbortController()
  const { signal } = stopping
  // A platform may read one event in several ways: it is heard once.
  const keys = events.map(({ on, name }) => `${on} ${name}`)
  let missing = events.filter((_, i) => keys.indexOf(`${keys[i]}`) === i)

  function report({ name, awaits }: EventSign, detail: unknown): void {
    if (signal.aborted) return
    if (!awaits) return void quietly(() => onEvent(name, detail))
    // A promise that is rejected tells of an act that failed.
    settle(detail, awaits).then(
      (settled) => !signal.aborted && quietly(() => onEvent(name, settled)),
      () => {},
    )
  }

  function listenJquery(sign: EventSign): boolean {
    const [jQuery] = follow(window, 'jQuery')
    if (!isCallable(jQuery)) return false
    const handler = (_event: unknown, ...args: unknown[]) => report(sign, args)
    // Bubbles up from the body and from whatever else it is triggered on.
    const target: unknown = jQuery(window.document)
    if (!isObject(target) || !isCallable(target.on)) return false
    Reflect.apply(target.on, target, [sign.name, handler])
    signal.addEventListener('abort', () =>
      quietly(
        () => isCallable(target.off) && Reflect.apply(target.off, target, [sign.name, handler]),
      ),
    )
    return true
  }

  function listenCall(sign: EventSign): boolean {
    const { name, via = '', isSole } = sign
    const [call, owner] = follow(window, via)
    if (!isCallable(call)) return false
    const callback = (...args: unknown[]) => report(sign, args)
    Reflect.apply(call, owner, isSole ? [callback] : [name, callback])
    return true
  }

  /** @returns Whether the sign is heard from now on. */
  function listen(sign: EventSign): boolean {
    if (sign.on === 'jquery') return listenJquery(sign)
    if (sign.on === 'call') return listenCall(sign)
    const onNative = (event: Event) => quietly(() => report(sign, detailOf(event)))
    window.addEventListener(sign.name, onNative, { capture: true, signal })
    return true
  }

  function find(): void {
    // An emitter that throws is not asked again.
    missing = missing.filter((sign) => quietly(() => listen(sign)) === false)
  }

  for (const after of new Set(events.flatMap((sign) => sign.after ?? []))) {
    window.addEventListener(after, find, { capture: true, signal })
  }
  find()
  return { find, stop: () => stopping.abort() }
}
