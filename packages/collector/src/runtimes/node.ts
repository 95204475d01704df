import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createCollector } from '../app.ts'
import { isLoopbackAddress } from '../loopback.ts'
import { openLibsql } from '../sinks/drivers/libsql.ts'
import { openNodeSqlite } from '../sinks/drivers/node-sqlite.ts'
import type { Store } from '../sinks/sink.ts'
import { sqliteStore } from '../sinks/sqlite.ts'
import { backupSqlite } from '../sinks/sqlite-backup.ts'
import { prepareFile } from './prepare-file.ts'
import type { ServeOptions as CommonOptions, RunningCollector } from './running-collector.ts'
import { toRunningCollector } from './running-collector.ts'
import { gunzip } from './zlib.ts'

export type { RunningCollector } from './running-collector.ts'

// Who takes longer to ask holds a connection that others wait for.
const HEADERS_TIMEOUT_MS = 10_000

/** Options for {@link serve}. */
export interface ServeOptions extends CommonOptions {
  /** How long a stop waits for requests in flight, in milliseconds. @defaultValue `10_000` */
  graceMs?: number
}

/**
 * Opens, or makes, a durable store in one SQLite file, with `node:sqlite` where Node has it and
 * `libsql` otherwise.
 *
 * @param path - The file; missing folders above it are made.
 */
export async function openStore(path: string): Promise<Store> {
  prepareFile(path)
  return sqliteStore(openNodeSqlite(path) ?? (await openLibsql(path)))
}

/**
 * Copies the file of {@link openStore} as it is at one moment, while a collector stores in it.
 *
 * @param path - The file of the store.
 * @param backupPath - Where the copy goes, there whole or not at all; missing folders above it are
 * made.
 * @throws {Error} When there is something at `backupPath` already, or it cannot be written.
 */
export async function backupStore(path: string, backupPath: string): Promise<void> {
  prepareFile(backupPath)
  await backupSqlite(openNodeSqlite(path) ?? (await openLibsql(path)), backupPath)
}

/**
 * Runs a collector on Node.
 *
 * @returns Once it listens.
 * @throws {Error} When the port is taken or the address is not of this machine.
 */
export async function serve(options: ServeOptions): Promise<RunningCollector> {
  const { collector, port = 8787, hostname = '127.0.0.1', graceMs = 10_000 } = options
  const app = createCollector({
    gunzip,
    isLocal: (c) => isLoopbackAddress(getConnInfo(c).remote.address),
    remoteAddress: (c) => getConnInfo(c).remote.address,
    ...collector,
  })
  // An HTTP/1.1 server, as no other was asked for.
  const server = createAdaptorServer({ fetch: app.fetch }) as import('node:http').Server
  server.headersTimeout = HEADERS_TIMEOUT_MS
  let isStopping = false
  // Senders that keep a connection busy would be served until the grace is over.
  server.prependListener('request', (_, response) => {
    if (isStopping) response.setHeader('Connection', 'close')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      const message = `Cannot start collector as port must be free: current value is ${port}`
      reject(isTaken ? new Error(message, { cause: error }) : error)
    })
    server.listen(port, hostname, resolve)
  })
  async function stop(): Promise<void> {
    isStopping = true
    // Node itself closes what is idle now; what will be idle once it is answered need not wait.
    server.keepAliveTimeout = 1
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs)
    await new Promise((resolve) => server.close(resolve))
    clearTimeout(deadline)
  }

  // A listening TCP server's address is never a pipe's name.
  const { port: boundPort } = server.address() as AddressInfo
  return toRunningCollector({ hostname, port: boundPort, stop }, collector)
}
