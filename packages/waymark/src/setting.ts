import type { Environment } from './options.ts'
import type { Config } from './read-config.ts'

/** A text somebody gave. */
export interface Setting {
  text: string
  /** What it was given by, for a message: `--port`, `WAYMARK_PORT` or `port of "waymark.json"`. */
  from: string
}

/** Keys of a configuration file that hold a text, by the flag without its dashes. */
const KEYS = {
  port: 'port',
  host: 'host',
  db: 'db',
  'admin-token': 'adminToken',
  'stage-rules': 'stageRules',
  tag: 'tag',
  releases: 'releases',
  log: 'log',
} as const satisfies Record<string, keyof Config>

/** Settings that are a text, by the flag without its dashes. */
export type SettingName = keyof typeof KEYS

/** Where settings come from. */
export interface SettingSources {
  /** What flags say, by the name of the setting. */
  flags: Readonly<Partial<Record<SettingName, string | undefined>>>
  env: Environment
  config: Config
  /** Where `config` was read. */
  configPath?: string | undefined
}

/** Reads an environment variable; an empty one is how shells and container files say "not set". */
export function readVariable(env: Environment, name: string): Setting | undefined {
  const from = `WAYMARK_${name.toUpperCase().replaceAll('-', '_')}`
  const text = env[from]
  return text ? { text, from } : undefined
}

/** Reads a setting: a flag beats its environment variable, which beats the configuration file. */
export function readSetting(name: SettingName, sources: SettingSources): Setting | undefined {
  const { flags, env, config, configPath } = sources
  const flag = flags[name]
  if (flag !== undefined) return { text: flag, from: `--${name}` }
  const variable = readVariable(env, name)
  if (variable) return variable
  const text = config[KEYS[name]]
  return text === undefined ? undefined : { text, from: `${KEYS[name]} of "${configPath}"` }
}

/** Texts somebody gave, and by what. */
export interface SettingList {
  texts: readonly string[]
  from: string
}

/** Reads a setting that may be repeated: its flags beat the variable, with commas between several. */
export function readList(
  name: 'site' | 'origin',
  flags: string | readonly string[] | undefined,
  env: Environment,
): SettingList | undefined {
  if (flags !== undefined) return { texts: [flags].flat(), from: `--${name}` }
  const variable = readVariable(env, name)
  return (
    variable && {
      texts: variable.text.split(',').map((part) => part.trim()),
      from: variable.from,
    }
  )
}
