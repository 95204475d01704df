import { cleanUrl } from '@waymark/protocol'
import type { EarlyForm } from './early-form.ts'
import type { Evidence } from './evidence.ts'

// Fields by which a form says what is bought: no name, no address, no token.
const OF_PRODUCT = /(^|[\W_])(id|sku|q\w*ty|product|variant|add)([\W_]|$)|Id$/

/** Takes of a form that is about to be sent what it says of a product. */
export function toEarlyForm({
  event: { submitter },
  form,
  data,
}: Extract<Evidence, { kind: 'submit' }>): EarlyForm {
  // Not `form.action`, which is a field where one has that name.
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action')
  const button = [submitter?.getAttribute('name'), submitter?.getAttribute('value')]
  return {
    at: Date.now(),
    action: cleanUrl(action ?? '', form.baseURI),
    // Of files not even the names; of e-mail addresses nothing, whatever their field is called.
    fields: [...data, button].flatMap(([name, value]): [string, string][] =>
      OF_PRODUCT.test(`${name}`) && !/@/.test(`${value}`) ? [[`${name}`, `${value}`]] : [],
    ),
  }
}
