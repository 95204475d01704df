import { quietly } from '../quietly.ts'

/**
 * Calls back once an object has a value under a name, without polling: at once when it is there, else
 * when it is assigned.
 *
 * @remarks While it waits, an accessor that reads as `undefined` stands in the property's place; the
 * first assignment turns it into an ordinary property. A function declaration replaces an accessor
 * without calling it (ECMA-262, CreateGlobalFunctionBinding), so the object is looked at again when
 * the document has been read, and when it has loaded.
 *
 * @param use - Gets the value, in a microtask where it was waited for: a script that assigns an
 * object has then filled it.
 * @returns Stops waiting, and leaves the object as it was.
 */
export function whenPresent(
  window: Window,
  [owner, key]: readonly [owner: object, key: string],
  use: (value: object) => void,
): () => void {
  const waiting = new AbortController()
  const { signal } = waiting

  function look(): void {
    quietly(() => {
      const value: unknown = Reflect.get(owner, key)
      if (signal.aborted || !value) return
      waiting.abort()
      use(Object(value))
    })
  }
  function set(value: unknown): void {
    const field = { value, writable: true, enumerable: true, configurable: true }
    Object.defineProperty(owner, key, field)
    queueMicrotask(look)
  }

  look()
  if (!signal.aborted) {
    // Refused by a frozen owner; what is left is to look again.
    Reflect.defineProperty(owner, key, { get: () => undefined, set, configurable: true })
    window.document.addEventListener('DOMContentLoaded', look, { signal })
    window.addEventListener('load', look, { signal })
  }
  return () => {
    waiting.abort()
    if (Reflect.getOwnPropertyDescriptor(owner, key)?.set === set)
      Reflect.deleteProperty(owner, key)
  }
}
