import type { SiteOptions } from '@waymark/collector'
import { DEFAULT_SITES, type Environment, readDatabasePath } from '../options.ts'
import { readConfig } from '../read-config.ts'
import { readSites } from '../read-sites.ts'
import { readList, readSetting, readVariable, type SettingName } from '../setting.ts'

/** Flags of every command that works on the database. */
export const DATABASE_FLAGS = {
  config: { type: 'string' },
  db: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What flags say; the rest is read from the environment and the configuration file. */
export interface DatabaseValues {
  config?: string | undefined
  db?: string | undefined
  site?: string | readonly string[] | undefined
  /** `--rules`, which is called `--stage-rules` where the server starts. */
  rules?: string | undefined
}

/** What a command on the database works with. */
export interface DatabaseSettings {
  databasePath: string
  /** The sites it works on, at least one; as they are configured, if they are. */
  sites: Readonly<Record<string, SiteOptions>>
  /** The first of them. */
  siteId: string
  /** File with stage rules of the shop, if there is one. */
  stageRulesPath: string | undefined
}

/**
 * Reads what the commands on the database share: a flag beats its environment variable, which beats
 * the configuration file of the server.
 *
 * @throws {RangeError} When a value cannot be used.
 */
export function readDatabaseSettings(values: DatabaseValues, env: Environment): DatabaseSettings {
  const configPath = values.config ?? readVariable(env, 'config')?.text
  const config = readConfig(configPath)
  const flags = { db: values.db, 'stage-rules': values.rules }
  const setting = (name: SettingName) => readSetting(name, { flags, env, config, configPath })
  const named = readList('site', values.site, env)
  const configured = config.sites && { texts: Object.keys(config.sites), from: 'sites' }
  const known = new Map(Object.entries(config.sites ?? {}))
  // Unlike for the server, a flag chooses among the sites of the file: it says nothing new of them.
  const sites = Object.fromEntries(
    Object.entries(readSites(named ?? configured ?? DEFAULT_SITES)).map(([id, site]) => [
      id,
      known.get(id) ?? site,
    ]),
  )
  return {
    databasePath: readDatabasePath(setting('db') ?? { text: 'waymark.db', from: '--db' }),
    sites,
    siteId: Object.keys(sites)[0] ?? '',
    stageRulesPath: setting('stage-rules')?.text,
  }
}
