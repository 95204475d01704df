import { createServer } from 'node:net'

/**
 * Makes sure that an address can be listened at, by doing so for a moment: a start that must fail
 * shall fail before it leaves a database behind. Removing the database instead could take that of
 * another process, which was started at the same moment and did listen.
 *
 * @throws {Error} When the port is taken, or the address is not of this machine; `cause` says which.
 */
export async function checkAddress(port: number, hostname: string): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const wish =
        cause.code === 'EADDRINUSE'
          ? `port must be free: current value is ${port}`
          : `it must be able to listen at ${hostname}:${port} (${cause.message})`
      reject(new Error(`Cannot start waymark as ${wish}`, { cause }))
    })
    server.listen(port, hostname, resolve)
  })
  await new Promise((resolve) => server.close(resolve))
}
