import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { ServedFile } from '@waymark/collector'
import { TAG_PATH } from './release.ts'

/** The script tag, which the other files belong to. */
const TAG = TAG_PATH.slice(1)

/** Folder of the files `@waymark/client` is built into for browsers. */
function servedFolder(): string {
  const require = createRequire(import.meta.url)
  return dirname(require.resolve(`@waymark/client/served/${TAG}`))
}

/** Whether Node says that a module or a file is not there. */
function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'MODULE_NOT_FOUND' || code === 'ENOENT'
}

/**
 * Reads what browsers load from the collector, the script tag and its late chunks, and compresses it
 * once, at the best quality there is.
 *
 * @param folder - Where the files are. @defaultValue the build of `@waymark/client`
 * @returns The files by the path they are served at.
 * @throws {Error} When they have not been built.
 */
export function readServedFiles(folder?: string): Record<string, ServedFile> {
  try {
    const from = folder ?? servedFolder()
    // One folder deep: each shop platform has a file of its own.
    const names = readdirSync(from, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => name.replaceAll('\\', '/'))
    return Object.fromEntries(
      // The tag without fail, so that half a build is told.
      [...new Set([TAG, ...names])].map((name) => {
        const body = readFileSync(join(from, name))
        const encodings = { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) }
        return [`/${name}`, { body, contentType: 'text/javascript; charset=utf-8', encodings }]
      }),
    )
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new Error('Cannot run waymark as the client must be built: run `npm run build`', {
      cause: error,
    })
  }
}
