import type { DeviceModel } from './device.ts'
import type { Tab } from './tab.ts'

/** The device as a tab sees it: keeps count of what it is owed an answer for. */
export function toTabDevice(tab: Tab, device: DeviceModel): DeviceModel {
  return {
    ...device,
    transact(change, isGone, onDone, onError) {
      tab.owedAnswers++
      device.transact(
        change,
        isGone,
        (result) => {
          tab.owedAnswers--
          onDone(result)
        },
        onError,
      )
    },
  }
}
