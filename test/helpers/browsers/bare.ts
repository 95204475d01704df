import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { type BrowserName, findBrowser, findMiniBrowser } from '../../../scripts/browsers.mjs'
import { webkitEnvironment } from './webkit.ts'

/** A browser nobody drives: what happens on its pages is up to them. */
export interface BareBrowser {
  /** Ends every process of it at once, as a crash or a flat battery does. */
  kill(): Promise<void>
  /** Asks it to end. */
  quit(): Promise<void>
}

// No first-run pages, and no question about the crash that the tests bring about.
const FIREFOX_PREFERENCES = `
user_pref('browser.aboutwelcome.enabled', false);
user_pref('browser.sessionstore.resume_from_crash', false);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('toolkit.startup.max_resumed_crashes', -1);
`

const FIREFOX_PRIVATE = `user_pref('browser.privatebrowsing.autostart', true);\n`

type ToCommand = (profile: string, isPrivate: boolean) => readonly string[]

const COMMANDS: Readonly<Record<BrowserName, ToCommand>> = {
  chromium: (profile, isPrivate) => [
    findBrowser('chromium') ?? 'chromium',
    ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run'],
    ...[`--user-data-dir=${profile}`, ...(isPrivate ? ['--incognito'] : [])],
  ],
  firefox: (profile, isPrivate) => {
    const preferences = FIREFOX_PREFERENCES + (isPrivate ? FIREFOX_PRIVATE : '')
    writeFileSync(join(profile, 'user.js'), preferences)
    return [
      findBrowser('firefox') ?? 'firefox',
      ...['--headless', '--no-remote', '--profile', profile],
    ]
  },
  webkit: (_, isPrivate) => [
    ...['xvfb-run', '-a', findMiniBrowser() ?? 'MiniBrowser'],
    ...(isPrivate ? ['--private'] : []),
  ],
}

/**
 * Starts a browser on one address.
 *
 * @param profile - Folder that outlives it; made where it is missing.
 * @param isPrivate - In a window that is to leave nothing there.
 */
export function startBare(
  name: BrowserName,
  profile: string,
  url: string,
  isPrivate = false,
): BareBrowser {
  mkdirSync(profile, { recursive: true })
  const [command = '', ...args] = COMMANDS[name](profile, isPrivate)
  const child = spawn(command, [...args, url], {
    // A group of its own, so that a signal reaches every process of the browser.
    detached: true,
    stdio: 'ignore',
    env: name === 'webkit' ? webkitEnvironment(profile) : process.env,
  })
  const ended = once(child, 'exit')
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal)
    await ended
  }
  return { kill: () => end('SIGKILL'), quit: () => end('SIGTERM') }
}
