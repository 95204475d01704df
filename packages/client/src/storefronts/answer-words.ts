import type { Field } from './fields.ts'
import { isObject } from './fields.ts'
import type { Exchange } from './storefront.ts'

/** Values that say no, or nothing. */
export const NO = /^(|0|false|no|none|null|undefined)$/i

const OUTCOME = /^(\.data|\.result)?\.(success|ok|status|result)$/
const RECEIPT =
  /^(\.data|\.result)?\.(success|ok|deleted|status|result|cart(hash|id)|\w*(count|quantity))$/

/** Tells whether an answer says no, whatever its HTTP status. */
export function isRefused(answer: readonly Field[]): boolean {
  return answer.some(([path, value]) => {
    // Four levels hold `data.<call>.errors`; a number in the path is a list of other things.
    if (/\d|(\.\w+){5}/.test(path)) return false
    const text = isObject(value)
      ? Object.keys(value)
          .map((key) => `.${key}`)
          .join()
      : String(value)
    if (
      /(errors?(code|message)?|exception|crumbfail|alert|warningmessage|\.(wrong|invalid)\w*)$/.test(
        path,
      )
    )
      return !NO.test(text)
    if (path.endsWith('typename')) return text.endsWith('Error')
    return OUTCOME.test(path) && /^(0|false|fail|err|declin|reject|invalid)/i.test(text)
  })
}

/** Tells whether an answer that shows no cart confirms the act all the same. */
export function isAcknowledged({ status }: Exchange, answer: readonly Field[]): boolean {
  const isReceipt = ([path, value]: Field) =>
    RECEIPT.test(path) && !isObject(value) && !NO.test(String(value))
  return status === 201 || status === 204 || answer.some(isReceipt)
}

/** Tells whether an answer counts nothing any more, which confirms what takes something away. */
export function isEmptied(answer: readonly Field[]): boolean {
  return answer.some(([path, value]) => value === 0 && /(count|quantity|qty)$/.test(path))
}

/** Tells whether an answer takes a coupon: some keep a code that does not apply. */
export function isAccepted(answer: readonly Field[]): boolean {
  const isIdle = ([path, value]: Field) =>
    value === false && /(applicable|applied|valid)$/.test(path)
  return answer.length > 1 && !Array.isArray(answer[0]?.[1]) && !answer.some(isIdle)
}
