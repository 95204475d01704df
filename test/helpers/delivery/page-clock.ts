import type { Pages } from './pages.ts'

/**
 * Script that runs before the tracker and gives a page clocks that can be put forward, its timers
 * with them; they go on by themselves besides. The page does it itself when {@link putForward} says
 * so, as drivers too have timers in it while they are asked for something.
 */
export const PAGE_CLOCK = `
;(function () {
  var shiftMs = 0, timers = [], count = 0
  var later = setTimeout.bind(window), now = Date.now
  var steadyNow = performance.now.bind(performance)
  Date.now = function () { return now() + shiftMs }
  performance.now = function () { return steadyNow() + shiftMs }
  function run(timer) {
    if (timers.indexOf(timer) < 0) return
    clearTimeout(timer.id)
    timer.callback()
  }
  window.setTimeout = function (callback, delayMs) {
    var timer = { id: ++count, at: performance.now() + (delayMs || 0), callback: callback }
    timers.push(timer)
    later(function () { run(timer) }, delayMs)
    return timer.id
  }
  window.clearTimeout = function (id) {
    timers = timers.filter(function (timer) { return timer.id !== id })
  }
  ;(function follow() {
    pause().then(function (durationMs) {
      shiftMs += Number(durationMs)
      timers
        .filter(function (timer) { return timer.at <= performance.now() })
        .sort(function (one, other) { return one.at - other.at })
        .forEach(run)
      follow()
    }).catch(function () {})
  })()
})()`

/** Puts the clocks of a page with {@link PAGE_CLOCK} forward, and runs what is due by then. */
export function putForward(pages: Pages, durationMs: number): Promise<void> {
  return pages.goOn(`${durationMs}`)
}
