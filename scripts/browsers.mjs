import { spawnSync } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The browsers tests run in are the machine's own: found on the `PATH`, or installed from Debian's
// packages where that needs nobody's password. None is ever downloaded.

const BROWSERS = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    companions: [],
    packages: ['chromium'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    companions: [],
    packages: ['firefox-esr'],
  },
  // WebKitGTK has no headless mode, so it comes with a display that nobody sees.
  webkit: {
    variable: 'WEBKIT_DRIVER_PATH',
    commands: ['WebKitWebDriver'],
    companions: ['xvfb-run', 'xauth'],
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
  },
}

/** Names of the browsers tests know. */
export const BROWSER_NAMES = Object.keys(BROWSERS)

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** First of the commands there is, by its path. */
function findCommand(commands, { PATH = '' }) {
  const directories = [...PATH.split(delimiter).filter(Boolean), '/usr/bin']
  return directories.flatMap((path) => commands.map((name) => join(path, name))).find(isExecutable)
}

/**
 * Path of a browser, of its driver for WebKit: what its variable names, else a common name on the
 * `PATH`. A browser that needs more than is there counts as missing.
 */
export function findBrowser(name, environment = process.env) {
  const { variable, commands, companions } = BROWSERS[name]
  if (!companions.every((command) => findCommand([command], environment))) return undefined
  const named = environment[variable]
  if (named) return isExecutable(named) ? named : undefined
  return findCommand(commands, environment)
}

/** Path of a Chromium: `CHROMIUM_PATH`, else a common name on the `PATH`. */
export const findChromium = (environment) => findBrowser('chromium', environment)

/** Path of WebKitGTK's own small browser, which `WebKitWebDriver` drives; it is on no `PATH`. */
export function findMiniBrowser() {
  // Debian puts it below a folder named for the machine's kind.
  return readdirSync('/usr/lib')
    .map((kind) => join('/usr/lib', kind, 'webkit2gtk-4.1', 'MiniBrowser'))
    .find(isExecutable)
}

const succeeds = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

function install(packages) {
  if (!succeeds('apt-get', '--version')) return 'there is no apt-get to install it'
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !succeeds('sudo', '-n', 'true')) {
    return `there is no right to install it: apt-get install ${packages.join(' ')}`
  }
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const [command, ...args] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', ...step]
    console.log(`${[command, ...args].join(' ')} …`)
    const { status } = spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) return `apt-get ${step[0]} failed`
  }
  return undefined
}

/**
 * Looks for a browser, and installs Debian's where that needs nobody's password.
 *
 * @returns Why there is none; `undefined` when there is one.
 */
export function ensureBrowser(name) {
  if (findBrowser(name)) return undefined
  const { variable, packages } = BROWSERS[name]
  if (process.env[variable]) return `${variable} names nothing that can be run`
  const reason = install(packages)
  if (reason) return `there is no ${name}, and ${reason}`
  return findBrowser(name) ? undefined : `apt-get installed no ${name} by a name we know`
}
