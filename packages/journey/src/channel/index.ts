export type { Channel } from './channel-rules.ts'
export { CHANNEL_RULE_VERSION, CHANNELS } from './channel-rules.ts'
export type { EntryEvidence } from './classify-channel.ts'
export { classifyChannel } from './classify-channel.ts'
