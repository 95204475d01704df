import { execSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// Installing what a command needs and no more: the drivers and runtimes of the tests are heavy. This
// file needs nothing installed itself.

/** The packages of an npm lockfile by path; `undefined` where there is none. */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Tells whether everything a workspace names is installed, and in the locked version.
 *
 * @param installed - Packages by path, from npm's own record in `node_modules`.
 * @param locked - Packages by path, from `package-lock.json`.
 * @param workspaces - Paths of workspaces; the root is always one of them.
 */
export function isInstalled(installed, locked, workspaces) {
  const isCurrent = Object.entries(installed).every(
    ([path, { version }]) => !locked[path] || locked[path].version === version,
  )
  return (
    isCurrent &&
    ['', ...workspaces].every((workspace) => {
      const { dependencies, devDependencies } = locked[workspace] ?? {}
      return Object.keys({ ...dependencies, ...devDependencies }).every(
        (name) =>
          `node_modules/${name}` in installed || `${workspace}/node_modules/${name}` in installed,
      )
    })
  )
}

/**
 * Installs what is missing or outdated.
 *
 * @param root - Folder of the root `package.json`.
 * @param workspaces - Paths of the workspaces needed, besides the root. All unless told.
 * @returns Whether there was something to do.
 */
export function ensureInstalled(root, workspaces) {
  const locked = readPackages(join(root, 'package-lock.json'))
  const all = Object.keys(locked).filter((path) => path && !path.includes('node_modules'))
  const needed = workspaces ?? all
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (installed && isInstalled(installed, locked, needed)) return false
  // Whoever had installed more would miss the rest afterwards.
  const hadMore = Object.values(installed ?? {}).some(
    ({ link, resolved }) => link && !needed.includes(resolved),
  )
  const flags = (hadMore ? all : needed).map((path) => `--workspace ${path}`)
  console.log('Installing what is needed …')
  execSync(['npm ci --loglevel=error --include-workspace-root', ...flags].join(' '), {
    cwd: root,
    stdio: 'inherit',
  })
  return true
}
