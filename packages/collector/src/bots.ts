import type { BotSign, EnvelopeContext } from '@waymark/protocol'
import { isbot } from 'isbot'
import type { RequestFacts } from './request-facts.ts'

// A browser itself says so, or as good as: enough alone. Any other sign has innocent causes too.
const PLAIN_SIGNS: readonly BotSign[] = ['user_agent', 'webdriver']

// Beyond any wall of screens.
const MAX_VIEWPORT_PIXELS = 20_000

/** Tells whether a user agent names a bot, a library or a headless browser. */
export function isBotAgent(userAgent: string): boolean {
  return isbot(userAgent)
}

function isImpossibleViewport(viewport: string | undefined): boolean {
  if (viewport === undefined) return false
  const [, width, height] = /^(\d{1,9})x(\d{1,9})$/.exec(viewport) ?? []
  const isPossible = (pixels: string | undefined) =>
    Number(pixels) > 0 && Number(pixels) <= MAX_VIEWPORT_PIXELS
  return !isPossible(width) || !isPossible(height)
}

/**
 * The evidence that a program sent an envelope: one plain sign, or two of the others.
 *
 * @returns `undefined` where it does not suffice.
 */
export function botSignsOf(
  facts: RequestFacts,
  context: EnvelopeContext,
): readonly BotSign[] | undefined {
  const signs: BotSign[] = []
  if (facts.isBotAgent) signs.push('user_agent')
  if (context.webdriver) signs.push('webdriver')
  if (!facts.hasUserAgent) signs.push('no_user_agent')
  if (!facts.hasLanguages && context.locale === undefined) signs.push('no_languages')
  if (isImpossibleViewport(context.viewport)) signs.push('impossible_viewport')
  const isEnough = signs.length > 1 || signs.some((sign) => PLAIN_SIGNS.includes(sign))
  return isEnough ? signs : undefined
}
