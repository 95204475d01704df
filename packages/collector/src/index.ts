export { ADDRESS_LIMIT, MAX_IN_FLIGHT, SITE_LIMIT } from './admission.ts'
export type { CollectorOptions } from './app.ts'
export { createCollector } from './app.ts'
export type { DeadLetter, DeadLetterQuery } from './dead-letter.ts'
export type { Gunzip } from './gunzip.ts'
export type { DailyLoss, LossFigure, RefusedCounts } from './loss.ts'
export { lossOf } from './loss.ts'
export type {
  ChannelInput,
  CollectorSettings,
  ConsentMode,
  Limits,
  LogEntry,
  ProxyOptions,
  SiteOptions,
  StageFacts,
} from './options.ts'
export { MIN_TOKEN_LENGTH } from './options.ts'
export { isOriginPattern } from './origins.ts'
export type { RateLimit, RateLimiter } from './rate-limit.ts'
export type { Report, ReportInput, ReportLoss } from './report.ts'
export type { RequestFacts } from './request-facts.ts'
export type { ServedFile } from './served-file.ts'
export { memoryStore } from './sinks/memory.ts'
export type {
  LossPeriod,
  ReadOptions,
  Regrade,
  RegradeOptions,
  RegradeResult,
  Sink,
  Store,
  StoredBatch,
  WriteResult,
} from './sinks/sink.ts'
export { SinkError } from './sinks/sink.ts'
export type { SqlRow, SqlValue } from './sinks/sql-rows.ts'
export type { SqliteDriver, SqliteStatement, SqliteStoreOptions } from './sinks/sqlite.ts'
export { sqliteStore } from './sinks/sqlite.ts'
export type { StageGrader } from './stage-grader.ts'
export { createStageGrader } from './stage-grader.ts'
