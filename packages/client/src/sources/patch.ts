import { quietly } from '../quietly.ts'

/** Runs in place of a function that was patched. `call` goes through to the original. */
export type Interceptor = (call: () => unknown, receiver: unknown, args: unknown[]) => unknown

/**
 * Puts an interceptor in front of a method. The stand-in is a Proxy, so that name, length, own
 * properties and `toString()` stay those of the original.
 *
 * @returns Undoes it: restores the original if nobody patched after us, and otherwise turns the
 *   stand-in into a pass-through.
 */
export function patch<T extends object, K extends keyof T>(
  owner: T,
  key: K,
  intercept: Interceptor,
): () => void {
  const original = owner[key]
  if (typeof original !== 'function') return () => {}
  let isActive = true
  const standIn = new Proxy(original, {
    apply(target, receiver, args) {
      const call = () => Reflect.apply(target, receiver, args)
      return isActive ? intercept(call, receiver, args) : call()
    },
  })
  // A frozen owner stays as it is.
  const assign = (value: T[K]) =>
    quietly(() => {
      owner[key] = value
    })
  assign(standIn)
  return () => {
    isActive = false
    if (owner[key] === standIn) assign(original)
  }
}
