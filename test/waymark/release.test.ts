import { createHash } from 'node:crypto'
import { createCollector, memoryStore, type ServedFile } from '@waymark/collector'
import { describe, expect, it } from 'vitest'
import { pinRelease, renameTag } from '../../packages/waymark/src/release.ts'

const file = (body: string): ServedFile => ({ body, contentType: 'text/javascript' })
const FILES = {
  '/waymark.js': file('tag'),
  '/stage.js': file('stage'),
  '/platforms/shopify.js': file('shopify'),
}

describe('renameTag()', () => {
  it('puts the tag where it is wished, and its parts beside it', () => {
    expect(renameTag(FILES, '/assets/shop.js')).toEqual({
      '/assets/shop.js': FILES['/waymark.js'],
      '/assets/stage.js': FILES['/stage.js'],
      '/assets/platforms/shopify.js': FILES['/platforms/shopify.js'],
    })
  })

  it('leaves the tag where it is', () => {
    expect(renameTag(FILES, '/waymark.js')).toEqual(FILES)
  })

  it('refuses a name that one of its parts has', () => {
    expect(() => renameTag(FILES, '/assets/stage.js')).toThrow(RangeError)
  })
})

describe('pinRelease()', () => {
  it('gives every file an address below a digest of all of them', () => {
    const { id, tagPath, files } = pinRelease(FILES)
    expect(id).toMatch(/^[\da-f]{16}$/)
    expect(tagPath).toBe(`/${id}/waymark.js`)
    expect(Object.keys(files).sort()).toEqual(
      ['platforms/shopify.js', 'stage.js', 'waymark.js'].map((name) => `/${id}/${name}`),
    )
  })

  it('keeps folder and name of a tag that was renamed', () => {
    const { id, tagPath, files } = pinRelease(FILES, '/assets/shop.js')
    expect(tagPath).toBe(`/assets/${id}/shop.js`)
    expect(Object.keys(files)).toContain(`/assets/${id}/platforms/shopify.js`)
  })

  it('has another digest as soon as one byte of one file is another, and only then', () => {
    const { id } = pinRelease(FILES)
    expect(pinRelease({ ...FILES, '/stage.js': file('Stage') }).id).not.toBe(id)
    expect(pinRelease(Object.fromEntries(Object.entries(FILES).reverse())).id).toBe(id)
    expect(pinRelease(FILES, '/assets/shop.js').id).toBe(id)
  })

  it('tells what browsers check each file by', () => {
    const { integrity, tagPath } = pinRelease(FILES)
    const digest = createHash('sha384').update('tag').digest('base64')
    expect(integrity[tagPath]).toBe(`sha384-${digest}`)
    expect(Object.keys(integrity)).toHaveLength(3)
  })

  it('makes files that need never be asked for again, and no line in the description', async () => {
    const { files, tagPath } = pinRelease(FILES)
    const app = createCollector({
      sink: memoryStore(),
      sites: { shop: { origins: [] } },
      files: { ...FILES, ...files },
    })
    const pinned = await app.request(tagPath)
    expect(await pinned.text()).toBe('tag')
    expect(pinned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(pinned.headers.get('access-control-allow-origin')).toBe('*')
    const unpinned = await app.request('/waymark.js')
    expect(unpinned.headers.get('cache-control')).toBe('public, max-age=3600, must-revalidate')
    const described = Object.keys((await (await app.request('/openapi.json')).json()).paths)
    expect(described).toContain('/waymark.js')
    expect(described).not.toContain(tagPath)
  })
})
