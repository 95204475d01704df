import { isAiAssistant } from './ai-assistants.ts'
import type { SourceCategory } from './source-categories.ts'

/** What the rules look at; all texts in lower case. */
export interface ChannelEvidence {
  /** As given or read from the referrer; `(direct)` or `(not set)` where there is none. */
  source: string
  /** `(none)` or `(not set)` where there is none. */
  medium: string
  /** Empty where there is none. */
  campaign: string
  category: SourceCategory | undefined
}

/** The channels, in the order their rules are tried. */
export const CHANNELS = [
  'direct',
  'cross_network',
  'paid_shopping',
  'paid_search',
  'paid_social',
  'paid_video',
  'display',
  'paid_other',
  'ai_assistant',
  'organic_shopping',
  'organic_social',
  'organic_video',
  'organic_search',
  'referral',
  'email',
  'affiliates',
  'audio',
  'sms',
  'mobile_push',
  'unassigned',
] as const

/** One of {@link CHANNELS}. */
export type Channel = (typeof CHANNELS)[number]

/** Version of the rules and lists of this folder; stored with every grade, so it can be renewed. */
export const CHANNEL_RULE_VERSION = 'ga4-2026.11'

const PAID = /^(.*cp.*|ppc|retargeting|paid.*)$/
// "shop" or "eshop" as a word of the campaign, but not "workshop".
const SHOPPING_CAMPAIGN = /([^a-df-z]|^)shop|shopping/
const DISPLAY = /^(display|banner|expandable|interstitial|cpm)$/
const SOCIAL = /^(social|social-network|social-media|sm|social network|social media)$/
const EMAIL = /^e[-_ ]?mail$/

const isPaid = ({ medium }: ChannelEvidence) => PAID.test(medium)
const isShopping = ({ category, campaign }: ChannelEvidence) =>
  category === 'shopping' || SHOPPING_CAMPAIGN.test(campaign)

// GA4's default channel groups (support.google.com/analytics/answer/9756891, order as in
// Velir/dbt-ga4): first match wins. The assistants come before the organic channels, which would
// otherwise claim gemini.google.com, and after the paid ones, as a paid click stays one.
const RULES: Readonly<Record<Channel, (evidence: ChannelEvidence) => boolean>> = {
  direct: ({ source, medium, campaign }) =>
    source === '(direct)' && /^\((none|not set)\)$/.test(medium) && !campaign,
  cross_network: ({ campaign }) => campaign.includes('cross-network'),
  paid_shopping: (evidence) => isShopping(evidence) && isPaid(evidence),
  paid_search: (evidence) => evidence.category === 'search' && isPaid(evidence),
  paid_social: (evidence) => evidence.category === 'social' && isPaid(evidence),
  paid_video: (evidence) => evidence.category === 'video' && isPaid(evidence),
  display: ({ medium }) => DISPLAY.test(medium),
  paid_other: isPaid,
  ai_assistant: ({ source, medium }) => medium === 'ai-assistant' || isAiAssistant(source),
  organic_shopping: isShopping,
  organic_social: ({ category, medium }) => category === 'social' || SOCIAL.test(medium),
  organic_video: ({ category, medium }) => category === 'video' || medium.includes('video'),
  organic_search: ({ category, medium }) => category === 'search' || medium === 'organic',
  referral: ({ medium }) => /^(referral|app|link)$/.test(medium),
  email: ({ source, medium }) => EMAIL.test(source) || EMAIL.test(medium),
  affiliates: ({ medium }) => /^affiliates?$/.test(medium),
  audio: ({ medium }) => medium === 'audio',
  sms: ({ source, medium }) => source === 'sms' || medium === 'sms',
  mobile_push: ({ source, medium }) =>
    /push$|mobile|notification/.test(medium) || source === 'firebase',
  unassigned: () => true,
}

/** Tries the rules in order and gives the first channel that matches. */
export function channelOf(evidence: ChannelEvidence): Channel {
  return CHANNELS.find((channel) => RULES[channel](evidence)) ?? 'unassigned'
}
