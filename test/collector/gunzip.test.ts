import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Gunzip } from '../../packages/collector/src/gunzip.ts'
import { gunzipStream, isGzip } from '../../packages/collector/src/gunzip.ts'
import { gunzip } from '../../packages/collector/src/runtimes/zlib.ts'

const VARIANTS: [string, Gunzip][] = [
  ['gunzipStream()', gunzipStream],
  ['gunzip() by zlib', gunzip],
]

describe.each(VARIANTS)('%s', (_, unpack) => {
  const pack = (text: string) => new Uint8Array(gzipSync(text))

  it('unpacks up to the limit', async () => {
    const bytes = await unpack(pack('x'.repeat(1_000)), 1_000)
    expect(new TextDecoder().decode(bytes)).toBe('x'.repeat(1_000))
  })

  it('throws a RangeError beyond the limit', async () => {
    await expect(unpack(pack('x'.repeat(1_001)), 1_000)).rejects.toThrow(RangeError)
  })

  it('stops a bomb at the limit', async () => {
    await expect(unpack(pack('\0'.repeat(50_000_000)), 1_000)).rejects.toThrow(RangeError)
  })

  it.each([
    ['garbage after the magic', new Uint8Array([0x1f, 0x8b, 1, 2, 3])],
    ['the magic alone', new Uint8Array([0x1f, 0x8b])],
    ['a cut end', pack('hello hello hello').subarray(0, 20)],
  ])('throws another error for %s', async (_name, bytes) => {
    const error: unknown = await unpack(bytes, 1_000).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(RangeError)
  })
})

describe('isGzip()', () => {
  it.each([
    [[0x1f, 0x8b, 8], true],
    [[0x1f], false],
    [[], false],
    [[0x7b, 0x7d], false],
  ])('says of %j: %s', (bytes, answer) => {
    expect(isGzip(new Uint8Array(bytes))).toBe(answer)
  })
})
