import { anEnvelope, aTouchpoint } from '../envelope.ts'
import type { ContractClient } from './contract-client.ts'

const SENDERS = 8
const ENOUGH = 200

/** What was sent while a runtime ended. */
export interface Sent {
  /** The visitor of all of it. */
  anonymousId: string
  /** Ids of what was acknowledged. */
  acknowledged: readonly string[]
}

/** Sends to a runtime from many sides, and has it end amid that. */
export async function endUnderLoad(
  { send }: ContractClient,
  end: () => Promise<unknown>,
): Promise<Sent> {
  const anonymousId = crypto.randomUUID()
  const acknowledged: string[] = []
  let ending: Promise<unknown> | undefined

  async function sendUntilEnd(): Promise<void> {
    while (!ending) {
      const touchpoints = [aTouchpoint(), aTouchpoint()]
      const envelope = anEnvelope({ anonymousId, touchpoints })
      const answer = await send(envelope).catch(() => undefined)
      if (answer?.status === 204) acknowledged.push(...touchpoints.map(({ id }) => id))
      // Counted in answers, not time; the others are mid-request at this moment.
      if (acknowledged.length >= ENOUGH) ending ??= end()
    }
  }

  await Promise.all(Array.from({ length: SENDERS }, sendUntilEnd))
  await ending
  return { anonymousId, acknowledged }
}

/** Of what was acknowledged, what is not stored; and what is stored twice. */
export function compareStored(
  { acknowledged }: Sent,
  stored: readonly string[],
): { lost: string[]; doubled: string[] } {
  const known = new Set(stored)
  return {
    lost: acknowledged.filter((id) => !known.has(id)),
    doubled: stored.filter((id, index) => stored.indexOf(id) !== index),
  }
}
