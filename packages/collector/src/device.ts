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

function readBrands(header: string): { brand: string; version: string }[] {
  return [...header.matchAll(/"([^"]{1,64})";\s?v="([\d.]{1,32})"/g)].map(
    ([, brand = '', version = '']) => ({ brand, version }),
  )
}

/** Reads device, browser and system; `undefined` where nothing can be told. */
export function readDevice({
  userAgent,
  brands,
  mobile,
  platform,
}: AgentHeaders): Device | undefined {
  if (userAgent === '') return undefined
  const parsed = Bowser.parse(userAgent, {
    ...(brands === undefined ? {} : { brands: readBrands(brands) }),
    ...(mobile === undefined ? {} : { mobile: mobile === '?1' }),
    ...(platform === undefined ? {} : { platform: platform.replaceAll('"', '') }),
  })
  const browser = parsed.browser.name?.slice(0, 64)
  const [browserVersion] = /^\d{1,6}/.exec(parsed.browser.version ?? '') ?? []
  const os = parsed.os.name?.slice(0, 64)
  const kind = KINDS.find((known) => known === parsed.platform.type) ?? 'other'
  if (kind === 'other' && !browser && !os) return undefined
  return {
    kind,
    ...(browser ? { browser } : {}),
    ...(browser && browserVersion ? { browserVersion } : {}),
    ...(os ? { os } : {}),
  }
}
