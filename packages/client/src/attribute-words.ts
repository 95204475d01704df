import { misuse } from './tracker-options.ts'

/** What the attributes of the script tag with a closed set of words may say. */
const WORDS: readonly (readonly [name: string, words: RegExp])[] = [
  ['data-consent', /^(cookieless|(not_)?required)$/],
  ['data-consent-tools', /^\s*((google|tcf|shopify)(\s+|$))*$/],
  ['data-vitals', /^off$/],
  ['data-background-tabs', /^when_seen$/],
]

/** Warns on the console of each attribute that says a word it does not know, and so does nothing. */
export function warnOfWords(script: Pick<HTMLScriptElement, 'getAttribute'>): void {
  for (const [name, words] of WORDS) {
    const said = script.getAttribute(name)
    if (said !== null && !words.test(said)) console.warn(misuse(name, said))
  }
}
