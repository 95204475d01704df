import type { Item, OriginSource } from '@waymark/protocol'
import type { CommerceAction } from '../storefronts/storefront.ts'
import {
  enrich,
  familyOf,
  isIntent,
  isOfFamily,
  isProof,
  type Report,
  rankOf,
  splitByProduct,
  unitsOf,
} from './report.ts'
import { compareProducts, hasId } from './same-product.ts'
import type { SourceMemory } from './source-memory.ts'

/** What a report was: of something new, or of what other evidence has reported before. */
export type Reception = 'news' | 'echo'

/** Makes one touchpoint of all that reports one act. */
export interface ActLog {
  /**
   * Takes a report: tells it, keeps it for better evidence, or knows it for an echo. An intent is
   * never told by itself: something proves it, or it waits for the page to be left.
   */
  report(report: Report): Reception
  /** Takes an intent the page before left: it is told unless something better comes soon. */
  resume(intent: Report): void
  /** Takes what the site says itself. @returns Whether it was told already. */
  hear(action: CommerceAction): boolean
  /** Forgets what was only meant to happen, as the shop refused it; all of it if nothing is named. */
  withdraw(refused?: CommerceAction): void
  /** Tells what waits; intents are left to wait on. */
  flush(): void
  /** The intents that wait and are being carried out, for another page to judge. */
  intents(): Report[]
}

/** The world an act log lives in. */
export interface ActLogOptions {
  memory: SourceMemory
  /** Gets each act once. */
  tell(report: Report): void
  now(): number
  setTimer(run: () => void, delayMs: number): unknown
  /** Whether a request that may prove an act is under way. */
  isBusy(): boolean
}

/** An act, with the kinds of evidence that have reported it. */
interface Act {
  family: string
  product: Item
  units: number
  at: number
  evidence: readonly string[]
}

/** An act that waits for better evidence. */
interface Held extends Act {
  report: Report
}

/** Time within which other evidence of the same act comes in: across one slow navigation. */
const ECHO_MS = 30_000
/** Time within which evidence that names products its own way is taken for an echo. */
const ALIKE_MS = 3_000
/** Time that lower evidence waits for better. */
const HOLD_MS = 1_500
/** The same, while a request is under way. */
const MAX_HOLD_MS = 10_000
const MAX_TOLD = 20
const CART_ACT = /^(more|less|change)$/

function toAct({ action, source, at }: Report): Act {
  const { item_id, item_variant, sku, item_name } = action.items[0] ?? {}
  const product = JSON.parse(JSON.stringify({ item_id, item_variant, sku, item_name })) as Item // its own copy
  return { family: familyOf(action), product, units: unitsOf(action), at, evidence: [source] }
}

/** Whether a report can be of an act that other evidence told. */
function isEcho(act: Act, of: Act): boolean {
  const [source = ''] = act.evidence
  if (of.evidence.includes(source) || !isOfFamily(act.family, of.family)) return false
  const age = Math.abs(act.at - of.at)
  const likeness = compareProducts(act.product, of.product)
  if (likeness !== 'unknown') return likeness === 'same' && age < ECHO_MS
  const unnamed = [act, of].find(({ product }) => !hasId(product))
  if (!unnamed) return age < ALIKE_MS && act.units === of.units
  // An exchange that names but the key of a line is followed at once by who names the product.
  const isKeyed = unnamed.evidence.includes('network')
  return isKeyed ? age < ALIKE_MS && act.family === of.family : age < ECHO_MS
}

/**
 * The likeliest act of those a report can be of: the same product before one that is not named, the
 * same family before one that may be it.
 */
function findEcho<T extends Act>(act: Act, acts: readonly T[]): T | undefined {
  const echoes = acts.filter((other) => isEcho(act, other))
  const isSame = ({ product }: T) => compareProducts(act.product, product) === 'same'
  return echoes.find(isSame) ?? echoes.find(({ family }) => family === act.family) ?? echoes[0]
}

/**
 * Creates the log of acts on a cart, over a memory that survives navigations. The memory may be
 * erased at any time, when consent is withdrawn.
 */
export function createActLog({ memory, tell, now, setTimer, isBusy }: ActLogOptions): ActLog {
  let held: Held[] = []

  // Only this file writes these keys; an entry of any other form counts as absent.
  function toldActs(): Act[] {
    const saved: unknown = memory.get('acts')
    return Array.isArray(saved) ? saved.filter(({ at }) => now() - at < ECHO_MS) : []
  }
  const keepTold = (acts: readonly Act[]) => memory.set('acts', acts.slice(-MAX_TOLD))
  const speakers = () => ({ ...(memory.get('speakers') as Record<string, number> | undefined) })

  /** Remembers who tells such acts on this site, so that the others wait for it. */
  function learn({ family, report }: Held): void {
    const rank = rankOf(report.source)
    const known = speakers()
    if (rank >= rankOf('network') || (known[family] ?? rank + 1) <= rank) return
    memory.set('speakers', { ...known, [family]: rank })
  }

  /** Whether nothing better is to be expected. */
  function isBest({ report: { action, source }, family }: Held): boolean {
    const [item] = action.items
    const rank = rankOf(source)
    if (!isProof(source) || rank > (speakers()[family] ?? rank)) return false
    // Of a line nobody has seen an exchange names the key, and the page may know the product.
    if (CART_ACT.test(family) && !hasId(item ?? {})) return false
    // A platform's event names the product and little else; the exchange that follows has the rest.
    return source !== 'event' || !CART_ACT.test(family) || item?.price !== undefined
  }

  function tellAct({ report, ...act }: Held): void {
    keepTold([...toldActs(), act])
    tell(report)
  }

  function drop(act: Held | undefined): void {
    held = held.filter((other) => other !== act)
  }

  /** Tells a waiting act in the end, once no request is under way that may yet prove it. */
  function settle(act: Held): void {
    const since = now()
    const check = () => {
      if (!held.includes(act)) return
      if (isBusy() && now() - since < MAX_HOLD_MS) return void setTimer(check, HOLD_MS)
      drop(act)
      tellAct(act)
    }
    setTimer(check, HOLD_MS)
  }

  function wait(act: Held): void {
    if (isBest(act)) {
      drop(act)
      tellAct(act)
    } else if (!isIntent(act.report.source)) settle(act)
  }

  /** Knows a report for an echo of what was told. */
  function absorb(act: Act): boolean {
    const acts = toldActs()
    const echoed = findEcho(act, acts)
    if (!echoed) return false
    const merged = { ...echoed, evidence: [...echoed.evidence, ...act.evidence] }
    keepTold(acts.map((other) => (other === echoed ? merged : other)))
    return true
  }

  /** Joins a report to the act that waits; told with the time of the first, the nearest to it. */
  function join(act: Held, waiting: Held): void {
    const { report } = waiting
    const isBetter = rankOf(act.report.source) < rankOf(report.source)
    const [better, worse] = isBetter ? [act.report, report] : [report, act.report]
    const { at, url } = report
    const merged = { ...better, at, url, action: enrich(better.action, worse.action) }
    Object.assign(waiting, toAct(merged), {
      report: merged,
      evidence: [...waiting.evidence, act.report.source],
    })
    wait(waiting)
  }

  /** @returns The act, and whether it was known; no act where it has been told. */
  function reportOne(report: Report): { act?: Held; reception: Reception } {
    const act: Held = { ...toAct(report), report }
    learn(act)
    if (absorb(act)) return { reception: 'echo' }
    const waiting = findEcho(act, held)
    if (waiting) {
      join(act, waiting)
      return { act: waiting, reception: 'echo' }
    }
    held = [...held.filter(({ at }) => now() - at < ECHO_MS), act]
    wait(act)
    return { act, reception: 'news' }
  }

  const actsOf = (action: CommerceAction, source: OriginSource): Held[] =>
    splitByProduct(action).map((each) => {
      const report: Report = { action: each, source, at: now(), url: '' }
      return { ...toAct(report), report }
    })

  return {
    report(report) {
      const told = splitByProduct(report.action).map(
        (action) => reportOne({ ...report, action }).reception,
      )
      return told.every((reception) => reception === 'echo') ? 'echo' : 'news'
    },
    resume(intent) {
      const { act } = reportOne(intent)
      if (act && held.includes(act)) settle(act)
    },
    hear(action) {
      let isTold = true
      for (const act of actsOf(action, 'api')) {
        learn(act)
        if (absorb(act)) continue
        isTold = false
        const waiting = findEcho(act, held)
        drop(waiting)
        const { report: _, ...told } = act
        keepTold([...toldActs(), { ...told, evidence: ['api', ...(waiting?.evidence ?? [])] }])
      }
      return isTold
    },
    withdraw(refused) {
      const isMeant = ({ report }: Held) => !isProof(report.source)
      if (!refused) held = held.filter((act) => !isIntent(act.report.source))
      else for (const act of actsOf(refused, 'network')) drop(findEcho(act, held.filter(isMeant)))
    },
    flush() {
      for (const act of held.filter(({ report }) => !isIntent(report.source))) {
        drop(act)
        tellAct(act)
      }
    },
    intents: () =>
      held.flatMap(({ report: { isUnderWay, ...report } }) =>
        isIntent(report.source) && (isUnderWay?.() ?? true) && now() - report.at < ECHO_MS
          ? [report]
          : [],
      ),
  }
}
