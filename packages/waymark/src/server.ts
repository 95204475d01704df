import { resolve } from 'node:path'
import type { CollectorOptions, Store } from '@waymark/collector'
import { createCollector, memoryStore } from '@waymark/collector'
import { openStore, type RunningCollector, serve } from '@waymark/collector/node'
import { classifyChannel, createReport } from '@waymark/journey'
import { checkAddress } from './check-address.ts'
import { keepRelease } from './keep-release.ts'
import type { WaymarkOptions } from './options.ts'
import { LOCAL_ORIGINS } from './read-sites.ts'
import { readStageRules } from './read-stage-rules.ts'
import { type ClientFiles, pinRelease, renameTag, TAG_PATH } from './release.ts'
import { readServedFiles } from './served-files.ts'
import { stageSchemes } from './stage-schemes.ts'

async function openDatabase(databasePath: string): Promise<Store> {
  try {
    return await openStore(databasePath)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `Cannot start waymark as the database must be a file it can write (${reason}): current value is "${databasePath}"`,
      { cause },
    )
  }
}

/** What browsers may load: the client's files, and each release that is pinned or kept. */
function filesToServe({ tagPath = TAG_PATH, releasesPath }: WaymarkOptions): ClientFiles {
  const files = readServedFiles()
  const renamed = renameTag(files, tagPath)
  const releases =
    releasesPath === undefined
      ? [pinRelease(files, tagPath)]
      : keepRelease(resolve(releasesPath), files, tagPath)
  return Object.assign({}, files, renamed, ...releases.map((release) => release.files))
}

/** All that the collector is told apart from its store. */
function collectorSettings(options: WaymarkOptions): Omit<CollectorOptions, 'sink'> {
  const { sites = { shop: { origins: LOCAL_ORIGINS } }, adminToken, log } = options
  const { proxy, limits, deadLetterDays } = options
  const { inferStage, scheme } = readStageRules(options.stageRulesPath)
  return {
    sites,
    stage: inferStage,
    channel: classifyChannel,
    report: createReport({ stage: inferStage, schemes: stageSchemes(scheme) }),
    files: filesToServe(options),
    ...(proxy === undefined ? {} : { proxy }),
    ...(limits === undefined ? {} : { limits }),
    ...(deadLetterDays === undefined ? {} : { deadLetterDays }),
    ...(adminToken === undefined ? {} : { adminToken }),
    ...(log ? { log } : {}),
  }
}

/**
 * Starts the whole of Waymark in this process: a collector that stores in one SQLite file, grades
 * stage and channel of what arrives, serves the script tag and draws the journey map.
 *
 * @returns Once it listens. Its `close()` finishes what is in flight, so that everything
 * acknowledged is on disk.
 * @throws {RangeError} For an option out of range.
 * @throws {Error} When the port is taken, the file cannot be written, the stage rules cannot be used
 * or the client is not built.
 *
 * @example
 * ```ts
 * import { startWaymark } from 'waymark'
 *
 * const { url, close } = await startWaymark({ port: 0, databasePath: 'data/waymark.db' })
 * console.log(`${url}/map`)
 * await close()
 * ```
 */
export async function startWaymark(options: WaymarkOptions = {}): Promise<RunningCollector> {
  const { port = 8787, hostname = '127.0.0.1', databasePath = 'waymark.db' } = options
  const settings = collectorSettings(options)
  // Tells what cannot be used before there is a database.
  createCollector({ ...settings, sink: memoryStore() })
  await checkAddress(port, hostname)
  const store = await openDatabase(resolve(databasePath))
  try {
    return await serve({ port, hostname, collector: { ...settings, sink: store } })
  } catch (error) {
    await store.close()
    throw error
  }
}
