import { join } from 'node:path'
import { openStore } from '@waymark/collector/node'
import { startProcess } from './process.ts'

/** Starts a collector on Node, in a process of its own, over the SQLite file at a path. */
export const startNodeCollector = (path: string) =>
  startProcess(process.execPath, [
    ...['--conditions=@waymark/source', '--import', 'tsx'],
    join(import.meta.dirname, 'fixtures', 'node.ts'),
    path,
  ])

/** The ids of all touchpoints of the site `shop` in a SQLite file, in the order of journeys. */
export async function readStoredIds(path: string): Promise<string[]> {
  const store = await openStore(path)
  const ids: string[] = []
  for await (const { id } of store.read('shop')) ids.push(id)
  await store.close()
  return ids
}
