import { readFileSync, writeFileSync } from 'node:fs'
import { toLatin } from './src/latin-text.ts'
import { hashOfWord } from './src/word-hash.ts'
import type { PackedWords } from './src/word-table.ts'

// `node --conditions=@waymark/source --import tsx packages/stage/compile-words.ts` writes the tables
// the rules are shipped with, from the lists a person edits.

const HEADER = '// Written by compile-words.ts from words/; do not edit.\n'

/**
 * The tables, and the lists they are made of; a later one does not change what an earlier one means.
 * `choose-seed.ts` finds the seeds.
 */
export const TABLES = [
  { name: 'english-words', lists: ['english'], dropped: 16, seed: 88 },
  { name: 'all-words', lists: ['english', 'languages'], dropped: 13, seed: 129 },
] as const

/** Words of some lists, plain, and their roles. */
export function readWords(lists: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const list of lists) {
    const text = readFileSync(new URL(`words/${list}.txt`, import.meta.url), 'utf8')
    for (const line of text.split('\n')) {
      const [role = '', ...words] = line.split(' ')
      for (const word of line.startsWith('#') ? [] : words) {
        const plain = toLatin(word)
        if (!found.has(plain)) found.set(plain, role)
      }
    }
  }
  return found
}

/** Packs words, in order of their slots; `undefined` when two of one slot differ in role. */
export function packWords(
  words: ReadonlyMap<string, string>,
  { seed, dropped }: { seed: number; dropped: number },
): PackedWords | undefined {
  const slots = new Map<number, string>()
  for (const [word, role] of words) {
    const slot = hashOfWord(word, seed) >>> dropped
    if ((slots.get(slot) ?? role) !== role) return undefined
    slots.set(slot, role)
  }
  let last = 0
  let [high, low, roles] = ['', '', '']
  for (const [slot, role] of [...slots].sort(([a], [b]) => a - b)) {
    let distance = slot - last
    last = slot
    // A distance too far for one entry takes several, of which the first ones have no word.
    for (; distance >= 64 * 64; distance -= 64 * 63) {
      high += String.fromCharCode(48 + 63)
      low += String.fromCharCode(48)
      roles += ' '
    }
    high += String.fromCharCode(48 + (distance >> 6))
    low += String.fromCharCode(48 + (distance & 63))
    roles += role
  }
  return [seed, dropped, high, low, roles]
}

function toModule(packed: PackedWords): string {
  const rows = packed.map((part) =>
    typeof part === 'number' ? `  ${part},` : `  '${part.replace(/[\\']/g, '\\$&')}',`,
  )
  return `${HEADER}import type { PackedWords } from './word-table.ts'\n\n/** Where the words are, and what they are. */\nexport const WORDS: PackedWords = [\n${rows.join('\n')}\n]\n`
}

/** The generated modules, by file name. */
export function compileWords(): Record<string, string> {
  return Object.fromEntries(
    TABLES.map(({ name, lists, ...shape }) => {
      const packed = packWords(readWords(lists), shape)
      if (!packed) throw new Error(`Two words of ${name} have one slot: choose another seed`)
      return [`${name}.ts`, toModule(packed)]
    }),
  )
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of Object.entries(compileWords()))
    writeFileSync(new URL(`src/${name}`, import.meta.url), text)
}
