import { MIGRATIONS } from './sql-migrations.ts'

/** Where a database says which versions it has. */
export const CREATE_SCHEMA_TABLE = `CREATE TABLE IF NOT EXISTS waymark_schema (
  version INTEGER PRIMARY KEY,
  applied_at INTEGER NOT NULL
) STRICT`

/** Gives `version`, the newest one applied, or `NULL`. */
export const SELECT_SCHEMA_VERSION = 'SELECT max(version) AS version FROM waymark_schema'

/** Takes the version and the time it was applied, epoch milliseconds. */
export const INSERT_SCHEMA_VERSION =
  'INSERT INTO waymark_schema (version, applied_at) VALUES (?, ?)'

/**
 * Lists the migrations a database still needs.
 *
 * @param version - The newest version applied; `0` for an empty database.
 * @throws {RangeError} When the database was written by a newer release.
 */
export function pendingMigrations(
  version: number,
): { version: number; statements: readonly string[] }[] {
  if (version > MIGRATIONS.length) {
    throw new RangeError(
      `Cannot open store as its schema must be version ${MIGRATIONS.length} or older: current value is ${version}`,
    )
  }
  return MIGRATIONS.slice(version).map((statements, index) => ({
    version: version + index + 1,
    statements,
  }))
}
