import { quietly } from '../quietly.ts'

/** What is here, or is fetched when it is first needed. */
export type Part<T> = T | (() => Promise<T>)

/** Runs acts with a part. */
export type Needed<T> = (act: (part: T) => void) => void

/**
 * Creates a function that runs acts with a part: at once where it is here, else in their turn once
 * it has come; not at all where it does not come.
 */
export function byNeed<T extends object>(part: Part<T>): Needed<T> {
  if (typeof part !== 'function') return (act) => act(part)
  let here: T | undefined
  let coming: Promise<T> | undefined
  return (act) => {
    if (here) return act(here)
    coming ??= part()
    coming.then(
      (come) => {
        here = come
        quietly(() => act(come))
      },
      () => {},
    )
  }
}
