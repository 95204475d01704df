import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { StoredTouchpoint } from '@waymark/protocol'
import { startProcess } from '../../runtime/process.ts'
import type { Fault } from './fault.ts'
import type { WireEntry } from './gate.ts'

/** What one site's gate has seen, and the collector has stored. */
export interface Ledger {
  stored: readonly StoredTouchpoint[]
  wire: readonly WireEntry[]
  preflightCount: number
}

/** One site's way to the collector in its process. */
export interface SiteGate {
  /** Base URL of the collector for this site. */
  url: string
  setFault(fault: Fault): Promise<void>
  ledger(): Promise<Ledger>
}

/** A collector with its SQLite file in a process of its own, and a gate that can fail per site. */
export interface FaultyCollector {
  gate(siteId: string): Promise<SiteGate>
  close(): Promise<void>
}

const PROGRAM = join(import.meta.dirname, 'faulty-collector.ts')

/** Starts a {@link FaultyCollector}. */
export async function startFaultyCollector(): Promise<FaultyCollector> {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-delivery-'))
  const path = join(directory, 'waymark.db')
  const flags = ['--conditions=@waymark/source', '--import', 'tsx', PROGRAM, path]
  const { url, end } = await startProcess(process.execPath, flags)

  async function ask(siteId: string, init: RequestInit = {}): Promise<Ledger & { url: string }> {
    const answer = await fetch(`${url}/${siteId}`, init)
    // `faulty-collector.ts` writes it.
    return (await answer.json()) as Ledger & { url: string }
  }
  return {
    async gate(siteId) {
      const { url } = await ask(siteId, { method: 'POST' })
      return {
        url,
        async setFault(fault) {
          await ask(siteId, { method: 'PUT', body: JSON.stringify(fault) })
        },
        ledger: () => ask(siteId),
      }
    },
    async close() {
      await end('SIGTERM')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
