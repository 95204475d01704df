/**
 * Statements that bring an empty database to the present schema, one list per version. A published
 * list is never edited: a change is a new list. One dialect serves SQLite and D1.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
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
  [
    // What is asked for by name, for whoever queries by hand. A view and no columns: a generated
    // column is computed at every insert, virtual or not, and these made it a fifth slower.
    `CREATE VIEW touchpoint_details AS SELECT *,
      rest ->> 'userId' AS user_id,
      rest ->> 'consent' AS consent,
      rest ->> '$.channel.channel' AS channel,
      rest ->> 'country' AS country,
      rest ->> '$.device.kind' AS device,
      rest ->> '$.device.browser' AS browser,
      rest ->> '$.device.os' AS os,
      rest ->> 'botSigns' IS NOT NULL AS is_bot,
      rest ->> 'isTrusted' IS NOT NULL AS is_trusted
      FROM touchpoints`,
    `ALTER TABLE batches ADD COLUMN refused TEXT NOT NULL DEFAULT '{}'`,
    // Most batches report nothing, and are in neither index.
    `CREATE INDEX batches_with_drops ON batches (site_id, received_at) WHERE drops <> '{}'`,
    `CREATE INDEX batches_with_refused ON batches (site_id, received_at) WHERE refused <> '{}'`,
    // Kept beside the touchpoints, because to look for gaps among them means to read them all.
    `CREATE TABLE streams (
      site_id TEXT NOT NULL,
      stream_id TEXT NOT NULL,
      first_at INTEGER NOT NULL,
      next_seq INTEGER NOT NULL,
      stored INTEGER NOT NULL,
      PRIMARY KEY (site_id, stream_id)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX streams_by_time ON streams (site_id, first_at)',
    `INSERT INTO streams SELECT site_id, stream_id, min(received_at), max(seq) + 1, count(*)
      FROM touchpoints WHERE stream_id <> '' GROUP BY site_id, stream_id`,
    `CREATE TABLE dead_letters (
      arrival INTEGER PRIMARY KEY AUTOINCREMENT,
      site_id TEXT NOT NULL,
      id TEXT NOT NULL,
      anonymous_id TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      rest TEXT NOT NULL,
      UNIQUE (site_id, id)
    ) STRICT`,
    'CREATE INDEX dead_letters_by_arrival ON dead_letters (site_id)',
    'CREATE INDEX dead_letters_by_expiry ON dead_letters (expires_at)',
    // What is left of an erased visitor: a keyed hash.
    `CREATE TABLE tombstones (
      site_id TEXT NOT NULL,
      visitor_hash TEXT NOT NULL,
      erased_at INTEGER NOT NULL,
      PRIMARY KEY (site_id, visitor_hash)
    ) STRICT, WITHOUT ROWID`,
  ],
  [
    // Part of a site's version: a new grade changes a report without a new touchpoint.
    `CREATE TABLE regrades (
      site_id TEXT PRIMARY KEY,
      pages INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
  [
    // To find what is of a user, and which visitors an alias joins. Most touchpoints are in neither
    // index.
    'DROP VIEW touchpoint_details',
    'ALTER TABLE touchpoints ADD COLUMN user_id TEXT',
    `UPDATE touchpoints SET user_id = rest ->> 'userId' WHERE rest ->> 'userId' IS NOT NULL`,
    `CREATE INDEX touchpoints_by_user ON touchpoints (site_id, user_id) WHERE user_id IS NOT NULL`,
    `CREATE INDEX touchpoints_by_alias ON touchpoints (site_id, rest ->> '$.props.previousId')
      WHERE type = 'alias'`,
    `CREATE VIEW touchpoint_details AS SELECT *,
      rest ->> 'consent' AS consent,
      rest ->> '$.channel.channel' AS channel,
      rest ->> 'country' AS country,
      rest ->> '$.device.kind' AS device,
      rest ->> '$.device.browser' AS browser,
      rest ->> '$.device.os' AS os,
      rest ->> 'botSigns' IS NOT NULL AS is_bot,
      rest ->> 'isTrusted' IS NOT NULL AS is_trusted
      FROM touchpoints`,
    // How many of a stream's touchpoints are gone because a visitor was erased: they are no gap.
    'ALTER TABLE streams ADD COLUMN erased INTEGER NOT NULL DEFAULT 0',
    'CREATE INDEX batches_by_time ON batches (site_id, received_at)',
    // One per database, made here and never shown.
    'CREATE TABLE tombstone_key (key TEXT NOT NULL) STRICT',
    'INSERT INTO tombstone_key (key) VALUES (hex(randomblob(32)))',
  ],
]
