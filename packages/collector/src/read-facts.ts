import { isBotAgent } from './bots.ts'
import { rememberLast } from './bounded-cache.ts'
import { readDevice } from './device.ts'
import type { RequestFacts } from './request-facts.ts'

/** Gives a header's value by its name. */
export type HeaderReader = (name: string) => string | undefined

// Parsing takes longer than all the rest of a request, and most visitors share a few browsers.
const REMEMBERED_AGENTS = 1_000
// Longer than any browser's; patterns never see more.
const AGENT_LENGTH = 512

function readAgent(key: string): Pick<RequestFacts, 'device' | 'isBotAgent' | 'hasUserAgent'> {
  const [userAgent = '', brands = '', mobile = '', platform = ''] = key.split('\n')
  const device = readDevice({
    userAgent,
    ...(brands ? { brands } : {}),
    ...(mobile ? { mobile } : {}),
    ...(platform ? { platform } : {}),
  })
  return {
    ...(device ? { device } : {}),
    ...(isBotAgent(userAgent) ? { isBotAgent: true } : {}),
    ...(userAgent === '' ? {} : { hasUserAgent: true }),
  }
}

/**
 * Makes the reader of what a request tells besides its body.
 *
 * @returns Takes the request's headers, and the country the runtime or a believed proxy told.
 */
export function createFactsReader(): (
  header: HeaderReader,
  country: string | undefined,
) => RequestFacts {
  const agentOf = rememberLast(readAgent, REMEMBERED_AGENTS)
  return (header, country) => {
    const cut = (name: string) => header(name)?.slice(0, AGENT_LENGTH) ?? ''
    // No header's value holds a line break.
    const key = `${cut('user-agent')}\n${cut('sec-ch-ua')}\n${cut('sec-ch-ua-mobile')}\n${cut('sec-ch-ua-platform')}`
    return {
      ...agentOf(key),
      ...(country !== undefined && /^[A-Z]{2}$/.test(country) && country !== 'XX'
        ? { country }
        : {}),
      ...(header('accept-language') ? { hasLanguages: true } : {}),
      ...(header('sec-gpc') === '1' ? { hasPrivacySignal: true } : {}),
    }
  }
}
