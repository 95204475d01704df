import { describe } from 'vitest'
import { describeAdmin } from './contract/admin.ts'
import type { Served } from './contract/contract-client.ts'
import { createContractClient } from './contract/contract-client.ts'
import { describeImports } from './contract/imports.ts'
import { describeKill } from './contract/killed.ts'
import { describeLimits } from './contract/limits.ts'
import { describeProtection } from './contract/protection.ts'
import { describeReceiving } from './contract/receiving.ts'
import { describeServing } from './contract/serving.ts'

/**
 * What every runtime answers, whatever it stores in.
 *
 * @param restart - Kills the runtime, and starts it over the same storage.
 */
export function describeContract(name: string, served: Served, restart: () => Promise<void>): void {
  const client = createContractClient(served)
  describe(`collector on ${name}`, () => {
    describeServing(client)
    describeReceiving(client)
    describeLimits(client)
    describeProtection(client)
    describeImports(client)
    describeAdmin(client)
    describeKill(client, restart)
  })
}
