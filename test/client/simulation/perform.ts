import type { OpenTab } from './browser.ts'
import { namesInOutbox } from './client-adapter.ts'
import type { Play } from './play.ts'
import type { Act } from './schedule.ts'

/** Records touchpoints in one task. */
export function record(play: Play, by: OpenTab, count: number, isPoisoned = false): void {
  const { recorded, forgotten, browser } = play
  by.tab.run(() => {
    for (let left = count; left; left--) {
      const name = recorded.length
      recorded.push({ name, by })
      if (browser.consent === 'denied') forgotten.add(name)
      by.client.track(name, isPoisoned && left === 1)
    }
  })
}

/** Lets the visitor leave a page, as far as the page notices. */
function leave({ tab, page }: OpenTab, isKept: boolean): void {
  tab.run(() => page.fire('pagehide', { persisted: isKept }))
  tab.isHidden = true
  tab.run(() => page.fire('visibilitychange'))
}

/** Lets the visitor come back to a page. */
export function comeBack({ browser }: Play, { tab, page, client }: OpenTab): void {
  tab.isHidden = false
  if (tab.isAway) {
    // HTML, "reactivate a document": `pageshow` comes before any task that waited.
    tab.thaw()
    const { consent } = browser
    if (consent) tab.run(() => client.consent(consent))
    tab.run(() => page.fire('pageshow', { persisted: true }))
  }
  tab.run(() => page.fire('visibilitychange'))
}

/** Changes what network or device do to what is asked of them. */
export function setMood(play: Play, act: Extract<Act, { kind: 'network' | 'device' }>): void {
  const { network, device, browser } = play
  if (act.kind === 'device') {
    device.mood = act.mood
    return
  }
  const wasOffline = network.mood === 'offline'
  network.mood = act.mood
  if (!wasOffline || act.mood === 'offline') return
  for (const { tab, page } of browser.living()) tab.soon(() => page.fire('online'))
}

/** Has every page told; those in the bfcache hear of it when they are back. */
function decide(play: Play, state: 'granted' | 'denied'): void {
  const { browser, watch, recorded, forgotten } = play
  browser.consent = state
  for (const { tab, client } of browser.living()) {
    if (!tab.isAway) tab.run(() => client.consent(state))
  }
  watch.noteConsent(state)
  if (state === 'granted') return
  for (const { name } of recorded) forgotten.add(name)
  play.identity = undefined
}

/** Does something to a tab that lives; one that is away only comes back, or dies. */
function actOnTab(play: Play, act: Extract<Act, { tab: number }>): void {
  const living = play.browser.living()
  const one = living[act.tab % living.length]
  if (!one) return
  const { tab, page, client } = one
  if (tab.isAway && act.kind !== 'thaw' && act.kind !== 'kill' && act.kind !== 'show') return
  switch (act.kind) {
    case 'record':
      return record(play, one, act.count, act.isPoisoned)
    case 'hide':
      tab.isHidden = true
      return tab.run(() => page.fire('visibilitychange'))
    case 'show':
    case 'thaw':
      return comeBack(play, one)
    case 'close':
      leave(one, false)
      return tab.die()
    case 'freeze':
      leave(one, true)
      return tab.freeze()
    case 'flush':
      return tab.run(client.flush)
    case 'identify':
      return tab.run(() => client.identify(`user ${play.recorded.length}`))
    case 'kill':
      return tab.dieAfter(act.afterEffects)
  }
}

/** Lets something happen. */
export function perform(play: Play, act: Act): void {
  const { browser, timeline, device, watch, safe } = play
  switch (act.kind) {
    case 'open':
      return void browser.open()
    case 'crash':
      for (const { tab } of browser.living()) tab.die()
      return browser.cookies.lose(act.lostCookiesMs)
    case 'clear_device':
      for (const name of namesInOutbox(device)) safe.delete(name)
      play.identity = undefined
      return device.clear()
    case 'consent':
      return decide(play, act.state)
    case 'jump':
      watch.noteJump()
      return timeline.jump(act.byMs)
    case 'network':
    case 'device':
      return setMood(play, act)
    default:
      return actOnTab(play, act)
  }
}
