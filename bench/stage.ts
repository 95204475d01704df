import { inferStage } from '@waymark/stage'
import { labelledUrls } from '../test/stage/labelled-urls.ts'
import { medianMs } from './measure.ts'

// Every address is new, as ids and names in a shop are: none is answered from memory.
let next = 0
const fresh = () => labelledUrls.map(({ url }) => `${url.replace(/\/$/, '')}/n${next++}-blue-mug`)
const batches = Array.from({ length: 42 }, fresh)

let batch = 0
const ms = medianMs(() => {
  for (const url of batches[batch++ % batches.length] ?? []) inferStage(url)
})
console.log(
  `${Math.round((labelledUrls.length / ms) * 1_000).toLocaleString('en')} URLs/s, each seen once`,
)

const known = labelledUrls.map(({ url }) => url)
const knownMs = medianMs(() => {
  for (const url of known) inferStage(url)
})
console.log(
  `${Math.round((known.length / knownMs) * 1_000).toLocaleString('en')} URLs/s, seen before`,
)

console.log('Time against length (linear: 2 from row to row, until the 2,048 that are read)')
const pieces = ['/cart', 'a-', '%E4', '-', '/o', '?route=', '.html', '0', 'カート']
console.table(
  pieces.map((piece) => {
    const row: Record<string, string> = { piece }
    let before = 0
    for (const length of [256, 512, 1_024, 2_048, 2_000_000]) {
      const url = `https://shop.example/${piece.repeat(length / piece.length)}`
      const time = medianMs(() => {
        for (let run = 0; run < 50; run++) inferStage(url)
      })
      row[String(length)] = before ? (time / before).toFixed(2) : '1'
      before = time
    }
    return row
  }),
)
