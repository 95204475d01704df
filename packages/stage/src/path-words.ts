import type { PageKind } from '@waymark/protocol'
import { type Finding, kindName, quote } from './finding.ts'
import { stepOf, type Word, wordOf } from './lexicon.ts'

// Which words may take over from a word before them. What is missing keeps its meaning whatever
// follows: `/blog/checkout` is a blog post.
const FOLLOWERS: Partial<Record<Word, string>> = {
  listing: 'item compare',
  item: 'review_list review_write share',
  review_list: 'review_write',
  cart: 'cart cart_action checkout order_confirmation',
  checkout: 'cart cart_action checkout order_confirmation done login',
  order: 'done order_confirmation order_status orders reorder returns login',
  orders: 'done order_confirmation order_status reorder returns',
  help: 'contact order_status returns',
  wishlist: 'share',
  account:
    'account login orders order order_status reorder subscription returns wishlist loyalty referral affiliate gift_card review_list contact',
}

type Outcome = readonly [kind: PageKind, confidence: number]

// What a role is by itself, and what it is when something follows that is no word.
const OUTCOMES: Partial<Record<Word, readonly [alone: Outcome, followed: Outcome]>> = {
  home: [
    ['home', 0.9],
    ['listing', 0.4],
  ],
  shop: [
    ['listing', 0.85],
    ['product', 0.5],
  ],
  pages: [
    ['content', 0.7],
    ['content', 0.7],
  ],
  item: [
    ['listing', 0.8],
    ['product', 0.93],
  ],
  orders: [
    ['account', 0.93],
    ['order_status', 0.93],
  ],
  order: [
    ['checkout', 0.7],
    ['order_status', 0.75],
  ],
  done: [
    ['order_confirmation', 0.6],
    ['order_confirmation', 0.6],
  ],
}

// Words that also name goods: behind folders that are no words they are likely a category.
const GOODS = /^(basket|bag|cesta|cesto|sacola|order|item)$/

/** Where reading a path has come to. */
interface State {
  word?: Word
  /** The segment `word` was read from. */
  text: string
  /** Segments before it that are no word. */
  before: number
  /** Segments after it that are no word. */
  after: number
}

function nextWord({ word, after }: State, segment: string): Word | undefined {
  const next = wordOf(segment)
  if (!word) return after && GOODS.test(segment) ? undefined : next
  if (word === 'shop' || word === 'pages' || word === 'home') return next
  const place = word.startsWith('checkout') ? 'checkout' : word
  // `/orders/123/review` asks for a review; `/checkout/<token>/review` is a step.
  const hasSteps = place === 'checkout' || place === 'cart' || (place === 'order' && !after)
  const step = hasSteps ? stepOf(segment) : undefined
  if (step) return step
  // What follows `products` is a product, even one called “review”.
  const isSlug = !next || (word === 'item' && !after)
  if (isSlug || !FOLLOWERS[place]?.split(' ').includes(next)) return undefined
  if (next === 'done') return 'order_confirmation'
  return word === 'account' && next === 'order' ? 'orders' : next
}

function outcomeOf(word: Word, after: number): Outcome {
  const known = OUTCOMES[word]
  if (known) return known[after ? 1 : 0]
  // What is no role is a kind.
  const kind = word as PageKind
  return [kind, /^(legal|admin|api|asset)$/.test(word) ? 0.98 : 0.94]
}

/** What the words of a path say, read from left to right: each may narrow the one before. */
export function findByWords(segments: readonly string[]): Finding | undefined {
  let state: State = { text: '', before: 0, after: 0 }
  for (const segment of segments) {
    const word = nextWord(state, segment)
    state = word
      ? { word, text: segment, before: state.word ? state.before : state.after, after: 0 }
      : { ...state, after: state.after + 1 }
  }
  const { word, text, before, after } = state
  if (!word) return undefined
  const [kind, confidence] = outcomeOf(word, after)
  return {
    kind,
    // Each unknown folder in front makes it likelier that the word is part of a name.
    confidence: Math.max(0.5, confidence - 0.1 * before),
    reason: `${quote(text)} in the address stands for: ${kindName(kind)}.`,
  }
}
