import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../../scripts/build.mjs'

/** Builds the packages where a source is newer than what was built of it. */
export async function ensureBuild(): Promise<void> {
  ensureBuilt(fileURLToPath(new URL('../../', import.meta.url)))
}
