import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { readTagPath } from '../options.ts'
import { readConfig } from '../read-config.ts'
import { readSites } from '../read-sites.ts'
import { pinRelease, type Release, TAG_PATH } from '../release.ts'
import { scriptTag } from '../script-tag.ts'
import { readServedFiles } from '../served-files.ts'
import { readList, readSetting, readVariable } from '../setting.ts'
import type { Command } from './command.ts'

const HELP = `waymark snippet: prints the script tag, pinned to the bytes of this release

Usage: waymark snippet --url <address> [options]

  --url <address>  Where shoppers reach the collector: https://collect.example, or /t if it is
                   behind the shop's own host
  --site <id>      Site the tag is for, repeatable [WAYMARK_SITE, or shop]
  --tag <path>     Path the tag is served at [WAYMARK_TAG, or /waymark.js]
  --import-map     Prints an import map, too, by which browsers check the parts of the tag
  --config <file>  JSON file the server is started with, too [WAYMARK_CONFIG, or none]
  -h, --help       Prints this help

The browser runs the tag only if its bytes are those of this release. Paste it anew after an upgrade;
until then, a server with --releases goes on serving the release a page is pinned to.`

/** Where shoppers reach the collector, without a trailing slash. */
function readUrl(text: string | undefined): string {
  // A path of our own host, which holds nothing that HTML would need escaped.
  if (text !== undefined && /^(\/[\w.~-]+)*\/?$/.test(text)) return text.replace(/\/$/, '')
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username) {
    return url.href.replace(/\/$/, '')
  }
  throw new RangeError(
    `Cannot print a snippet as --url must be like https://collect.example or /t: current value is "${text ?? ''}"`,
  )
}

/** Tells browsers what each part of the tag must be, which `import()` cannot say itself. */
function toImportMap(url: string, { integrity, tagPath }: Release): string {
  const parts = Object.entries(integrity).filter(([path]) => path !== tagPath)
  return JSON.stringify({
    integrity: Object.fromEntries(parts.map(([path, hash]) => [`${url}${path}`, hash])),
  })
}

/** `waymark snippet`: the tag for a shop that pins what it runs. */
export const snippetCommand: Command = async (argv, { env, print }) => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      url: { type: 'string' },
      site: { type: 'string', multiple: true },
      tag: { type: 'string' },
      'import-map': { type: 'boolean', default: false },
      config: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    print(HELP)
    return 0
  }
  const url = readUrl(values.url)
  const configPath = values.config ?? readVariable(env, 'config')?.text
  const config = readConfig(configPath)
  const sites = readList('site', values.site, env) ?? {
    texts: Object.keys(config.sites ?? { shop: undefined }),
    from: 'sites',
  }
  const tag = readSetting('tag', { flags: { tag: values.tag }, env, config, configPath })
  const release = pinRelease(readServedFiles(), tag === undefined ? TAG_PATH : readTagPath(tag))
  if (values['import-map']) {
    const map = toImportMap(url, release)
    const hash = createHash('sha256').update(map).digest('base64')
    print('<!-- Before any module script; a page has one import map in older browsers. Under a')
    print(`     Content-Security-Policy, script-src needs 'sha256-${hash}' -->`)
    print(`<script type="importmap">${map}</script>`)
  }
  const { tagPath: path, integrity } = release
  for (const siteId of Object.keys(readSites(sites))) {
    const check = integrity[path]
    print(scriptTag({ url, siteId, path, ...(check === undefined ? {} : { integrity: check }) }))
  }
  return 0
}
