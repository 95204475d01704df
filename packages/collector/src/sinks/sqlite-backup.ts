import { link, open, rm } from 'node:fs/promises'
import type { SqliteDriver } from './sqlite.ts'

/** Syncs a file to the disk, which `VACUUM INTO` leaves to the system. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Copies an open database as it is at one moment, while others write to it. The copy is one file of
 * its own, without the space of what was deleted.
 *
 * @param driver - The database; closed in any case.
 * @param path - Where the copy goes; it is there whole, or not at all.
 * @throws {Error} When there is something at `path` already, or the disk is full.
 */
export async function backupSqlite(driver: SqliteDriver, path: string): Promise<void> {
  const part = `${path}.part`
  try {
    await rm(part, { force: true })
    driver.exec('PRAGMA busy_timeout = 5000')
    driver.prepare('VACUUM INTO ?').run(part)
    await sync(part)
    // Not renamed, which would overwrite: two backups of one name are a mistake.
    await link(part, path)
  } finally {
    driver.close()
    await rm(part, { force: true })
  }
}
