import { cleanUrl, type OriginSource } from '@waymark/protocol'
import { quietly } from '../quietly.ts'
import { defined } from '../storefronts/fields.ts'
import type { PageMetadata } from '../storefronts/json-ld.ts'
import {
  type CartAsk,
  type CartLine,
  type CommerceAction,
  type Exchange,
  type Storefront,
  type StorefrontPage,
  type StorefrontSession,
  UNANSWERED,
} from '../storefronts/storefront.ts'
import type { TouchpointFields } from '../to-touchpoint.ts'
import { type ActionLedger, createActionLedger } from './action-ledger.ts'
import { completeCart, readCartMarkup } from './cart-markup.ts'
import type { Seen } from './evidence.ts'
import type { Report } from './report.ts'
import type { RememberingHost } from './source-memory.ts'
import { storefrontPage } from './storefront-page.ts'

/** Makes touchpoints of what an adapter reads, as far as the ledger takes them for news. */
export interface ShopRecorder extends Pick<ActionLedger, 'hear'> {
  /** What an adapter may look at. */
  describe(metadata: PageMetadata): StorefrontPage
  /** Starts a page view: what was told of the last one may be told again. */
  startPage(): void
  /** @param isAsked - The page may show a cart that requests yet to be read have changed. */
  recordPage(storefront: Storefront, metadata: PageMetadata, isAsked: boolean): void
  recordExchange(
    storefront: Storefront,
    exchange: Exchange,
    metadata: PageMetadata,
    at: Place,
  ): void
  /** Records what a form or a link asks for, should nothing better tell of it. */
  recordIntent(storefront: Storefront, intent: Intent, metadata: PageMetadata): void
  /** Takes what a form of the page before asked for: told, unless something better comes soon. */
  resumeIntent(storefront: Storefront, intent: Omit<Intent, 'isUnderWay'>): void
  recordEvent(storefront: Storefront, event: PlatformEvent, metadata: PageMetadata): void
  /** Records an action that needs no adapter to be read. */
  record(action: CommerceAction, source: OriginSource, storefront?: Storefront): void
  /** Takes up what the page before left. */
  resume(isRefused: boolean): void
  /** The page is being left. */
  leave(): void
  /** Forgets the cart: other pages may have changed it. */
  thaw(): void
  /**
   * Takes the cart as other tabs may have left it, and as the page shows it; to be called before it
   * is changed here.
   */
  refresh(storefront: Storefront | undefined): Promise<void>
}

/** When and where something was seen. */
export type Place = Pick<Seen, 'at' | 'url'>

/** A request that the browser, or the page's code, is about to make. */
export interface Intent extends Place {
  /** With status `UNANSWERED`. */
  exchange: Exchange
  source: 'form' | 'click'
  /** `data-*` attributes around what was clicked. */
  clicked: Readonly<Record<string, string>>
  isUnderWay(): boolean
}

/** An event of the platform, with its detail. */
export interface PlatformEvent {
  name: string
  detail: unknown
}

/** A request whose answer the next page shows, kept for it. */
interface Unproven {
  at: number
  ask: CartAsk
}

type Session = Omit<StorefrontSession, 'page'>

/** What an adapter made of evidence, and what it has learnt from it. */
interface Reading {
  actions: CommerceAction[]
  learnt: Session
  /** The cart before. */
  known: readonly CartLine[] | undefined
  /** Whether the cart is another than before. */
  isChanged: boolean
  /** Whether it is the answer to what was asked before. */
  isAnswer: boolean
}

const FROM_METADATA = /^(purchase|view_item|view_item_list)$/
/** Age past which a request of another page explains nothing any more. */
const UNPROVEN_MS = 60_000

function toFields(action: CommerceAction): TouchpointFields {
  const { items, searchTerm, value, currency, orderId, step, coupon, quantityDelta } = action
  return defined({
    ...{ value, currency, orderId, step, coupon, quantityDelta },
    items: items.length ? items : undefined,
    props: searchTerm ? { search_term: searchTerm } : undefined,
  })
}

/** Creates the {@link ShopRecorder} of one document. */
export function createShopRecorder(host: RememberingHost, isBusy: () => boolean): ShopRecorder {
  const { window, memory } = host
  const { location, document } = window
  let session: Session = { cart: undefined }
  let isThawed = false
  let clicked: Readonly<Record<string, string>> = {}
  let pageCount = 0
  const ledger = createActionLedger({
    memory,
    tell,
    isBusy,
    isKept: () => host.permission() === 'device',
  })

  function tell({ action, source, storefront, at, url }: Report): void {
    if (action.type === 'purchase') session = { cart: [] }
    // What waited keeps its time and its place.
    const isLate = Date.now() > at
    const place = isLate ? defined({ occurredAt: at, url: cleanUrl(url) }) : {}
    const origin = { source, ...defined({ storefront }), confidence: action.confidence }
    host.record(action.type, { ...toFields(action), ...place }, origin)
  }

  /** In time for the next page: what is written as the page is left may come too late. */
  function keepUnproven(ask: Unproven | undefined): void {
    if (ask ?? memory.get('unproven')) memory.set('unproven', ask)
  }

  const here = (): Place => ({ at: Date.now(), url: location.href })

  const knownCart = () => session.cart ?? (isThawed ? undefined : ledger.cart())

  /** What the page's markup shows of the cart; not what it showed when it was left. */
  const shownLines = (storefront: Storefront | undefined) =>
    storefront?.markup && !isThawed ? readCartMarkup(document, storefront.markup) : []

  /** Learns of the cart what the page shows. */
  function takeShown(shown: ReturnType<typeof shownLines>, isNewer = false): void {
    if (!shown.length) return
    session = { ...session, cart: completeCart(knownCart(), shown, isNewer) }
    if (isNewer) ledger.keepCart(session.cart)
  }

  const describe = (metadata: PageMetadata): StorefrontPage => ({
    ...metadata,
    ...defined({ cart: knownCart() }),
    ...(Object.keys(clicked).length ? { clicked } : {}),
    // Pages that a router shows later have another one before them.
    ...(pageCount < 2 && { referrer: document.referrer }),
    ...storefrontPage(window),
  })

  /** Lets an adapter read with the session. */
  function read(metadata: PageMetadata, how: (session: StorefrontSession) => CommerceAction[]) {
    const page = describe(metadata)
    const { cart: known } = page
    const next: StorefrontSession = { ...session, cart: known, page, isDeduced: false }
    const actions = how(next)
    const { page: _, ...learnt } = next
    return {
      ...{ actions, learnt, known },
      // A poll that shows the same cart again is not worth a write.
      isChanged: learnt.cart !== known,
      isAnswer: session.unproven !== undefined && !learnt.unproven,
    } satisfies Reading
  }

  /** Keeps what was learnt of the cart, and reports what was read. */
  function take(
    { actions, learnt, known, isChanged }: Reading,
    rest: Omit<Report, 'action'>,
  ): void {
    const { glimpsed } = session
    session = learnt
    if (isChanged) ledger.keepCart(learnt.cart)
    const news = actions.filter((action) => ledger.report({ ...rest, action }) === 'news')
    if (news.length || !actions.length || !learnt.isDeduced) return
    // Both of two who tell of one add have put it into a cart that neither shows.
    session = { ...learnt, cart: known, glimpsed }
    if (isChanged) ledger.keepCart(known)
  }

  /** What a request asks, by itself: read aside, so that nothing is learnt from it. */
  function readAsked(storefront: Storefront, exchange: Exchange, metadata: PageMetadata) {
    const page = describe(metadata)
    const aside: StorefrontSession = { cart: page.cart, page }
    const unanswered = { ...exchange, status: UNANSWERED }
    const actions = quietly(() => storefront.readExchange(unanswered, aside)) ?? []
    return { actions, ask: aside.unproven }
  }

  function report(action: CommerceAction, rest: Omit<Report, 'action'>): void {
    ledger.report({ ...rest, action })
  }

  return {
    describe,
    hear: ledger.hear,
    startPage() {
      ledger.startPage()
      pageCount++
    },
    recordPage(storefront, metadata, isAsked) {
      const { name } = storefront
      // Before that the page shows but some of its lines.
      if (!isAsked && document.readyState !== 'loading') takeShown(shownLines(storefront), true)
      for (const action of storefront.readPage(describe(metadata))) {
        const source = FROM_METADATA.test(action.type) ? 'metadata' : 'url'
        report(action, { ...here(), source, storefront: name })
      }
    },
    recordExchange(storefront, exchange, metadata, at) {
      const { name } = storefront
      const asked = readAsked(storefront, exchange, metadata)
      const isAsk = asked.actions.length > 0 || asked.ask !== undefined
      const reading = read(metadata, (next) => storefront.readExchange(exchange, next))
      const isConfirmed = isAsk || reading.isAnswer || exchange.method !== 'GET'
      const source = isConfirmed ? 'network' : 'cart_difference'
      take(reading, { ...at, source, storefront: name })
      if (isAsk) keepUnproven(undefined)
      if (reading.actions.length) return
      // The shop said no, or shows a cart in which nothing came of what was meant.
      if (isAsk && !session.unproven) for (const action of asked.actions) ledger.withdraw(action)
      else if (reading.isChanged && reading.known && pageCount < 2) ledger.withdraw()
    },
    recordIntent(storefront, { exchange, source, clicked: data, ...rest }, metadata) {
      clicked = data
      if (!storefront.isRelevant(exchange, describe(metadata))) return
      takeShown(shownLines(storefront))
      const { actions, ask } = readAsked(storefront, exchange, metadata)
      if (ask) keepUnproven({ at: rest.at, ask })
      // Kept for the next page, on the device too.
      const url = cleanUrl(rest.url) ?? location.origin
      const intent = { ...rest, url, source, storefront: storefront.name }
      for (const action of actions) report(action, intent)
    },
    resumeIntent(storefront, { exchange, at, url, source }) {
      const { actions, ask } = readAsked(storefront, exchange, {})
      session.unproven ??= ask
      for (const action of actions) {
        ledger.resumeIntent({ action, at, url, source, storefront: storefront.name })
      }
    },
    recordEvent(storefront, { name, detail }, metadata) {
      const reading = read(metadata, (next) => storefront.readEvent?.(name, detail, next) ?? [])
      take(reading, { ...here(), source: 'event', storefront: storefront.name })
    },
    record(action, source, storefront) {
      report(action, { ...here(), source, ...defined({ storefront: storefront?.name }) })
    },
    resume(isRefused) {
      ledger.resume(isRefused)
      const saved = memory.get('unproven') as Unproven | undefined // only `keepUnproven` writes it
      if (!saved?.ask) return
      memory.set('unproven', undefined)
      const isFresh = Date.now() - saved.at < UNPROVEN_MS
      if (isFresh && !isRefused) session.unproven ??= saved.ask
    },
    leave: ledger.leavePage,
    thaw() {
      isThawed = true
      session = { cart: undefined }
    },
    async refresh(storefront) {
      // Now: with the answer the page may show another cart.
      const shown = shownLines(storefront)
      await memory.refresh()
      session = { ...session, cart: session.cart && ledger.cart() }
      takeShown(shown)
    },
  }
}
