import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { KINDS } from './collector-kinds.ts'
import { load, pace } from './collector-load.ts'
import type { ServerProcess } from './collector-process.ts'

// What the collector costs beside a bare handler, and beside one that does nothing but commit; and
// what it costs on each runtime. All servers run from the start, each in a process of its own, and
// are loaded in turns, so that what the machine does besides hits all alike.

// In batches, not in time: where the machine is busy, the engines still get to compile what they
// would, and every server is measured at the same work.
const WARM_UP_BATCHES = 4_000
const ROUND_BATCHES = 2_000
const ROUNDS = 5
const CONNECTIONS = 32
const BUDGET = 1.6

// Five hundred touchpoints a second, at which four runtimes leave two processors time, and ten
// minutes fit on a disk.
const SOAK_PACE = { perSecond: 25, connections: CONNECTIONS }
const SOAKED = ['graded', 'deno', 'bun', 'workerd']

interface Round {
  cpuUsPerBatch: number
  p50Ms: number
  p99Ms: number
  rssMb: number
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * sorted.length)] ?? Number.NaN
}

function median(rounds: readonly Round[], figure: keyof Round): number {
  return quantile(
    rounds.map((round) => round[figure]).sort((a, b) => a - b),
    0.5,
  )
}

interface Running {
  name: string
  title: string
  server: ServerProcess
  url: string
}

async function runRound({ server, url }: Running): Promise<Round> {
  const before = server.usage()
  const latencies = await load(url, { batches: ROUND_BATCHES, connections: CONNECTIONS })
  const after = server.usage()
  return {
    cpuUsPerBatch: (after.cpuUs - before.cpuUs) / latencies.length,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    rssMb: after.rssBytes / 1e6,
  }
}

async function compare(running: readonly Running[]): Promise<void> {
  const rounds = new Map<string, Round[]>(running.map(({ name }) => [name, []]))
  for (const { url } of running) {
    await load(url, { batches: WARM_UP_BATCHES, connections: CONNECTIONS })
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of running) rounds.get(one.name)?.push(await runRound(one))
  }
  const commitUs = median(rounds.get('commit') ?? [], 'cpuUsPerBatch')
  const rows = running.map(({ name, title }) => {
    const own = rounds.get(name) ?? []
    const cpuUs = median(own, 'cpuUsPerBatch')
    const row = {
      'CPU µs per batch of 20': Math.round(cpuUs),
      '÷ bare commit': (cpuUs / commitUs).toFixed(2),
      'p50 ms': median(own, 'p50Ms').toFixed(1),
      'p99 ms': median(own, 'p99Ms').toFixed(1),
      'RSS MB': Math.round(median(own, 'rssMb')),
    }
    return [title, row] as const
  })
  console.table(Object.fromEntries(rows))
  console.log(`Budget: the collector, all checks, at most ${BUDGET} × the bare group commit`)
}

/** Loads all servers side by side for long, and shows whether their memory stays. */
async function soak(running: readonly Running[], minutes: number): Promise<void> {
  const durationMs = minutes * 60_000
  const rows = running.map(async ({ title, server, url }) => {
    const rssMb = () => Math.round(server.usage().rssBytes / 1e6)
    // Compiled and warm, like any server that has run for a while.
    await pace(url, { ...SOAK_PACE, durationMs: 10_000 })
    const start = rssMb()
    const half = { ...SOAK_PACE, durationMs: durationMs / 2 }
    const first = await pace(url, half)
    const middle = rssMb()
    const second = await pace(url, half)
    const latencies = [...first, ...second].sort((a, b) => a - b)
    const row = {
      batches: latencies.length,
      'p50 ms': quantile(latencies, 0.5).toFixed(1),
      'p99 ms': quantile(latencies, 0.99).toFixed(1),
      'RSS MB at the start': start,
      'in the middle': middle,
      'at the end': rssMb(),
    }
    return [title, row] as const
  })
  console.table(Object.fromEntries(await Promise.all(rows)))
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { soak: { type: 'boolean' }, minutes: { type: 'string', default: '10' } },
})
const all = values.soak ? SOAKED : Object.keys(KINDS)
const wanted = positionals.length > 0 ? positionals : all
// Within the workspace, where the bundle finds the SQLite library.
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'waymark-bench-'))
const running: Running[] = []
try {
  for (const name of wanted) {
    const kind = KINDS[name]
    if (!kind) {
      const names = Object.keys(KINDS).join(', ')
      throw new Error(
        `Cannot measure as a kind must be one of ${names}: current value is "${name}"`,
      )
    }
    if (kind.command && !existsSync(kind.command)) {
      console.warn(`skipped: ${kind.title}, as ${kind.command} is not installed`)
      continue
    }
    const server = await kind.start(folder)
    running.push({ name, title: kind.title, server, url: `${server.url}/v1/batch` })
  }
  if (values.soak) await soak(running, Number(values.minutes))
  else await compare(running)
} finally {
  await Promise.all(running.map(({ server }) => server.end()))
  rmSync(folder, { recursive: true, force: true })
}
