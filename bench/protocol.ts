import { cleanUrl, createUuid, scrubText, validateEnvelope } from '@waymark/protocol'
import { medianMs } from './measure.ts'

const KB = 1_024

function fill(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)
}

// Inputs that make a careless pattern back-track: what nearly is an address, a number or a token.
const patterns = [
  'a',
  '@',
  '%40',
  'a@',
  'a@a',
  'a@a.',
  '1 ',
  '0',
  '+1',
  '00',
  'eyJ',
  '-eyJ',
  '-eyJaaaaaaaaaaaa',
  'a%40aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'eyJaaaaaaaaaaa.',
  '[',
  '-1',
]

console.log('scrubText(): 64 KB against 64 KB of prose, and against 32 KB of the same (linear: 2)')
const prose = fill('a blue mug of 350 ml for tea or coffee ', 64 * KB)
const proseMs = medianMs(() => scrubText(prose))
console.table(
  patterns.map((pattern) => {
    const whole = fill(pattern, 64 * KB)
    const half = fill(pattern, 32 * KB)
    const wholeMs = medianMs(() => scrubText(whole))
    return {
      pattern,
      'against prose': (wholeMs / proseMs).toFixed(2),
      'against half': (wholeMs / medianMs(() => scrubText(half))).toFixed(2),
    }
  }),
)

function envelopeOf(count: number): string {
  const touchpoints = Array.from({ length: count }, (_, seq) => ({
    id: createUuid(),
    streamId: createUuid(),
    seq,
    sessionId: createUuid(),
    type: 'add_to_cart',
    occurredAt: Date.now(),
    url: 'https://shop.example/mugs/blue?utm_source=news&utm_medium=email',
    title: 'Blue mug',
    items: [{ item_id: 'MUG-1', item_name: 'Blue mug', price: 12.45, quantity: 2 }],
    value: 24.9,
    currency: 'EUR',
    props: { list: 'home', position: 3 },
    origin: { source: 'network', storefront: 'generic', confidence: 0.9 },
  }))
  const ids = { siteId: 'shop', batchId: createUuid(), anonymousId: createUuid() }
  return JSON.stringify({
    protocolVersion: 1,
    ...ids,
    consent: 'granted',
    context: {},
    touchpoints,
  })
}

console.log('An envelope of 20 touchpoints, against JSON.parse of its body')
const body = envelopeOf(20)
const parsed: unknown = JSON.parse(body)
const urls = Array.from({ length: 20 }, (_, i) => `https://shop.example/mugs/${i}?utm_source=news`)
const parseMs = medianMs(() => JSON.parse(body), 501)
console.table({
  'validateEnvelope()': (medianMs(() => validateEnvelope(parsed), 501) / parseMs).toFixed(2),
  'cleanUrl() of 20 URLs': (
    medianMs(() => urls.map((url) => cleanUrl(url)), 501) / parseMs
  ).toFixed(2),
})
