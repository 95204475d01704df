import { expect, it } from 'vitest'
import { anEnvelope, aTouchpoint } from '../envelope.ts'
import type { ContractClient } from './contract-client.ts'

const SENDERS = 8
const ENOUGH = 200

/**
 * What is there after a kill amid the work.
 *
 * @param restart - Kills the runtime, and starts it over the same storage.
 */
export function describeKill(client: ContractClient, restart: () => Promise<void>): void {
  const { send, stored } = client

  it('has all it acknowledged, once, after it was killed under load', async () => {
    const anonymousId = crypto.randomUUID()
    const acknowledged: string[] = []
    let restarting: Promise<void> | undefined

    async function sendUntilKilled(): Promise<void> {
      while (!restarting) {
        const touchpoints = [aTouchpoint(), aTouchpoint()]
        const envelope = anEnvelope({ anonymousId, touchpoints })
        const answer = await send(envelope).catch(() => undefined)
        if (answer?.status === 204) acknowledged.push(...touchpoints.map(({ id }) => id))
        // Counted in answers, not time; the others are mid-request at this moment.
        if (acknowledged.length >= ENOUGH) restarting ??= restart()
      }
    }

    await Promise.all(Array.from({ length: SENDERS }, sendUntilKilled))
    await restarting
    const ids = (await stored(anonymousId)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const known = new Set(ids)
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([])
  })
}
