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
