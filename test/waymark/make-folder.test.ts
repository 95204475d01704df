import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from '../../packages/waymark/src/make-folder.ts'

describe('makeFolder()', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'waymark-folder-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('makes a folder and those above it', () => {
    const folder = join(directory, 'a', 'b', 'c')
    makeFolder(folder)
    expect(statSync(folder).isDirectory()).toBe(true)
  })

  it('leaves one that is there alone', () => {
    expect(() => makeFolder(directory)).not.toThrow()
  })

  it('fails below a file', () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR/)
  })
})
