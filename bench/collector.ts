import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { load } from './collector-load.ts'

// What the collector costs beside a bare handler, and beside one that does nothing but commit. All
// servers run from the start, each in a process of its own, and are loaded in turns, so that what the
// machine does besides hits all alike.

const ROUNDS = 5
const ROUND_MS = 2_000
const CONNECTIONS = 32
const BUDGET = 1.6

const KINDS = {
  bare: 'Hono and JSON.parse',
  commit: '… with a bare group commit',
  ours: 'the collector, all checks',
  graded: '… with stage and channel',
} as const
type Kind = keyof typeof KINDS

interface Usage {
  cpuUs: number
  rssBytes: number
}

interface Round {
  cpuUsPerBatch: number
  p50Ms: number
  p99Ms: number
  rssMb: number
}

async function ask<Answer>(server: ChildProcess): Promise<Answer> {
  const [answer] = await once(server, 'message')
  // Our own server's words.
  return answer as Answer
}

/** Bundles the server: what compiles on the fly names every closure anew, at a tenth of all CPU. */
async function bundleServer(folder: string): Promise<string> {
  const outfile = join(folder, 'server.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('collector-server.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['@waymark/source'],
    external: ['libsql'],
  })
  return outfile
}

async function start(kind: Kind, program: string) {
  const file = join(program, '..', `${kind}.db`)
  const server = fork(program, [kind, file], { execArgv: [] })
  const { url } = await ask<{ url: string }>(server)
  return { kind, server, url: `${url}/v1/batch` }
}

async function usage(server: ChildProcess): Promise<Usage> {
  server.send('usage')
  return ask<Usage>(server)
}

async function runRound(server: ChildProcess, url: string): Promise<Round> {
  const before = await usage(server)
  const latencies = await load(url, { durationMs: ROUND_MS, connections: CONNECTIONS })
  const after = await usage(server)
  const quantile = (share: number) => latencies[Math.floor(share * latencies.length)] ?? Number.NaN
  return {
    cpuUsPerBatch: (after.cpuUs - before.cpuUs) / latencies.length,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    rssMb: after.rssBytes / 1e6,
  }
}

function median(rounds: readonly Round[], figure: keyof Round): number {
  const sorted = rounds.map((round) => round[figure]).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

// Within the workspace, where the bundle finds the SQLite library.
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'waymark-bench-'))
const program = await bundleServer(folder)
// `KINDS` has no other keys.
const kinds = Object.keys(KINDS) as Kind[]
const servers = await Promise.all(kinds.map((kind) => start(kind, program)))
const rounds: Record<Kind, Round[]> = { bare: [], commit: [], ours: [], graded: [] }
try {
  // The first round is for the engine to compile in.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { kind, server, url } of servers) {
      const result = await runRound(server, url)
      if (round > 0) rounds[kind].push(result)
    }
  }
} finally {
  for (const { server } of servers) server.disconnect()
  await Promise.all(servers.map(({ server }) => once(server, 'exit')))
  rmSync(folder, { recursive: true })
}

const commitUs = median(rounds.commit, 'cpuUsPerBatch')
console.table(
  Object.fromEntries(
    kinds.map((kind) => {
      const cpuUs = median(rounds[kind], 'cpuUsPerBatch')
      const row = {
        'CPU µs per batch of 20': Math.round(cpuUs),
        '÷ bare commit': (cpuUs / commitUs).toFixed(2),
        'p50 ms': median(rounds[kind], 'p50Ms').toFixed(1),
        'p99 ms': median(rounds[kind], 'p99Ms').toFixed(1),
        'RSS MB': Math.round(median(rounds[kind], 'rssMb')),
      }
      return [KINDS[kind], row]
    }),
  ),
)
console.log(`Budget: the collector, all checks, at most ${BUDGET} × the bare group commit`)
