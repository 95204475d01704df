import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** When the newest file below a folder was written, in epoch milliseconds; `0` without the folder. */
function newestBelow(directory: string): number {
  const stats = statSync(directory, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0
  const children = readdirSync(directory).filter((name) => name !== 'node_modules')
  return Math.max(0, ...children.map((name) => newestBelow(join(directory, name))))
}

/** Builds every package whose sources are newer than what is built of it: all, if any is. */
export async function ensureBuild(): Promise<void> {
  const tools = ['rollup.config.mjs', 'scripts/bundle.mjs', 'tsconfig.json']
  const toolsAt = Math.max(...tools.map((file) => newestBelow(join(root, file))))
  const isStale = readdirSync(join(root, 'packages')).some((name) => {
    const directory = join(root, 'packages', name)
    const sourcesAt = newestBelow(join(directory, 'src'))
    const manifestAt = newestBelow(join(directory, 'package.json'))
    return newestBelow(join(directory, 'dist')) < Math.max(sourcesAt, manifestAt, toolsAt)
  })
  if (!isStale) return
  const rollup = join(root, 'node_modules/rollup/dist/bin/rollup')
  await promisify(execFile)(process.execPath, [rollup, '-c', '--silent'], { cwd: root })
}
