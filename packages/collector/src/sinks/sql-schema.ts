/**
 * Statements that bring an empty database to the present schema, one list per version. A published
 * list is never edited: a change is a new list. One dialect serves SQLite and D1.
 */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    // `arrival` is spelled out because VACUUM may renumber an implicit rowid. Absent streams and
    // positions are '' and -1, not NULL, so that row values compare and one page follows another.
    `CREATE TABLE touchpoints (
      arrival INTEGER PRIMARY KEY AUTOINCREMENT,
      site_id TEXT NOT NULL,
      id TEXT NOT NULL,
      anonymous_id TEXT NOT NULL,
      occurred_at INTEGER NOT NULL,
      stream_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      type TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      rest TEXT NOT NULL,
      UNIQUE (site_id, id)
    ) STRICT`,
    `CREATE INDEX touchpoints_by_visitor
      ON touchpoints (site_id, anonymous_id, occurred_at, stream_id, seq)`,
    // Every index ends with the row's key, here `arrival`: the newest of a site and its version.
    'CREATE INDEX touchpoints_by_arrival ON touchpoints (site_id)',
    `CREATE TABLE batches (
      site_id TEXT NOT NULL,
      batch_id TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      drops TEXT NOT NULL,
      PRIMARY KEY (site_id, batch_id)
    ) STRICT, WITHOUT ROWID`,
  ],
]

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
