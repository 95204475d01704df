import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of a Chromium: `CHROMIUM_PATH`, else a common name on the `PATH`. */
export function findChromium({ CHROMIUM_PATH, PATH = '' } = process.env) {
  if (CHROMIUM_PATH) return isExecutable(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined
  const directories = [...PATH.split(delimiter).filter(Boolean), '/usr/bin']
  return directories.flatMap((path) => NAMES.map((name) => join(path, name))).find(isExecutable)
}

const succeeds = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/**
 * Looks for a Chromium, and installs Debian's where that needs nobody's password.
 *
 * @returns Why there is none; `undefined` when there is one.
 */
export function ensureChromium() {
  if (findChromium()) return undefined
  if (process.env.CHROMIUM_PATH) return 'CHROMIUM_PATH names nothing that can be run'
  if (!succeeds('apt-get', '--version')) return 'there is no Chromium, and no apt-get to install it'
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !succeeds('sudo', '-n', 'true')) {
    return 'there is no Chromium, and no right to install it: apt-get install chromium'
  }
  for (const step of ['update', 'install -y --no-install-recommends chromium']) {
    const [command, ...args] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', ...step.split(' ')]
    console.log(`${[command, ...args].join(' ')} …`)
    const { status } = spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) return `apt-get ${step} failed`
  }
  return findChromium() ? undefined : 'apt-get installed no Chromium by a name we know'
}
