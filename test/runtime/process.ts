import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A collector in a process of its own. */
export interface CollectorProcess {
  url: string
  /** Sends a signal and waits for the end. Gives the exit code, or `null` after a kill. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

function firstUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk
      const [, url] = /listening on (\S+)\n/.exec(output) ?? []
      if (url) resolve(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`ended with ${code} before it listened: ${output}`)),
    )
  })
}

/** Starts a fixture and waits for the URL it prints. */
export async function startProcess(
  command: string,
  args: readonly string[],
): Promise<CollectorProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  const url = await firstUrl(child)
  return {
    url,
    async end(signal) {
      child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}
