import { createHash } from 'node:crypto'
import type { ServedFile } from '@waymark/collector'

/** Path of the script tag where nobody chose another one. */
export const TAG_PATH = '/waymark.js'

/** The client's files by path, as `readServedFiles()` gives them. */
export type ClientFiles = Readonly<Record<string, ServedFile>>

/** One release of the client, each file at an address that will never serve other bytes. */
export interface Release {
  /** A digest of all files; the folder they are pinned in is named by it. */
  readonly id: string
  /** Path of the tag, pinned, e.g. `/4f1c20e7a9b3d586/waymark.js`. */
  readonly tagPath: string
  /** The files by pinned path. */
  readonly files: ClientFiles
  /** What browsers check each file by, by pinned path (Subresource Integrity). */
  readonly integrity: Readonly<Record<string, string>>
}

const ID_LENGTH = 16

/** Tells whether a folder may be named by a release. */
export const isReleaseId = (name: string) => /^[\da-f]{16}$/.test(name)

function integrityOf({ body }: ServedFile): string {
  return `sha384-${createHash('sha384').update(body).digest('base64')}`
}

/** Says where a file goes if the tag is to be at `tagPath`: beside it, where it looks for chunks. */
function placer(tagPath: string): (path: string, within?: string) => string {
  const at = tagPath.lastIndexOf('/')
  const [folder, name] = [tagPath.slice(0, at), tagPath.slice(at)]
  return (path, within = '') => `${folder}${within}${path === TAG_PATH ? name : path}`
}

/**
 * Serves the client's files under names of the shop's choice: the tag at `tagPath`, the chunks beside
 * it.
 *
 * @throws {RangeError} When the tag would take the place of a chunk.
 */
export function renameTag(files: ClientFiles, tagPath: string): ClientFiles {
  const place = placer(tagPath)
  const renamed = Object.fromEntries(
    Object.entries(files).map(([path, file]) => [place(path), file]),
  )
  if (Object.keys(renamed).length === Object.keys(files).length) return renamed
  throw new RangeError(
    `Cannot start waymark as the tag must not be named like a part of it: current value is "${tagPath}"`,
  )
}

/**
 * Pins the client's files: each gets an address with a digest of all of them, under which it may be
 * kept for ever. Chunks need no digest in their names, as the tag looks for them in the folder it
 * came from.
 *
 * @param tagPath - Where the tag is served unpinned, whose folder and name it keeps.
 */
export function pinRelease(files: ClientFiles, tagPath: string = TAG_PATH): Release {
  const place = placer(tagPath)
  const hashed = Object.entries(files)
    .map(([path, file]) => ({ path, file, integrity: integrityOf(file) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const list = hashed.map(({ path, integrity }) => `${path} ${integrity}\n`).join('')
  const id = createHash('sha256').update(list).digest('hex').slice(0, ID_LENGTH)
  const at = (path: string) => place(path, `/${id}`)
  return {
    id,
    tagPath: at(TAG_PATH),
    files: Object.fromEntries(
      hashed.map(({ path, file }) => [at(path), { ...file, isImmutable: true }]),
    ),
    integrity: Object.fromEntries(hashed.map(({ path, integrity }) => [at(path), integrity])),
  }
}
