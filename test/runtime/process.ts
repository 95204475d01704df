import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'

/** A collector in a process of its own. */
export interface CollectorProcess {
  url: string
  /** Sends a signal and waits for the end. Gives the exit code, or `null` after a kill. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** Options for {@link startProcess}. */
export interface ProcessOptions {
  /** Folder it runs in. @defaultValue the one of the tests */
  cwd?: string
  /** Variables besides those of the tests. */
  env?: NodeJS.ProcessEnv
  /** What it prints once it listens, with the URL as its group. */
  ready?: RegExp
  /** Whether a signal goes to what it starts, too, as one from a terminal does. */
  isGroup?: boolean
}

function firstUrl(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk
      const [, url] = ready.exec(output) ?? []
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

/** Starts a collector and waits for the URL it prints. */
export async function startProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<CollectorProcess> {
  const { cwd, env = {}, ready = /listening on (\S+)\n/, isGroup = false } = options
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: isGroup,
  })
  const exited = once(child, 'exit')
  // Once nobody holds its output any more: what it started may end after it.
  const closed = once(child, 'close')
  const url = await firstUrl(child, ready)
  return {
    url,
    async end(signal) {
      if (isGroup && child.pid !== undefined) process.kill(-child.pid, signal)
      else child.kill(signal)
      const [code] = await exited
      await closed
      return code
    },
  }
}
