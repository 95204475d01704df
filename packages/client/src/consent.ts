import type { ConsentState } from '@waymark/protocol'

/**
 * What the tracker may do before the visitor has decided. `required`: nothing leaves or is stored.
 * `cookieless`: touchpoints are sent, nothing is stored on the device, ids live as long as the
 * document. `not_required`: as if granted.
 */
export type ConsentMode = 'required' | 'cookieless' | 'not_required'

/**
 * What is allowed right now. `hold`: keep touchpoints in memory. `document`: send, store nothing.
 * `device`: send and store. `nothing`: record nothing.
 */
export type Permission = 'hold' | 'document' | 'device' | 'nothing'

/**
 * Decides what the site's mode and the visitor's decision allow. A mode it does not know holds
 * everything, as `required` does: the careful reading of a typing error.
 *
 * @param hasPrivacySignal - Global Privacy Control is on. It reads as `denied` unless the visitor
 * granted this very site (Global Privacy Control, section 3.2: an explicit choice prevails).
 */
export function toPermission(
  mode: ConsentMode = 'cookieless',
  state: ConsentState,
  hasPrivacySignal?: boolean,
): Permission {
  if (state === 'granted') return 'device'
  if (state === 'denied' || hasPrivacySignal) return 'nothing'
  if (mode === 'not_required') return 'device'
  return mode === 'cookieless' ? 'document' : 'hold'
}
