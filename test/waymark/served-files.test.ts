import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createCollector, memoryStore } from '@waymark/collector'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readServedFiles } from '../../packages/waymark/src/served-files.ts'
import { SERVED } from '../../scripts/served.mjs'

const SCRIPT = `console.log(${'"tea and pots",'.repeat(50)} 1)`

describe('readServedFiles()', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-served-'))
    mkdirSync(join(folder, 'platforms'))
    for (const { name } of SERVED) writeFileSync(join(folder, name), SCRIPT)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const collector = () =>
    createCollector({
      sink: memoryStore(),
      sites: { shop: { origins: [] } },
      files: readServedFiles(folder),
    })

  it('reads every file the client is built into', () => {
    expect(Object.keys(readServedFiles(folder)).sort()).toEqual(
      SERVED.map(({ name }) => `/${name}`).sort(),
    )
  })

  it('compresses what it read', () => {
    const { br, gzip } = readServedFiles(folder)['/waymark.js']?.encodings ?? {}
    expect(brotliDecompressSync(br ?? '').toString()).toBe(SCRIPT)
    expect(gunzipSync(gzip ?? '').toString()).toBe(SCRIPT)
    expect(br?.length).toBeLessThan(SCRIPT.length / 4)
  })

  it('makes files that a browser asks again for by their tag', async () => {
    const app = collector()
    const first = await app.request('/waymark.js', { headers: { 'Accept-Encoding': 'br' } })
    const etag = first.headers.get('ETag') ?? ''
    expect(first.headers.get('Content-Encoding')).toBe('br')
    expect(etag).toMatch(/^"[\w+/-]{22}"$/)
    const again = await app.request('/waymark.js', {
      headers: { 'Accept-Encoding': 'br', 'If-None-Match': etag },
    })
    expect(again.status).toBe(304)
  })

  it('changes the tag with the file', async () => {
    const before = (await collector().request('/waymark.js')).headers.get('ETag')
    writeFileSync(join(folder, 'waymark.js'), `${SCRIPT};`)
    expect((await collector().request('/waymark.js')).headers.get('ETag')).not.toBe(before)
  })

  it('says what to do when they are not built', () => {
    rmSync(join(folder, 'waymark.js'))
    expect(() => readServedFiles(folder)).toThrow('run `npm run build`')
  })
})
