import { type PageKind, STAGES, type Stage } from '@waymark/protocol'

// Every kind behind the letter the rules know it by; a bar parts the stages, the last have none.
const KINDS =
  'h=home L=landing b=content i=about|l=listing f=search p=product v=compare w=wishlist r=review_list q=help z=store_locator G=gift_card|c=cart +=cart_action k=checkout 1=checkout_step:login 2=checkout_step:contact 3=checkout_step:address 4=checkout_step:billing 5=checkout_step:shipping 6=checkout_step:payment 7=checkout_step:review D=order_confirmation|n=login u=account s=order_status R=reorder S=subscription E=returns C=contact|Z=review_write F=referral H=share A=affiliate P=loyalty|j=legal M=admin N=api T=asset ?=other'

/** Kind of page a letter stands for, and the stage it belongs to. */
export function pageOfLetter(letter: string): { stage: Stage | null; kind: PageKind } {
  const [before = '', after = ''] = KINDS.split(`${letter}=`)
  return {
    stage: STAGES[before.split('|').length - 1] ?? null,
    // A test holds every name against PAGE_KINDS.
    kind: after.split(/[ |]/, 1)[0] as PageKind,
  }
}

/** Letter of a kind; `?` when it is none. */
export function letterOfKind(kind: string): string {
  for (const entry of KINDS.split(/[ |]/)) if (entry.slice(2) === kind) return entry.charAt(0)
  return '?'
}

/** Stage a kind of page belongs to; `null` for legal, admin, API, asset and unknown pages. */
export function stageOfKind(kind: PageKind): Stage | null {
  return pageOfLetter(letterOfKind(kind)).stage
}
