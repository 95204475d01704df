export { ADDRESS_LIMIT, MAX_IN_FLIGHT, SITE_LIMIT } from './admission.ts'
export type { CollectorOptions } from './app.ts'
export { createCollector } from './app.ts'
export type { DeadLetter, DeadLetterQuery } from './dead-letter.ts'
export { exportVisitor } from './export-visitor.ts'
export type { Gunzip } from './gunzip.ts'
export { isAddressRange } from './ip-address.ts'
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
export type { Replayed, ReplayFailure } from './replay.ts'
export type { Report, ReportInput, ReportLoss } from './report.ts'
export type { RequestFacts } from './request-facts.ts'
export type { Retained, RetainRequest } from './retain-days.ts'
export { retainDays } from './retain-days.ts'
export type { ServedFile } from './served-file.ts'
export { memoryStore } from './sinks/memory.ts'
export type {
  ErasureResult,
  LossPeriod,
  ReadOptions,
  Regrade,
  RegradeOptions,
  RegradeResult,
  RetainOptions,
  RetainResult,
  Sink,
  Store,
  StoredBatch,
  VisitorFacts,
  WriteResult,
} from './sinks/sink.ts'
export { SinkError } from './sinks/sink.ts'
export type { SqlRow, SqlValue } from './sinks/sql-rows.ts'
export type { SqliteDriver, SqliteStatement, SqliteStoreOptions } from './sinks/sqlite.ts'
export { sqliteStore } from './sinks/sqlite.ts'
export type { Erased, Visitor, VisitorId } from './sinks/visitor.ts'
export { eraseVisitor, findVisitor } from './sinks/visitor.ts'
export type { StageGrader } from './stage-grader.ts'
export { createStageGrader } from './stage-grader.ts'
