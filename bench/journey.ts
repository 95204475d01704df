// Folds synthetic touchpoints into a journey map and compares with reading the same rows.
// Run: node --conditions=@waymark/source --import tsx bench/journey.ts
import { foldTouchpoints } from '@waymark/journey'
import type { PageKind, Stage, StoredTouchpoint } from '@waymark/protocol'

const TOUCHPOINTS = 1_000_000
const BUDGET_MS = 2_000
const BUDGET_MB = 500
const PAGE_SIZE = 1_000
const STARTED_AT = Date.UTC(2026, 2, 2)

const PAGES: readonly [type: string, stage: Stage | null, kind: PageKind, weight: number][] = [
  ['page_view', 'awareness', 'home', 22],
  ['view_item_list', 'consideration', 'listing', 18],
  ['view_item', 'consideration', 'product', 26],
  ['search', 'consideration', 'search', 6],
  ['web_vital', 'consideration', 'product', 10],
  ['add_to_cart', 'decision', 'cart_action', 6],
  ['begin_checkout', 'decision', 'checkout', 4],
  ['purchase', 'decision', 'order_confirmation', 2],
  ['page_view', 'retention', 'account', 3],
  ['review', 'advocacy', 'review_write', 1],
  ['page_view', null, 'legal', 2],
]
const WEIGHTED = PAGES.flatMap((page) => Array.from({ length: page[3] }, () => page))
const CHANNELS = ['direct', 'organic_search', 'paid_search', 'email', 'referral']

/** Mulberry32: the same rows in every run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function toRow(index: number, visitor: number, occurredAt: number, random: () => number) {
  const [type, stage, kind] = WEIGHTED[Math.floor(random() * WEIGHTED.length)] ?? WEIGHTED[0] ?? []
  if (!type || !kind) throw new Error('no page to draw from')
  const row: StoredTouchpoint = {
    id: `0195a000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    siteId: 'bench',
    anonymousId: `0195a000-0000-7000-9000-${String(visitor).padStart(12, '0')}`,
    consent: 'granted',
    context: { sdk: 'bench' },
    type,
    occurredAt,
    receivedAt: occurredAt + 200,
    url: `https://shop.example/${kind}/${index % 500}`,
    stage: { stage: stage ?? null, kind, confidence: 0.9, reason: 'bench', ruleVersion: '1' },
    origin: { source: 'url', confidence: 0.9 },
  }
  if (type === 'purchase') {
    row.orderId = `order-${index}`
    row.valueMinor = Math.floor(random() * 20_000)
    row.currency = random() < 0.8 ? 'EUR' : 'CHF'
  }
  return row
}

/** Rows in visitor order, some 14 per visitor, a page at a time as a store gives them. */
async function* readRows(): AsyncGenerator<StoredTouchpoint, void, undefined> {
  const random = createRandom(1)
  let visitor = 0
  let occurredAt = STARTED_AT
  let isEntry = true
  for (let index = 0; index < TOUCHPOINTS; index++) {
    const row = toRow(index, visitor, occurredAt, random)
    if (isEntry) {
      const channel = CHANNELS[Math.floor(random() * CHANNELS.length)] ?? 'direct'
      row.channel = { channel, source: 'bench', medium: 'bench', ruleVersion: '1' }
    }
    yield row
    const draw = random()
    if (draw < 0.07) visitor++
    isEntry = draw < 0.15
    // Ids sort by age (UUIDv7), so later visitors are newer: the worst case for the list of recent ones.
    occurredAt = draw < 0.07 ? STARTED_AT + visitor * 1_200 : occurredAt + 20_000
    if (draw >= 0.07 && isEntry) occurredAt += 3_600_000
    if (index % PAGE_SIZE === 0) await new Promise(setImmediate)
  }
}

/** Time on the clock, and time on the processor: on a busy machine only the second one compares. */
async function measure<T>(work: () => Promise<T>) {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { result, elapsedMs: performance.now() - startedAt, cpuMs: (user + system) / 1_000 }
}

async function countRows(): Promise<number> {
  let count = 0
  for await (const row of readRows()) count += row.anonymousId.length > 0 ? 1 : 0
  return count
}

const fold = () => foldTouchpoints(readRows(), { now: STARTED_AT + 30 * 86_400_000 })

// Both halves cold first, so that neither pays for the other's compilation.
await countRows()
await fold()
const bare = await measure(countRows)
const folded = await measure(fold)
const peakMb = process.resourceUsage().maxRSS / 1024
const isWithin = folded.cpuMs <= BUDGET_MS && peakMb <= BUDGET_MB
const times = ({ elapsedMs, cpuMs }: { elapsedMs: number; cpuMs: number }) =>
  `${Math.round(elapsedMs)} ms, ${Math.round(cpuMs)} ms of processor`

console.log(`rows                 ${bare.result} of ${folded.result.visitors} visitors`)
console.log(`bare iteration       ${times(bare)}`)
console.log(`iteration and fold   ${times(folded)} (budget ${BUDGET_MS} ms)`)
console.log(`ratio                ${(folded.cpuMs / bare.cpuMs).toFixed(2)}`)
console.log(`peak resident memory ${Math.round(peakMb)} MB (budget ${BUDGET_MB} MB)`)
console.log(isWithin ? 'within budget' : 'OVER BUDGET')
process.exitCode = isWithin ? 0 : 1
