import { describe, expect, it } from 'vitest'
import type { Size, SizeEntry } from '../../scripts/sizes.mjs'
import { measure, SIZES, toKilobytes } from '../../scripts/sizes.mjs'
import { documents } from './markdown.ts'
import { read } from './workspace.ts'

const measured = new Map<string, Promise<Size>>()

/** Measures an entry once for all tests of this file. */
function sizeOf(entry: SizeEntry): Promise<Size> {
  const size = measured.get(entry.name) ?? measure(entry)
  measured.set(entry.name, size)
  return size
}

describe('sizes, minified and compressed by brotli', () => {
  it.each(SIZES)('$name stays within $budgetBytes bytes, or where it is held', async (entry) => {
    const { budgetBytes, heldBytes = budgetBytes } = entry
    expect((await sizeOf(entry)).brotliBytes).toBeLessThanOrEqual(heldBytes)
  })

  // Else the bound would let grow back what was won.
  it.each(SIZES.filter(({ heldBytes }) => heldBytes))(
    '$name is held close above its size, and over its budget still',
    async ({ heldBytes = 0, budgetBytes, ...entry }) => {
      const { brotliBytes } = await sizeOf({ ...entry, budgetBytes })
      expect(heldBytes - brotliBytes).toBeLessThan(100)
      expect(brotliBytes).toBeGreaterThan(budgetBytes)
    },
  )
})

/** Every size a README quotes, with the line it stands in. */
const readmes = documents.filter((file) => /^(packages\/[^/]+\/)?README\.md$/.test(file))
const quotes = readmes.flatMap((file) =>
  read(file)
    .split('\n')
    .flatMap((line) =>
      [...line.matchAll(/\d+(?:\.\d+)? kB/g)].map(([size]) => ({ file, size, line: line.trim() })),
    ),
)

describe('sizes quoted in READMEs', () => {
  it('exist: the root README has a column of them', () => {
    expect(quotes.filter(({ file }) => file === 'README.md').length).toBeGreaterThan(1)
  })

  // A row of a table belongs to the entry it names first; prose may quote any of them.
  it.each(quotes)('$file: $size in "$line"', async ({ size, line }) => {
    const [, named] = line.match(/^\|[^|`]*`([^`]+)`/) ?? []
    const entries = named ? SIZES.filter(({ name }) => name === named) : SIZES
    const truths = entries.map(async (entry) => [
      toKilobytes((await sizeOf(entry)).brotliBytes),
      toKilobytes(entry.budgetBytes),
    ])
    expect((await Promise.all(truths)).flat()).toContain(size)
  })
})
