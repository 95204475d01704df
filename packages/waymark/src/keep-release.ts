import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { type ClientFiles, isReleaseId, pinRelease, type Release, TAG_PATH } from './release.ts'
import { readServedFiles } from './served-files.ts'

function makeReleaseFolder(path: string): void {
  try {
    makeFolder(path)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `Cannot keep releases as their folder must be one it can make (${reason}): current value is "${path}"`,
      { cause },
    )
  }
}

/** Writes the files of a release, all of them or none. */
function writeRelease(folder: string, id: string, files: ClientFiles): void {
  const target = join(folder, id)
  if (existsSync(target)) return
  const part = join(folder, `${id}.${process.pid}.part`)
  for (const [path, { body }] of Object.entries(files)) {
    const file = join(part, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, body)
  }
  try {
    renameSync(part, target)
  } catch (error) {
    rmSync(part, { recursive: true })
    // Another process was faster, whose copy is the same.
    if (!existsSync(target)) throw error
  }
}

/**
 * The release in a folder that is named by one; nothing if it holds other bytes than its name says.
 */
function readRelease(folder: string, id: string, tagPath: string): Release | undefined {
  const from = join(folder, id)
  if (!existsSync(join(from, TAG_PATH))) return undefined
  const release = pinRelease(readServedFiles(from), tagPath)
  // Browsers that were told what to expect would refuse them; so would whoever asks for this name.
  return release.id === id ? release : undefined
}

/**
 * Keeps a release in a folder and reads those kept there before, so that a page which is pinned to
 * one of them still finds its bytes after an upgrade.
 *
 * @param folder - Made when it is missing. What in it is no whole release is left alone.
 * @param tagPath - Where the tag is served unpinned.
 * @returns All of them, the one of `files` last.
 * @throws {Error} When the folder cannot be made, or written to.
 */
export function keepRelease(folder: string, files: ClientFiles, tagPath: string): Release[] {
  const release = pinRelease(files, tagPath)
  makeReleaseFolder(folder)
  writeRelease(folder, release.id, files)
  const earlier = readdirSync(folder).filter((name) => isReleaseId(name) && name !== release.id)
  return [...earlier.flatMap((id) => readRelease(folder, id, tagPath) ?? []), release]
}
