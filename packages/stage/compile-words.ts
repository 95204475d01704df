import { readFileSync, writeFileSync } from 'node:fs'
import { toLatin } from './src/latin-text.ts'
import { hashOfWord } from './src/word-hash.ts'
import { NO_DISTANCE, type PackedWords, unpackWords } from './src/word-table.ts'
import { createWordReader, type ReadWords } from './src/words.ts'

// `node --conditions=@waymark/source --import tsx packages/stage/compile-words.ts` writes the table
// the rules are shipped with, from the lists a person edits.

const HEADER = '// Written by compile-words.ts from words/; do not edit.\n'

/** The lists; a later one does not change what an earlier one means. */
const LISTS = ['english', 'languages']

/**
 * A dropped bit more would take 0.2 kB off, and twice as many names for words. After a change of the
 * lists, take a seed that confuses few of them; a test says which it does.
 */
export const SHAPE = { seed: 1393, dropped: 13 }

// Codes of languages and countries, of which none may be taken for a word.
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))

/** Words of some lists, plain, and their roles. */
export function readWords(): Map<string, string> {
  const found = new Map<string, string>()
  for (const list of LISTS) {
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

/** Packs words, in order of their slots; `undefined` when two of one slot differ in role, or two are too far apart. */
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
  let [distances, roles] = ['', '']
  for (const [slot, role] of [...slots].sort(([a], [b]) => a - b)) {
    if (slot - last > 0xffff - NO_DISTANCE) return undefined
    distances += String.fromCharCode(NO_DISTANCE + slot - last)
    roles += role
    last = slot
  }
  return [seed, dropped, distances, roles]
}

// Of any role, and some that no list has.
const COMPANY = ['php', 'order', 'page', 'privacy', 'blog', 'payment', 'de-zzz', 'en-zz']

/** Whether a word is taken for another, alone or before others. */
const isMisread = (read: ReadWords, word: string, role: string) =>
  role !== '-' &&
  (read(word) !== role || COMPANY.some((other) => !read(`${word}-${other}`).startsWith(role)))

/** Words that are taken for others, and codes of languages that are taken for words. */
export function findConfused(packed: PackedWords): string[] {
  const read = createWordReader(() => unpackWords(packed))
  return [
    ...CODES.filter((code) => read(code)),
    ...[...readWords()].filter(([word, role]) => isMisread(read, word, role)).map(([word]) => word),
  ]
}

function toModule(packed: PackedWords): string {
  const rows = packed.map((part) =>
    typeof part === 'number' ? `  ${part},` : `  '${part.replace(/[\\']/g, '\\$&')}',`,
  )
  return `${HEADER}import type { PackedWords } from './word-table.ts'\n\n/** Where the words are, and what they are. */\nexport const WORDS: PackedWords = [\n${rows.join('\n')}\n]\n`
}

/** The generated module. */
export function compileWords(): string {
  const packed = packWords(readWords(), SHAPE)
  if (!packed) throw new Error('Two words have one slot: choose another seed')
  return toModule(packed)
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(new URL('src/all-words.ts', import.meta.url), compileWords())
}
