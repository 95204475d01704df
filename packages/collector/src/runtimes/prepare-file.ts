import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes the folders above a file, and makes sure that it may be written to: SQLite opens what may only
 * be read as well, and would refuse every batch later.
 *
 * @throws {Error} When it may not, e.g. as its file system is mounted for reading.
 */
export function prepareFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path)) accessSync(path, constants.W_OK)
}
