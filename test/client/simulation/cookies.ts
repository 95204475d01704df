import { createCookieJar } from '../../helpers/cookie-jar.ts'
import type { Timeline } from './timeline.ts'

/** Cookies of one origin, which a browser writes to disk only now and then. */
export interface Cookies {
  cookie: string
  /** Crashes: what was set in the last so many milliseconds is gone. */
  lose(lastMs: number): void
}

/** Creates {@link Cookies}; there are none yet. */
export function createCookies(timeline: Timeline): Cookies {
  let assigned: { at: number; text: string }[] = []
  let { document } = createCookieJar().window

  return {
    get cookie() {
      return document.cookie
    },
    set cookie(text) {
      assigned.push({ at: timeline.elapsed(), text })
      document.cookie = text
    },
    lose(lastMs) {
      assigned = assigned.filter(({ at }) => at <= timeline.elapsed() - lastMs)
      document = createCookieJar().window.document
      for (const { text } of assigned) document.cookie = text
    },
  }
}
