import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Envelope } from '@waymark/protocol'
import { build } from 'esbuild'
import { anEnvelope, aTouchpoint } from './envelope.ts'
import { type CollectorProcess, startProcess } from './process.ts'

/** A collector on Node as one file, which starts several times as fast as its sources. */
export interface DurableProgram {
  /**
   * Starts it in a process of its own, over the SQLite file at a path.
   *
   * @param limit - A command of the shell that is run before, e.g. `ulimit -f 400`.
   */
  start(path: string, limit?: string): Promise<CollectorProcess>
  remove(): void
}

/** Bundles the program; where `libsql`, which cannot be, is found from. */
export async function bundleDurable(): Promise<DurableProgram> {
  const program = join('node_modules', '.cache', `waymark-durable-${process.pid}.mjs`)
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures', 'durable.ts')],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['@waymark/source'],
    external: ['libsql'],
  })
  return {
    start: (path, limit) =>
      limit === undefined
        ? startProcess(process.execPath, [program, path])
        : startProcess('sh', ['-c', `${limit}; exec "$0" "$@"`, process.execPath, program, path]),
    remove: () => rmSync(program, { force: true }),
  }
}

/** An envelope of five touchpoints that nobody has sent before. */
export const fiveTouchpoints = () =>
  anEnvelope({ touchpoints: Array.from({ length: 5 }, () => aTouchpoint()) })

/** Sends an envelope once; gives nothing where the connection ended without an answer. */
export function deliver(url: string, envelope: Envelope): Promise<Response | undefined> {
  const init = { method: 'POST', body: JSON.stringify(envelope) }
  return fetch(`${url}/v1/batch`, init).catch(() => undefined)
}

/** The ids of all touchpoints of some envelopes. */
export const idsOf = (envelopes: readonly Envelope[]) =>
  envelopes.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id))
