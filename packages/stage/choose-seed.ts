import { halfOf, labelledUrls } from '../../test/stage/labelled-urls.ts'
import { packWords, readWords, TABLES } from './compile-words.ts'
import { createGrader } from './src/create-grader.ts'
import { stageOfKind } from './src/kinds.ts'
import { toLatin } from './src/latin-text.ts'
import { unpackWords } from './src/word-table.ts'
import { createWordReader } from './src/words.ts'

// `node --conditions=@waymark/source --import tsx packages/stage/choose-seed.ts` tries seeds for each
// table and prints the best: of those that confuse no two known words, the one that grades the most of
// the labelled URLs right, the half that rules are written against. Others never take part in it.

const TRIES = Number(process.argv[2] ?? 400)
const rows = labelledUrls.filter(({ shop }) => halfOf(shop) === 'rules')
const letters = [...'abcdefghijklmnopqrstuvwxyz']
// Codes of languages and countries, of which none may be taken for a word.
const codes = letters.flatMap((first) => letters.map((second) => first + second))

for (const { name, lists, dropped } of TABLES) {
  const words = readWords(lists)
  let best = { seed: -1, faults: Number.POSITIVE_INFINITY }
  for (let seed = 0; seed < TRIES; seed++) {
    const packed = packWords(words, { seed, dropped })
    if (!packed) continue
    const table = unpackWords(packed)
    const read = createWordReader(table)
    const grade = createGrader(() => table, toLatin)
    const wrong = rows.filter(({ url, kinds }) => {
      const { stage } = grade(url)
      return !kinds.some((kind) => stageOfKind(kind) === stage)
    })
    // A word that begins as another looks, by chance, is not found.
    const hidden = [...words].filter(([word, role]) => role !== '-' && read(word) !== role)
    const faults = wrong.length + (codes.filter((code) => read(code)).length + hidden.length) / 4
    if (faults < best.faults) {
      best = { seed, faults }
      console.log(`${name}: seed ${seed}, ${faults} faults`)
    }
  }
}
