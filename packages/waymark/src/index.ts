export type { RunningCollector } from '@waymark/collector/node'
export type { Environment, ParsedOptions, WaymarkOptions } from './options.ts'
export { parseOptions } from './options.ts'
export { startWaymark } from './server.ts'
