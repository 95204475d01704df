/**
 * Runs what may fail without disturbing the page: what its own code may break (a getter, a patched
 * method, a listener of a source), what others sent, what the browser may refuse.
 *
 * @returns What it returns; `undefined` when it throws.
 */
export function quietly<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
