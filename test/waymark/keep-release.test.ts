import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServedFile } from '@waymark/collector'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepRelease } from '../../packages/waymark/src/keep-release.ts'
import { pinRelease } from '../../packages/waymark/src/release.ts'

const file = (body: string): ServedFile => ({
  body: Buffer.from(body),
  contentType: 'text/javascript',
})
const releaseOf = (name: string) => ({
  '/waymark.js': file(`tag of ${name}`),
  '/platforms/shopify.js': file(`shopify of ${name}`),
})
const OLD = releaseOf('old')
const NEW = releaseOf('new')

describe('keepRelease()', () => {
  let directory: string
  let folder: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-releases-'))
    folder = join(directory, 'kept')
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  const idsOf = (releases: ReturnType<typeof keepRelease>) => releases.map(({ id }) => id)

  it('serves what was kept before beside what is served now', () => {
    keepRelease(folder, OLD, '/waymark.js')
    const releases = keepRelease(folder, NEW, '/waymark.js')
    expect(idsOf(releases)).toEqual([pinRelease(OLD).id, pinRelease(NEW).id])
    const { files, tagPath } = releases[0] ?? pinRelease({})
    expect(String(files[tagPath]?.body)).toBe('tag of old')
  })

  it('finds them again under another path of the tag', () => {
    keepRelease(folder, OLD, '/assets/shop.js')
    const [old] = keepRelease(folder, NEW, '/assets/shop.js')
    expect(old?.tagPath).toBe(`/assets/${pinRelease(OLD).id}/shop.js`)
  })

  it('writes a release once, and leaves nothing beside it', () => {
    for (const _ of ['first', 'again']) keepRelease(folder, OLD, '/waymark.js')
    const { id } = pinRelease(OLD)
    expect(readdirSync(folder)).toEqual([id])
    expect(readFileSync(join(folder, id, 'platforms/shopify.js'), 'utf8')).toBe('shopify of old')
  })

  it('serves no release whose bytes are not those its name tells', () => {
    keepRelease(folder, OLD, '/waymark.js')
    writeFileSync(join(folder, pinRelease(OLD).id, 'waymark.js'), 'changed')
    expect(idsOf(keepRelease(folder, NEW, '/waymark.js'))).toEqual([pinRelease(NEW).id])
  })

  it('leaves alone what is no release', () => {
    mkdirSync(join(folder, 'notes'), { recursive: true })
    mkdirSync(join(folder, '0123456789abcdef.9.part'))
    mkdirSync(join(folder, '0123456789abcdef'))
    expect(idsOf(keepRelease(folder, NEW, '/waymark.js'))).toEqual([pinRelease(NEW).id])
    expect(readdirSync(folder)).toContain('notes')
  })
})
