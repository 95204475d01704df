export type { CollectorOptions } from './app.ts'
export { createCollector } from './app.ts'
export type { Gunzip } from './gunzip.ts'
export type {
  ChannelInput,
  CollectorSettings,
  LogEntry,
  SiteOptions,
  StageFacts,
} from './options.ts'
export { MIN_TOKEN_LENGTH } from './options.ts'
export { isOriginPattern } from './origins.ts'
export type { Report, ReportInput } from './report.ts'
export type { ServedFile } from './served-file.ts'
export { memoryStore } from './sinks/memory.ts'
export type { ReadOptions, Sink, Store, StoredBatch, WriteResult } from './sinks/sink.ts'
export { SinkError } from './sinks/sink.ts'
export type { SqlRow, SqlValue } from './sinks/sql-rows.ts'
export type { SqliteDriver, SqliteStatement, SqliteStoreOptions } from './sinks/sqlite.ts'
export { sqliteStore } from './sinks/sqlite.ts'
