import { openStore, type RunningCollector, serve } from '@waymark/collector/node'
import { classifyChannel, createReport } from '@waymark/journey'
import { inferStage } from '@waymark/stage'

/** Starts the shop's collector on any free port of this machine, storing in one SQLite file. */
export async function startCollector(databasePath: string): Promise<RunningCollector> {
  return serve({
    port: 0,
    collector: {
      sink: await openStore(databasePath),
      sites: { 'leaf-and-letter': { origins: ['http://localhost:*', 'http://127.0.0.1:*'] } },
      stage: inferStage,
      channel: classifyChannel,
      report: createReport(),
    },
  })
}
