import { readFileSync, writeFileSync } from 'node:fs'
import { toPlain } from './src/plain-text.ts'
import { slotOfWord } from './src/word-hash.ts'

// `node --conditions=@waymark/source --import tsx packages/stage/compile-words.ts` writes the tables
// the rules are shipped with, from the lists a person edits.

const HEADER = '// Written by compile-words.ts from words/; do not edit.\n'

/** Slots and roles of the words of a list. */
function readWords(name: string): Map<number, string> {
  const text = readFileSync(new URL(`words/${name}.txt`, import.meta.url), 'utf8')
  const found = new Map<number, string>()
  for (const line of text.split('\n')) {
    const [role = '', ...words] = line.split(' ')
    if (!line || line.startsWith('#')) continue
    for (const word of words) {
      const slot = slotOfWord(toPlain(word))
      const before = found.get(slot)
      if (before !== undefined && before !== role) console.warn(`${word}: ${before} or ${role}?`)
      else found.set(slot, role)
    }
  }
  return found
}

/** A table as a module: distances between slots, high and low, and the roles, in order of slots. */
function toModule(words: Map<number, string>, constant: string): string {
  let last = 0
  const columns = ['', '', '']
  for (const [slot, role] of [...words].sort(([a], [b]) => a - b)) {
    let distance = slot - last
    last = slot
    for (; distance >= 64 * 64; distance -= 64 * 63) {
      columns[0] += String.fromCharCode(40 + 63)
      columns[1] += String.fromCharCode(40)
      columns[2] += ' '
    }
    columns[0] += String.fromCharCode(40 + (distance >> 6))
    columns[1] += String.fromCharCode(40 + (distance & 63))
    columns[2] += role
  }
  const rows = columns.map((column) => `  '${column.replace(/[\\']/g, '\\$&')}',`)
  return `/** Where the words are, and what they are. */\nexport const ${constant} = [\n${rows.join('\n')}\n] as const\n`
}

/** The two generated modules, by file name. */
export function compileWords(): Record<string, string> {
  const english = readWords('english')
  const languages = readWords('languages')
  return {
    'english-words.ts': HEADER + toModule(english, 'ENGLISH'),
    // English last: a word of another language does not change what shop systems mean by it.
    'all-words.ts': HEADER + toModule(new Map([...languages, ...english]), 'ALL_WORDS'),
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of Object.entries(compileWords()))
    writeFileSync(new URL(`src/${name}`, import.meta.url), text)
}
