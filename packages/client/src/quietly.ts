/**
 * Runs what the page's own code may break: a getter, a patched method, a listener of a source.
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
