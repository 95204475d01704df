import { createCollector } from '../app.ts'
import { isLoopbackAddress } from '../loopback.ts'
import { openNodeSqlite } from '../sinks/drivers/node-sqlite.ts'
import type { Store } from '../sinks/sink.ts'
import { sqliteStore } from '../sinks/sqlite.ts'
import { prepareFile } from './prepare-file.ts'
import type { RunningCollector, ServeOptions } from './running-collector.ts'
import { toRunningCollector } from './running-collector.ts'
import { gunzip } from './zlib.ts'

export type { RunningCollector, ServeOptions } from './running-collector.ts'

interface DenoAddress {
  hostname: string
  port: number
}

// The part of Deno used here; its own types would clash with Node's in this workspace.
declare const Deno: {
  serve(
    options: { port: number; hostname: string; onListen: () => void },
    handler: (request: Request, info: { remoteAddr: DenoAddress }) => Response | Promise<Response>,
  ): { addr: DenoAddress; shutdown(): Promise<void> }
}

/**
 * Opens, or makes, a durable store in one SQLite file with Deno's `node:sqlite`.
 *
 * @param path - The file; missing folders above it are made.
 * @throws {TypeError} On Deno before 2.2, which has no `node:sqlite`.
 */
export async function openStore(path: string): Promise<Store> {
  prepareFile(path)
  const driver = openNodeSqlite(path)
  if (!driver) throw new TypeError('Cannot open store as Deno must be 2.2 or later')
  return sqliteStore(driver)
}

/** Runs a collector on Deno. @throws {Error} When the port is taken. */
export async function serve(options: ServeOptions): Promise<RunningCollector> {
  const { collector, port = 8787, hostname = '127.0.0.1' } = options
  const app = createCollector({
    gunzip,
    isLocal: (c) => isLoopbackAddress(c.env.remoteAddr.hostname),
    remoteAddress: (c) => c.env.remoteAddr.hostname,
    ...collector,
  })
  const server = Deno.serve({ port, hostname, onListen: () => {} }, (request, info) =>
    app.fetch(request, info),
  )
  return toRunningCollector(
    { hostname, port: server.addr.port, stop: () => server.shutdown() },
    collector,
  )
}
