import type { Device } from '@waymark/protocol'
import Bowser from 'bowser'

/** What a browser says of itself: the user agent, and the client hints it sends unasked. */
export interface AgentHeaders {
  userAgent: string
  /** `Sec-CH-UA`. */
  brands?: string
  /** `Sec-CH-UA-Mobile`. */
  mobile?: string
  /** `Sec-CH-UA-Platform`. */
  platform?: string
}

const KINDS = ['desktop', 'mobile', 'tablet', 'tv'] as const

// What every Chromium says of itself, and the brand made up so that nobody relies on the list
// (https://wicg.github.io/ua-client-hints/#grease).
const NO_BRAND = /^(Chromium|Google Chrome)$|not.a.brand/i

/** The browser that shares Chromium's user agent and goes by a name of its own, such as Brave. */
function readBrand(header: string): { browser: string; browserVersion: string } | undefined {
  for (const [, browser = '', browserVersion = ''] of header.matchAll(
    /"([^"]{1,64})";\s?v="(\d{1,6})[\d.]{0,32}"/g,
  )) {
    if (!NO_BRAND.test(browser)) return { browser, browserVersion }
  }
  return undefined
}

/** Reads device, browser and system; `undefined` where nothing can be told. */
export function readDevice(headers: AgentHeaders): Device | undefined {
  const { userAgent, brands = '', mobile, platform = '' } = headers
  if (userAgent === '') return undefined
  const parsed = Bowser.parse(userAgent)
  const brand = readBrand(brands)
  const browser = brand?.browser ?? parsed.browser.name?.slice(0, 64)
  const [version] = /^\d{1,6}/.exec(parsed.browser.version ?? '') ?? []
  const browserVersion = brand?.browserVersion ?? version
  const os = parsed.os.name?.slice(0, 64) ?? platform.replaceAll('"', '').slice(0, 64)
  const known = KINDS.find((kind) => kind === parsed.platform.type)
  // "Desktop site" changes the user agent of a phone, and not what it says here.
  const kind = mobile === '?1' && known === 'desktop' ? 'mobile' : (known ?? 'other')
  if (kind === 'other' && !browser && !os) return undefined
  return {
    kind,
    ...(browser ? { browser } : {}),
    ...(browser && browserVersion ? { browserVersion } : {}),
    ...(os ? { os } : {}),
  }
}
