import type { PageKind } from '@waymark/protocol'
import { type Finding, kindName, quote } from './finding.ts'
import { stepOf, type Word, wordOf } from './lexicon.ts'

// Which words may take over from a word before them. What is missing keeps its meaning whatever
// follows: `/blog/checkout` is a blog post.
const FOLLOWERS: Partial<Record<Word, string>> = {
  listing: 'item',
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

// Words that also name goods: at the end of a path of other words they are likely a category.
const NO_SLUG = 'cart basket bag cesta cesto sacola order item'.split(' ')

/** Where reading a path has come to. */
interface State {
  word: Word | undefined
  /** The segment it was read from. */
  text: string
  /** Segments before it that are no word. */
  before: number
  /** Segments after it that are no word. */
  after: number
}

const isStep = (word: Word | undefined) => word?.startsWith('checkout_step') ?? false

function mayFollow({ word, after }: State, next: Word): boolean {
  if (word === undefined || word === 'shop' || word === 'pages' || word === 'home') return true
  // What follows `products` is a product, even one called “review”.
  if (word === 'item' && after === 0) return false
  const followers = FOLLOWERS[isStep(word) ? 'checkout' : word]
  return followers?.split(' ').includes(next) ?? false
}

function nextWord(state: State, segment: string): Word | undefined {
  const { word, after } = state
  const isCheckout = word === 'checkout' || word === 'cart' || word === 'order' || isStep(word)
  // `/orders/123/review` asks for a review; `/checkout/<token>/review` is a step.
  const step = isCheckout && !(word === 'order' && after) ? stepOf(segment) : undefined
  if (step) return step
  const next = wordOf(segment)
  return next && mayFollow(state, next) ? next : undefined
}

/** What a word means after another one. */
function narrow(before: Word | undefined, word: Word): Word {
  if (before && word === 'done') return 'order_confirmation'
  return before === 'account' && word === 'order' ? 'orders' : word
}

function kindOf({ word, after }: State): { kind: PageKind; confidence: number } | undefined {
  switch (word) {
    case undefined:
      return undefined
    case 'home':
      return after ? undefined : { kind: 'home', confidence: 0.9 }
    case 'shop':
      return after
        ? { kind: after > 1 ? 'listing' : 'product', confidence: 0.5 }
        : { kind: 'listing', confidence: 0.85 }
    case 'pages':
      return { kind: 'content', confidence: 0.7 }
    case 'item':
      return after ? { kind: 'product', confidence: 0.93 } : { kind: 'listing', confidence: 0.8 }
    case 'orders':
      return { kind: after ? 'order_status' : 'account', confidence: 0.93 }
    case 'order':
      return after
        ? { kind: 'order_status', confidence: 0.75 }
        : { kind: 'checkout', confidence: 0.7 }
    case 'done':
      return { kind: 'order_confirmation', confidence: 0.6 }
    case 'legal':
    case 'admin':
    case 'api':
    case 'asset':
      return { kind: word, confidence: 0.98 }
    default:
      return { kind: word, confidence: 0.94 }
  }
}

/** What the words of a path say, read from left to right: each may narrow the one before. */
export function findByWords(segments: readonly string[]): Finding | undefined {
  let state: State = { word: undefined, text: '', before: 0, after: 0 }
  for (const segment of segments) {
    const word = nextWord(state, segment)
    const isAmbiguous = !state.word && state.after > 0 && NO_SLUG.includes(segment)
    if (!word || isAmbiguous) state = { ...state, after: state.after + 1 }
    else {
      const before = state.before + (state.word ? 0 : state.after)
      const narrowed = narrow(state.word, word)
      state = { word: narrowed, text: segment, before, after: 0 }
    }
  }
  const found = kindOf(state)
  if (!found) return undefined
  const { kind, confidence } = found
  return {
    kind,
    // Each unknown folder in front makes it likelier that the word is part of a name.
    confidence: Math.max(0.5, confidence - 0.1 * state.before),
    reason: `${quote(state.text)} in the address stands for: ${kindName(kind)}.`,
  }
}
