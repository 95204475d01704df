import { execSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SERVED } from './served.mjs'

// Building for `npm start`: only when a source is newer than what was built of it.

const TOOLS = [
  'rollup.config.mjs',
  'scripts/bundle.mjs',
  'scripts/served.mjs',
  'tsconfig.json',
  'package-lock.json',
]

function changedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0
}

/** When the newest file in a folder was changed, epoch milliseconds. */
function newestIn(folder) {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? newestIn(path) : changedAt(path)
  })
  return Math.max(0, ...times)
}

/** The files a package promises: its `exports`, what its command runs and what browsers load. */
function outputsOf(folder) {
  const { exports, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const conditions = Object.values(exports).flatMap(({ types, default: file }) => [types, file])
  const served = './served/*' in exports ? SERVED.map(({ name }) => `dist/served/${name}`) : []
  return (
    [...conditions, ...(bin ? ['dist/cli.js'] : []), ...served]
      // Types of what the build alone writes are a source.
      .filter((file) => file && !file.startsWith('./src/'))
      .map((file) => join(folder, file))
  )
}

/** Tells whether every package is built from the sources as they are; a build cut short is not. */
export function isBuilt(root) {
  const folders = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name))
  const sources = folders.flatMap((folder) => [
    newestIn(join(folder, 'src')),
    changedAt(join(folder, 'package.json')),
  ])
  const tools = TOOLS.map((file) => changedAt(join(root, file)))
  const outputs = folders.flatMap(outputsOf).map(changedAt)
  return Math.min(...outputs) > Math.max(...sources, ...tools)
}

/**
 * Builds what is missing or outdated.
 *
 * @param root - Folder of the root `package.json`.
 * @returns Whether there was something to do.
 */
export function ensureBuilt(root) {
  if (isBuilt(root)) return false
  console.log('Building the packages …')
  execSync('npm run --silent build', { cwd: root, stdio: 'inherit' })
  return true
}
