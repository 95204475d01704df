import type { ChannelGrade } from '@waymark/protocol'
import { isAiAssistant } from './ai-assistants.ts'
import { CHANNEL_RULE_VERSION, channelOf } from './channel-rules.ts'
import type { TrafficSource } from './click-sources.ts'
import { clickSource } from './click-sources.ts'
import { sourceCategory } from './source-categories.ts'
import { referrerSource, toSource } from './source-host.ts'

/** What is known of an entry. All of it is optional; nothing at all is a direct entry. */
export interface EntryEvidence {
  /** `utm_source`. */
  source?: string
  /** `utm_medium`. */
  medium?: string
  /** `utm_campaign`. */
  campaign?: string
  /** The referring URL. */
  referrer?: string
  /** Kinds of click id in the landing URL, e.g. `gclid`; never their values. */
  clickIds?: readonly string[]
  /** Hosts of the site itself: a referrer among them is no referrer. */
  siteHosts?: readonly string[]
}

/**
 * Grades an entry by GA4's default channel groups, AI assistants among them.
 *
 * Campaign parameters outrank click ids, click ids outrank the referrer.
 *
 * @returns The channel with the source and medium it was read from, in lower case.
 *
 * @example
 * ```ts
 * classifyChannel({ referrer: 'https://www.google.co.uk/' })
 * // { channel: 'organic_search', source: 'google', medium: 'organic', ruleVersion: … }
 * ```
 */
export function classifyChannel(evidence: EntryEvidence = {}): ChannelGrade {
  const campaign = toText(evidence.campaign)
  const { source, medium } = trafficSource(evidence, campaign)
  const category = sourceCategory(source) ?? sourceCategory(toSource(source))
  const channel = channelOf({ source, medium, campaign, category })
  return { channel, source, medium, ruleVersion: CHANNEL_RULE_VERSION }
}

function trafficSource(evidence: EntryEvidence, campaign: string): TrafficSource {
  const source = toText(evidence.source)
  const medium = toText(evidence.medium)
  if (source || medium) return { source: source || '(not set)', medium: medium || '(not set)' }
  const referrer = referrerSource(evidence.referrer, evidence.siteHosts ?? [])
  const click = clickSource(evidence.clickIds ?? [])
  if (click) return click
  if (referrer) return { source: referrer, medium: referrerMedium(referrer) }
  return campaign
    ? { source: '(not set)', medium: '(not set)' }
    : { source: '(direct)', medium: '(none)' }
}

function referrerMedium(source: string): string {
  if (isAiAssistant(source)) return 'ai-assistant'
  return sourceCategory(source) === 'search' ? 'organic' : 'referral'
}

function toText(value: string | undefined): string {
  return value?.trim().toLowerCase() ?? ''
}
