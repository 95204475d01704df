import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { ServerProcess } from './collector-process.ts'
import { startServer } from './collector-process.ts'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const bin = (name: string) => file(`../node_modules/.bin/${name}`)
const SOURCE = '--conditions=@waymark/source'

/** Bundles a program: what compiles on the fly names every closure anew, at a tenth of all CPU. */
export async function bundle(name: string, folder: string, isWorker = false): Promise<string> {
  const outfile = join(folder, `${name}.mjs`)
  await build({
    entryPoints: [file(`${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: isWorker ? 'browser' : 'node',
    target: isWorker ? 'es2022' : 'node20',
    conditions: ['@waymark/source', ...(isWorker ? ['workerd'] : [])],
    external: ['libsql'],
  })
  return outfile
}

/** Starts one of the servers of `collector-server.ts`, which stores in `<kind>.db`. */
export async function startOnNode(kind: string, folder: string): Promise<ServerProcess> {
  const program = await bundle('collector-server', folder)
  return startServer(process.execPath, [program, kind, join(folder, `${kind}.db`)])
}

async function startWorkerd(folder: string): Promise<ServerProcess> {
  const worker = await bundle('collector-worker', folder, true)
  const host = [SOURCE, '--import', 'tsx', file('collector-workerd.ts')]
  return startServer(process.execPath, [...host, worker, join(folder, 'd1')], { isHost: true })
}

/** A server to measure. */
export interface Kind {
  title: string
  /** Path of what has to be installed. */
  command?: string
  /** @param folder - Where it stores, and where it is bundled. */
  start(folder: string): Promise<ServerProcess>
}

const onNode = (kind: string, title: string): Kind => ({
  title,
  start: (folder) => startOnNode(kind, folder),
})

/** All servers, by the name a command line gives them. */
export const KINDS: Record<string, Kind> = {
  bare: onNode('bare', 'Hono and JSON.parse'),
  commit: onNode('commit', '… with a bare group commit'),
  ours: onNode('ours', 'the collector, all checks'),
  graded: onNode('graded', '… with stage and channel'),
  deno: {
    title: 'all checks, on Deno',
    command: bin('deno'),
    start: (folder) => {
      const args = ['run', '--allow-all', '--no-check', SOURCE, file('collector-deno.ts')]
      return startServer(bin('deno'), [...args, join(folder, 'deno.db')])
    },
  },
  bun: {
    title: 'all checks, on Bun',
    command: bin('bun'),
    start: (folder) =>
      startServer(bin('bun'), [SOURCE, file('collector-bun.ts'), join(folder, 'bun.db')]),
  },
  workerd: {
    title: 'all checks, on workerd with D1',
    command: bin('workerd'),
    start: startWorkerd,
  },
}
