import type { Delivery } from '../../packages/client/src/delivery.ts'
import type { Transport } from '../../packages/client/src/transport.ts'

/** One delivery attempt as the transport saw it. */
export interface Attempt {
  /** Epoch milliseconds. */
  at: number
  body: string
  isHiding: boolean
  batchId: string
  drops: Record<string, number>
  /** `n` of each touchpoint, see {@link waitingFor}. */
  touchpoints: number[]
  head: Record<string, unknown>
}

/** Answers attempts as a test's script says, and remembers them. */
export interface ScriptedTransport {
  readonly send: Transport
  readonly attempts: readonly Attempt[]
  /** Touchpoints acknowledged, in the order of their arrival. */
  readonly delivered: readonly number[]
  /** Drops by reason that acknowledged envelopes reported. */
  readonly reported: Readonly<Record<string, number>>
}

/** A touchpoint as it waits: JSON of `{ n }`. */
export function waitingFor(n: number): string {
  return `{"n":${n}}`
}

export const delivered: Delivery = { status: 'delivered', rejectedCount: 0 }
export const retry: Delivery = { status: 'retry', retryAfterMs: 0 }

/** Never answers. */
export const hang: Promise<never> = new Promise(() => {})

/** Creates a {@link ScriptedTransport}; `answer` is asked once per attempt. */
export function createScriptedTransport(
  now: () => number,
  answer: (attempt: Attempt) => Delivery | Promise<Delivery>,
): ScriptedTransport {
  const attempts: Attempt[] = []
  const arrived: number[] = []
  const reported: Record<string, number> = {}
  return {
    attempts,
    delivered: arrived,
    reported,
    async send(body, isHiding = false) {
      const { batchId, drops = {}, touchpoints, ...head } = JSON.parse(body)
      const ns = touchpoints.map(({ n }: { n: number }) => n)
      const attempt = { at: now(), body, isHiding, batchId, drops, touchpoints: ns, head }
      attempts.push(attempt)
      const delivery = await answer(attempt)
      if (delivery.status !== 'delivered') return delivery
      arrived.push(...ns)
      for (const reason of Object.keys(drops)) {
        reported[reason] = (reported[reason] ?? 0) + drops[reason]
      }
      return delivery
    },
  }
}
