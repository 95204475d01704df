import { createCollector } from '../app.ts'
import { isLoopbackAddress } from '../loopback.ts'
import { openBunSqlite } from '../sinks/drivers/bun-sqlite.ts'
import type { Store } from '../sinks/sink.ts'
import { sqliteStore } from '../sinks/sqlite.ts'
import { prepareFile } from './prepare-file.ts'
import type { RunningCollector, ServeOptions } from './running-collector.ts'
import { toRunningCollector } from './running-collector.ts'
import { gunzip } from './zlib.ts'

export type { RunningCollector, ServeOptions } from './running-collector.ts'

interface BunServer {
  port: number
  requestIP(request: Request): { address: string } | null
  stop(): Promise<void>
}

// The part of Bun used here; its own types would clash with Node's in this workspace.
declare const Bun: {
  serve(options: {
    port: number
    hostname: string
    fetch: (request: Request, server: BunServer) => Response | Promise<Response>
  }): BunServer
}

/**
 * Opens, or makes, a durable store in one SQLite file with `bun:sqlite`.
 *
 * @param path - The file; missing folders above it are made.
 */
export async function openStore(path: string): Promise<Store> {
  prepareFile(path)
  return sqliteStore(openBunSqlite(path))
}

/** Runs a collector on Bun. @throws {Error} When the port is taken. */
export async function serve(options: ServeOptions): Promise<RunningCollector> {
  const { collector, port = 8787, hostname = '127.0.0.1' } = options
  const app = createCollector({
    gunzip,
    isLocal: (c) => isLoopbackAddress(c.env.requestIP(c.req.raw)?.address),
    remoteAddress: (c) => c.env.requestIP(c.req.raw)?.address,
    ...collector,
  })
  const server = Bun.serve({
    port,
    hostname,
    fetch: (request, server) => app.fetch(request, server),
  })
  return toRunningCollector({ hostname, port: server.port, stop: () => server.stop() }, collector)
}
