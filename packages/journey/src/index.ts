export type { Channel, EntryEvidence } from './channel/index.ts'
export { CHANNEL_RULE_VERSION, CHANNELS, classifyChannel } from './channel/index.ts'
