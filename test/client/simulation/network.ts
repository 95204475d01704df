import type { Answer, Collector, SentEnvelope } from './collector.ts'
import type { Dice } from './dice.ts'
import type { Timeline } from './timeline.ts'

/** What the network does to requests, until it does something else. */
export const NETWORK_MOODS = [
  'fine',
  /** Stored, and the answer never comes back. */
  'answer_lost',
  /** Answered in any time up to twice the client's patience. */
  'slow',
  /** Arrives twice, the second time much later. */
  'doubled',
  'unavailable',
  /** 429 with `Retry-After`. */
  'busy',
  /** 413 for more than a few touchpoints. */
  'narrow',
  /** A firewall takes offence at some touchpoints, in its own HTML. */
  'prudish',
  /** 401, 403, 404 or 451 in somebody else's HTML. */
  'misconfigured',
  /** 200 with a login page. */
  'captive',
  /** Neither arrives nor fails. */
  'hanging',
  'broken',
  'offline',
  /** Every request meets another of these. */
  'chaos',
] as const

/** One of {@link NETWORK_MOODS}. */
export type NetworkMood = (typeof NETWORK_MOODS)[number]

/** What becomes of one request. */
export interface Fate {
  /** How long it takes to reach the collector; never, when absent. */
  arrivesAfterMs?: number
  /** Once more. */
  arrivesAgainAfterMs?: number
  /** The collector's own answer, another one, or none. */
  answer: 'own' | Answer | 'error' | 'none'
  answersAfterMs: number
}

/** The way to the collector. */
export interface Network {
  mood: NetworkMood
  decide(envelope: SentEnvelope): Fate
  /** Carries an envelope as its fate has it. `isGone` says whether it died with its tab. */
  carry(
    envelope: SentEnvelope,
    fate: Fate,
    isGone: () => boolean,
    onAnswer: (answer: Answer | 'error') => void,
  ): void
}

const HTML = '<!doctype html><title>Welcome to the Wi-Fi of Hotel Waymark</title>'
const REFUSAL = JSON.stringify({ reason: 'body_too_large', permanent: true, detail: '' })

/** Creates a {@link Network}. */
export function createNetwork(timeline: Timeline, collector: Collector, dice: Dice): Network {
  const latency = () => dice.between(5, dice.chance(0.1) ? 2_000 : 200)
  const answered = (answer: Fate['answer'], answersAfterMs = latency()): Fate => ({
    answer,
    answersAfterMs,
  })
  const stored = (answer: Fate['answer'] = 'own'): Fate => {
    const arrivesAfterMs = latency()
    return { arrivesAfterMs, answer, answersAfterMs: arrivesAfterMs + latency() }
  }
  const isOffensive = ({ touchpoints }: SentEnvelope) =>
    touchpoints.some(({ name = 0 }) => name % 5 === 1)

  const fates: Record<NetworkMood, (envelope: SentEnvelope) => Fate> = {
    fine: () => stored(),
    answer_lost: () => stored(dice.pick(['error', 'none'])),
    slow: () => {
      const arrivesAfterMs = dice.between(0, 20_000)
      const answersAfterMs = arrivesAfterMs + dice.between(0, 10_000)
      return { arrivesAfterMs, answer: 'own', answersAfterMs }
    },
    doubled: () => ({ ...stored(), arrivesAgainAfterMs: dice.between(0, 60_000) }),
    unavailable: () => answered({ status: dice.pick([500, 502, 503, 504, 408, 425]), body: HTML }),
    busy: () => {
      const headers = { 'retry-after': `${dice.between(1, 60)}` }
      return answered({ status: dice.pick([429, 503]), headers })
    },
    narrow: ({ touchpoints }) =>
      touchpoints.length > 3
        ? answered({ status: 413, body: dice.pick([HTML, REFUSAL]) })
        : stored(),
    prudish: (envelope) =>
      isOffensive(envelope) ? answered({ status: 400, body: HTML }) : stored(),
    misconfigured: () => answered({ status: dice.pick([401, 403, 404, 451]), body: HTML }),
    captive: () => answered({ status: 200, body: HTML }),
    hanging: () => answered('none'),
    broken: () => answered('error'),
    offline: () => answered('error', 1),
    chaos: (envelope) => fates[dice.pick(NETWORK_MOODS)](envelope),
  }

  const network: Network = {
    mood: 'fine',
    decide: (envelope) => fates[network.mood](envelope),
    carry(envelope, fate, isGone, onAnswer) {
      let own: Answer | undefined
      const arrive = () => {
        // What is on its way when its tab dies may be on its way for good.
        if (!isGone()) own = collector.receive(envelope)
      }
      if (fate.arrivesAfterMs !== undefined) timeline.after(fate.arrivesAfterMs, arrive)
      if (fate.arrivesAgainAfterMs !== undefined) timeline.after(fate.arrivesAgainAfterMs, arrive)
      const { answer } = fate
      if (answer === 'none') return
      timeline.after(fate.answersAfterMs, () => {
        if (answer !== 'own') onAnswer(answer)
        else if (own) onAnswer(own)
      })
    },
  }
  return network
}
