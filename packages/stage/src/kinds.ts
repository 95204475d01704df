import type { PageKind, Stage } from '@waymark/protocol'

// Every kind behind the letter the rules know it by; a bar parts the stages, the last have none.
const KINDS =
  'h home L landing b content i about|l listing f search p product v compare w wishlist r review_list q help z store_locator G gift_card|c cart + cart_action k checkout 1 checkout_step:login 2 checkout_step:contact 3 checkout_step:address 4 checkout_step:billing 5 checkout_step:shipping 6 checkout_step:payment 7 checkout_step:review D order_confirmation|n login u account s order_status R reorder S subscription E returns C contact|Z review_write F referral H share A affiliate P loyalty|j legal M admin N api T asset ? other'
const STAGES: readonly (Stage | null)[] = [
  'awareness',
  'consideration',
  'decision',
  'retention',
  'advocacy',
]

const stages = new Map<string, Stage | null>()
const kinds = new Map<string, PageKind>()

function read(): void {
  for (const [index, group] of KINDS.split('|').entries()) {
    for (const [, letter = '', name = ''] of group.matchAll(/(\S) (\S+)/g)) {
      // A test holds every name against PAGE_KINDS.
      kinds.set(letter, name as PageKind)
      stages.set(name, STAGES[index] ?? null)
    }
  }
}

/** Stage a kind of page belongs to; `null` for legal, admin, API, asset and unknown pages. */
export function stageOfKind(kind: PageKind): Stage | null {
  if (!stages.size) read()
  return stages.get(kind) ?? null
}

/** Kind a letter stands for. */
export function kindOfLetter(letter: string): PageKind | undefined {
  if (!kinds.size) read()
  return kinds.get(letter)
}

/** Letter of a kind. */
export function letterOfKind(kind: PageKind): string {
  if (!kinds.size) read()
  for (const [letter, name] of kinds) if (name === kind) return letter
  return '?'
}
