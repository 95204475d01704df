import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

const writtenAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/**
 * Runs `npm ci` when `node_modules` is missing or older than the lockfile. Needs nothing but Node
 * and npm, as it is what a fresh clone runs first.
 *
 * @returns Whether the dependencies are there.
 */
export function ensureInstalled() {
  // npm writes this file last, so that an installation cut short is not taken for a whole one.
  if (writtenAt('node_modules/.package-lock.json') >= writtenAt('package-lock.json')) return true
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    // npm is a script with an ending of its own there.
    shell: process.platform === 'win32',
  })
  return status === 0
}
