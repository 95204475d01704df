import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the workspace, with a slash at its end. Every other path here starts from it. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The fields of a `package.json` that the guards look at. */
export interface Manifest {
  name: string
  version?: string
  private?: boolean
  scripts?: Record<string, string>
  bin?: Record<string, string>
  /** By entry: the file for each condition, or the folder of files that are only served. */
  exports?: Record<string, Record<string, string> | string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** A folder with a `package.json`. */
export interface Workspace {
  /** E.g. `packages/client`. */
  directory: string
  manifest: Manifest
}

const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'coverage'])

/** Every file below a folder whose name matches, without what is installed, built or hidden. */
export function filesBelow(directory: string, pattern: RegExp): string[] {
  if (!existsSync(join(root, directory))) return []
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (NOT_OURS.has(entry.name) || entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return filesBelow(path, pattern)
    return pattern.test(entry.name) ? [path] : []
  })
}

/** Reads a text file of the workspace. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Reads a `package.json`. */
export function manifestOf(directory: string): Manifest {
  return JSON.parse(read(join(directory, 'package.json')))
}

/** The packages that are published, in alphabetical order. */
export const packages: readonly Workspace[] = readdirSync(join(root, 'packages'))
  .sort()
  .map((name) => `packages/${name}`)
  .map((directory) => ({ directory, manifest: manifestOf(directory) }))

/** Every `package.json` of ours: the root's, the packages', the examples', the tests'. */
export const manifests: readonly Workspace[] = filesBelow('', /^package\.json$/)
  .map((path) => path.replace(/\/?package\.json$/, ''))
  .map((directory) => ({ directory, manifest: manifestOf(directory) }))

/** What can be imported of a package: the name to import and the source behind it. */
export function entriesOf({ directory, manifest }: Workspace): { name: string; source: string }[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, conditions]) => {
    const source = typeof conditions === 'string' ? undefined : conditions['@waymark/source']
    return source ? [{ name: join(manifest.name, path), source: join(directory, source) }] : []
  })
}
