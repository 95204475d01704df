import { quietly } from '../quietly.ts'
import type { Source } from '../sources/source.ts'
import { type ConsentStatement, consentTool } from './consent-tool.ts'
import { whenPresent } from './when-present.ts'

/** Options for {@link iabTcf}. */
export interface IabTcfOptions {
  /**
   * Purposes the visitor must all consent to; a legitimate interest is no consent.
   * @defaultValue `[1, 8, 9]`: storing on the device, measuring content, understanding audiences
   */
  purposes?: readonly number[]
  /** Number in the Global Vendor List that must have consent too. @defaultValue none */
  vendorId?: number
}

/** What is read of `TCData` (IAB TCF v2.2, CMP API, "TCData"). */
interface TcData {
  eventStatus?: 'tcloaded' | 'cmpuishown' | 'useractioncomplete'
  gdprApplies?: boolean
  listenerId?: number
  purpose?: { consents?: Record<string, boolean> }
  vendor?: { consents?: Record<string, boolean> }
}

type TcfApi = (
  command: string,
  version: 2,
  callback: (data: TcData | null, isSuccess: boolean) => void,
  parameter?: number,
) => void

function toStatement(data: TcData, { purposes = [1, 8, 9], vendorId }: IabTcfOptions) {
  const { eventStatus, gdprApplies, purpose, vendor } = data
  if (gdprApplies === false) return 'not_needed'
  if (eventStatus === 'cmpuishown') return 'undecided'
  if (eventStatus !== 'tcloaded' && eventStatus !== 'useractioncomplete') return undefined
  const hasPurposes = purposes.every((id) => purpose?.consents?.[id] === true)
  const hasVendor = vendorId === undefined || vendor?.consents?.[vendorId] === true
  return hasPurposes && hasVendor ? 'granted' : 'denied'
}

/**
 * Reads a consent tool that speaks IAB's Transparency & Consent Framework v2 through `__tcfapi`, be
 * it the tool itself or the stub that keeps calls for it.
 *
 * | event | reads as |
 * | --- | --- |
 * | `tcloaded`, `useractioncomplete` | `granted` when every purpose asked for has consent, else `denied` |
 * | `cmpuishown` | no decision yet; a decision made before stays while it is changed |
 * | any, where GDPR does not apply | nobody has to be asked |
 */
export function iabTcf(options: IabTcfOptions = {}): Source {
  return consentTool('iab_tcf', (window, say) => {
    let isStopped = false
    let hasSpoken = false
    let remove = () => {}

    function hear(statement: ConsentStatement | undefined): void {
      // The window reopened to change a decision takes nothing back by itself.
      if (!statement || (hasSpoken && statement === 'undecided')) return
      hasSpoken = true
      say(statement)
    }
    function subscribe(): void {
      // Asked anew at each call: the tool takes the place of its stub.
      const call: TcfApi = (...args) =>
        (window as unknown as { __tcfapi: TcfApi }).__tcfapi(...args)
      call('addEventListener', 2, (data, isSuccess) => {
        if (!data || !isSuccess) return
        const { listenerId } = data
        remove = () => call('removeEventListener', 2, () => {}, Number(listenerId))
        // A stub answers when its tool is there, which may be long after us.
        if (isStopped) quietly(remove)
        else hear(toStatement(data, options))
      })
    }

    const stopWaiting = whenPresent(window, [window, '__tcfapi'], subscribe)
    return () => {
      isStopped = true
      stopWaiting()
      quietly(remove)
    }
  })
}
