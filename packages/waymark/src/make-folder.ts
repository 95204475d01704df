import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it. Not by `recursive`, with which Node tries for ever where a
 * file system refuses a folder as if the one above were missing, as /proc does (Node 20, checked
 * 2026-11).
 *
 * @remarks The collector does the same for its file, and has no helpers for files to give away.
 * @throws {Error} When it cannot be made.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    // Perhaps it is there, or another process was faster.
    if (existsSync(path)) return
    const above = dirname(path)
    // Asked only now: Deno may let nobody look at what is above the data. A drive that is not there
    // is its own folder above.
    if (above === path || existsSync(above)) throw error
    makeFolder(above)
    makeFolder(path)
  }
}
