import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

/** What a process has used so far. */
export interface Usage {
  cpuUs: number
  rssBytes: number
}

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  usage(): Usage
  end(): Promise<void>
}

// What Linux counts time in towards programs (proc_pid_stat(5), USER_HZ).
const TICK_US = 10_000

/** What stands after a process's name, which itself may hold anything: state, parent and so on. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** Processes that a process has started and that still run. */
export function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return Number(statOf(pid)[1]) === parent
    } catch {
      // It has ended meanwhile.
      return false
    }
  })
}

/** Seen from outside, so that every runtime is measured alike. */
export function usageOf(pid: number): Usage {
  const stat = statOf(pid)
  const [userTicks, systemTicks] = [Number(stat[11]), Number(stat[12])]
  const [, rssKb] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return { cpuUs: (userTicks + systemTicks) * TICK_US, rssBytes: Number(rssKb) * 1_024 }
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const [, url] = /listening on (\S+)\n/.exec(output) ?? []
      if (url) resolve(url)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Server ended with ${code}: ${output}`)))
  })
}

/**
 * Starts a server that says the URL it listens on.
 *
 * @param isHost - Whether the server itself is a child of the process, which does nothing else.
 */
export async function startServer(
  command: string,
  args: readonly string[],
  { isHost = false } = {},
): Promise<ServerProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const url = await urlOf(child)
  const pid = child.pid ?? 0
  return {
    url,
    usage() {
      const parts = (isHost ? childrenOf(pid) : [pid]).map(usageOf)
      return {
        cpuUs: parts.reduce((sum, { cpuUs }) => sum + cpuUs, 0),
        rssBytes: parts.reduce((sum, { rssBytes }) => sum + rssBytes, 0),
      }
    },
    async end() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
