import { type PageKind, STAGES, type Stage } from '@waymark/protocol'
import { memoize } from './memoize.ts'

// Every kind behind the letter the rules know it by, and before the types of touchpoints that mean it
// on any page; a bar parts the stages, the last have none.
const KINDS =
  'h=home L=landing b=content i=about|l=listing,view_item_list f=search p=product,view_item,select_item v=compare w=wishlist,add_to_wishlist r=review_list q=help z=store_locator G=gift_card|c=cart,view_cart +=cart_action,add_to_cart,remove_from_cart,update_cart,apply_coupon k=checkout,begin_checkout,checkout_step 1=checkout_step:login 2=checkout_step:contact a=checkout_step:address e=checkout_step:billing d=checkout_step:shipping,add_shipping_info y=checkout_step:payment,add_payment_info V=checkout_step:review D=order_confirmation,purchase|n=login,sign_up u=account s=order_status R=reorder S=subscription E=returns,refund C=contact|Z=review_write,review F=referral H=share A=affiliate P=loyalty|j=legal M=admin N=api T=asset ?=other'

/** Kind of page a letter stands for, and the stage it belongs to. */
export const pageOfLetter = /* @__PURE__ */ memoize(
  (letter): { stage: Stage | null; kind: PageKind } => {
    const [before = '', after = ''] = KINDS.split(`${letter}=`)
    return {
      stage: STAGES[before.split('|').length - 1] ?? null,
      // A test holds every name against PAGE_KINDS.
      kind: after.split(/[ |,]/, 1)[0] as PageKind,
    }
  },
)

/** Letter of a kind, or of the kind that a type of touchpoint means; none for other names. */
export const letterOfName = /* @__PURE__ */ memoize<unknown, string>(
  (name) =>
    KINDS.split(/[ |]/).find((entry) =>
      entry
        .slice(2)
        .split(',')
        .some((one) => one === name),
    )?.[0] ?? '',
)

/** Stage a kind of page belongs to; `null` for legal, admin, API, asset and unknown pages. */
export const stageOfKind = (kind: PageKind): Stage | null => pageOfLetter(letterOfName(kind)).stage
