import type { LogEntry } from './options.ts'
import { scrubFreeText } from './scrub-props.ts'

// A message is a sentence of ours, now and then with what a stranger or a library put into it.
const MAX_LENGTH = 500
const LINE_BREAKERS = /[\p{Cc}\u2028\u2029]+/gu

/**
 * Makes a log that can be kept: messages are short, of one line whatever is in them, and e-mail
 * addresses, numbers of phones and cards, and tokens are marked out.
 */
export function safeLog(log: (entry: LogEntry) => void): (entry: LogEntry) => void {
  return (entry) => {
    const { message } = entry
    if (message === undefined) return log(entry)
    const line = message.slice(0, MAX_LENGTH).replace(LINE_BREAKERS, ' ')
    return log({ ...entry, message: scrubFreeText(line) })
  }
}
