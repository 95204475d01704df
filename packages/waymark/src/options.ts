import { parseArgs } from 'node:util'
import type { LogEntry, SiteOptions } from '@waymark/collector'
import { MIN_TOKEN_LENGTH } from '@waymark/collector'
import type { LogFormat } from './log.ts'
import { misuse, misuseMessage } from './misuse.ts'
import { readConfig } from './read-config.ts'
import type { Protection } from './read-protection.ts'
import { readSites } from './read-sites.ts'
import type { Setting, SettingList, SettingName } from './setting.ts'
import { readList, readSetting, readVariable } from './setting.ts'

/** Options for `startWaymark()`. */
export interface WaymarkOptions extends Protection {
  /** Port to listen on; `0` takes any free one. @defaultValue `8787` */
  port?: number
  /** Address to listen on; `0.0.0.0` opens every network. @defaultValue `127.0.0.1` */
  hostname?: string
  /** Path of the SQLite file; missing folders above it are made. @defaultValue `waymark.db` */
  databasePath?: string
  /**
   * The sites that may send, by site id; the map shows the first unless asked.
   * @defaultValue `shop`, from pages of this machine
   */
  sites?: Readonly<Record<string, SiteOptions>>
  /**
   * Opens the map beyond this machine; at least 22 characters.
   * @defaultValue none: the map answers on loopback only
   */
  adminToken?: string
  /**
   * Path of a JSON file with the shop's own stage rules: a list of them, or an object of `rules`,
   * `extend` and `stages`, as `createStageInference()` takes them. @defaultValue our rules alone
   */
  stageRulesPath?: string
  /**
   * Path the script tag is served at, its chunks beside it, e.g. `/assets/shop.js`.
   * @defaultValue `/waymark.js`
   */
  tagPath?: string
  /**
   * Folder to keep each release of the script in, so that pages pinned to an earlier one find it
   * after an upgrade. @defaultValue none: only the present one is served
   */
  releasesPath?: string
  /** Takes log entries. @defaultValue none are written */
  log?: (entry: LogEntry) => void
}

/** What a command line asks for, or what is wrong with it in one sentence. */
export type ParsedOptions =
  | { ok: true; action: 'start'; options: WaymarkOptions; logFormat: LogFormat }
  | { ok: true; action: 'help' }
  | { ok: true; action: 'version' }
  | { ok: false; message: string }

/** Environment variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>

function readPort({ text, from }: Setting): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw misuse(from, '0–65535', text)
}

function readHost({ text, from }: Setting): string {
  if (/^[\w.:-]+$/.test(text)) return text
  throw misuse(from, 'an address or a host name', text)
}

/** @throws {RangeError} When it cannot be the path of a file. */
export function readDatabasePath({ text, from }: Setting): string {
  // SQLite keeps "" and ":memory:" in memory, where what is acknowledged is not stored, and drivers
  // read "file:…" and "https:…" as addresses. One letter before a colon is a Windows drive.
  if (text !== '' && !/^(:|\w{2,}:)/.test(text)) return text
  throw misuse(from, 'the path of a file', text)
}

function readAdminToken({ text, from }: Setting): string {
  if (text.length >= MIN_TOKEN_LENGTH) return text
  // The token itself stays out of the message, which ends up in logs.
  throw misuse(from, `at least ${MIN_TOKEN_LENGTH} characters`, '*'.repeat(text.length))
}

/** The sites where none is named. */
export const DEFAULT_SITES: SettingList = { texts: ['shop'], from: '--site' }

/** @throws {RangeError} When it cannot be the path of a script. */
export function readTagPath({ text, from }: Setting): string {
  if (/^(\/\w[\w.-]*)+\.js$/.test(text)) return text
  throw misuse(from, 'a path like /assets/shop.js', text)
}

function readLogFormat({ text, from }: Setting): LogFormat {
  if (text === 'text' || text === 'json') return text
  throw misuse(from, 'text or json', text)
}

const FLAGS = {
  config: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  db: { type: 'string' },
  site: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true },
  'admin-token': { type: 'string' },
  'stage-rules': { type: 'string' },
  tag: { type: 'string' },
  releases: { type: 'string' },
  log: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** @throws {TypeError} When `parseArgs` cannot. @throws {RangeError} When a value cannot be used. */
function read(argv: readonly string[], env: Environment): ParsedOptions {
  const { values } = parseArgs({ args: [...argv], options: FLAGS })
  if (values.help) return { ok: true, action: 'help' }
  if (values.version) return { ok: true, action: 'version' }
  const configPath = values.config ?? readVariable(env, 'config')?.text
  const config = readConfig(configPath)
  const setting = (name: SettingName) =>
    readSetting(name, { flags: values, env, config, configPath })
  const settingOr = (name: SettingName, text: string) =>
    setting(name) ?? { text, from: `--${name}` }
  const adminToken = setting('admin-token')
  const stageRulesPath = setting('stage-rules')?.text
  const tag = setting('tag')
  const releasesPath = setting('releases')?.text
  const siteIds = readList('site', values.site, env)
  const origins = readList('origin', values.origin, env)
  // Sites are configured in one place: what a flag says of one would leave its secrets in doubt.
  const sites = siteIds || origins ? undefined : config.sites
  const { proxy, limits, deadLetterDays } = config
  const options: WaymarkOptions = {
    port: readPort(settingOr('port', '8787')),
    hostname: readHost(settingOr('host', '127.0.0.1')),
    databasePath: readDatabasePath(settingOr('db', 'waymark.db')),
    sites: sites ?? readSites(siteIds ?? DEFAULT_SITES, origins),
    ...(proxy === undefined ? {} : { proxy }),
    ...(limits === undefined ? {} : { limits }),
    ...(deadLetterDays === undefined ? {} : { deadLetterDays }),
    ...(adminToken === undefined ? {} : { adminToken: readAdminToken(adminToken) }),
    ...(stageRulesPath === undefined ? {} : { stageRulesPath }),
    ...(tag === undefined ? {} : { tagPath: readTagPath(tag) }),
    ...(releasesPath === undefined ? {} : { releasesPath }),
  }
  return { ok: true, action: 'start', options, logFormat: readLogFormat(settingOr('log', 'text')) }
}

/**
 * Reads the command line of `waymark`. A flag beats its environment variable, which beats the
 * configuration file, which beats the default.
 *
 * @param argv - Arguments after the command itself.
 * @param env - Holds `WAYMARK_PORT`, `WAYMARK_HOST`, `WAYMARK_DB`, `WAYMARK_SITE`, `WAYMARK_ORIGIN`,
 * `WAYMARK_ADMIN_TOKEN`, `WAYMARK_STAGE_RULES`, `WAYMARK_TAG`, `WAYMARK_RELEASES`, `WAYMARK_LOG` and
 * `WAYMARK_CONFIG`, where they are set.
 *
 * @example
 * ```ts
 * const parsed = parseOptions(['--port', '9000', '--site', 'tea'], process.env)
 * if (parsed.ok && parsed.action === 'start') await startWaymark(parsed.options)
 * ```
 */
export function parseOptions(argv: readonly string[], env: Environment = {}): ParsedOptions {
  try {
    return read(argv, env)
  } catch (error) {
    const message = misuseMessage(error, 'run waymark')
    if (message === undefined) throw error
    return { ok: false, message }
  }
}
