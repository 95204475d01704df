import { expect, it } from 'vitest'
import type { ContractClient } from './contract-client.ts'
import { compareStored, endUnderLoad } from './under-load.ts'

/**
 * What is there after a kill amid the work.
 *
 * @param restart - Kills the runtime, and starts it over the same storage.
 */
export function describeKill(client: ContractClient, restart: () => Promise<void>): void {
  it('has all it acknowledged, once, after it was killed under load', async () => {
    const sent = await endUnderLoad(client, restart)
    const stored = (await client.stored(sent.anonymousId)).map(({ id }) => id)
    expect(compareStored(sent, stored)).toEqual({ lost: [], doubled: [] })
  })
}
