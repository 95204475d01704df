import { inferStage } from '@waymark/stage'
import { inferStage as inferByRules } from '@waymark/stage/rules'
import { labelledUrls } from '../test/stage/labelled-urls.ts'
import { medianMs } from './measure.ts'

const ROUNDS = 40
// So few take less time than a busy machine leaves a process alone.
const SAMPLE = 200

// Every address is new, as ids and names in a shop are: none is answered from memory.
let next = 0
const fresh = () => labelledUrls.map(({ url }) => `${url.replace(/\/$/, '')}/n${next++}-blue-mug`)

/** Microseconds a URL takes: each sample of them, at its best of all rounds. */
function microsecondsPerUrl(read: (url: string) => unknown): number {
  const best: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const urls = fresh()
    for (let at = 0; at < urls.length; at += SAMPLE) {
      const sample = urls.slice(at, at + SAMPLE)
      const start = performance.now()
      for (const url of sample) read(url)
      const index = at / SAMPLE
      best[index] = Math.min(best[index] ?? Number.POSITIVE_INFINITY, performance.now() - start)
    }
  }
  return (1_000 * best.reduce((sum, ms) => sum + ms, 0)) / labelledUrls.length
}

const bare = microsecondsPerUrl((url) => new URL(url))
console.table(
  [
    { name: 'new URL', micros: bare },
    { name: 'inferStage', micros: microsecondsPerUrl(inferStage) },
    { name: 'inferStage without words', micros: microsecondsPerUrl(inferByRules) },
  ].map(({ name, micros }) => ({
    name,
    'URLs/s': Math.round(1_000_000 / micros).toLocaleString('en'),
    'times new URL': (micros / bare).toFixed(1),
  })),
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
