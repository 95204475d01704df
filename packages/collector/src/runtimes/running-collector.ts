import type { CollectorOptions } from '../app.ts'

/** A collector that listens. */
export interface RunningCollector {
  /** Base URL, without a trailing slash. */
  readonly url: string
  /**
   * Stops listening, finishes the requests in flight, then closes the sink, so that everything
   * acknowledged is on disk. Calling it again waits for the same stop.
   */
  close(): Promise<void>
}

/** Options of every runtime's `serve()`. */
export interface ServeOptions {
  /** The collector to run; the socket check and zlib are added. */
  collector: CollectorOptions
  /** `0` takes any free port. @defaultValue `8787` */
  port?: number
  /** Address to listen on. @defaultValue `127.0.0.1` */
  hostname?: string
}

/** What a runtime's server tells once it listens. */
export interface ListeningServer {
  hostname: string
  /** The port it got, never `0`. */
  port: number
  /** Stops listening and finishes the requests in flight. */
  stop(): Promise<unknown>
}

/** Hands a listening server over to whoever stops it. */
export function toRunningCollector(
  { hostname, port, stop }: ListeningServer,
  { sink }: CollectorOptions,
): RunningCollector {
  const host = hostname.includes(':') ? `[${hostname}]` : hostname
  let closing: Promise<void> | undefined
  return {
    url: `http://${host}:${port}`,
    close() {
      closing ??= stop().then(() => sink.close())
      return closing
    },
  }
}
