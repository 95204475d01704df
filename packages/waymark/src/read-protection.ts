import type { Limits, ProxyOptions } from '@waymark/collector'
import { isAddressRange } from '@waymark/collector'
import { isTextList, readFields } from './json-fields.ts'

/** What of the collector's protection a configuration file may say. */
export interface Protection {
  /** Proxies in front of it, whose word is taken for who is behind them. */
  proxy?: ProxyOptions
  /** Rates past which senders are answered 429. */
  limits?: Limits
  /** How long what was refused for good is kept, in days. */
  deadLetterDays?: number
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

function readProxy(value: unknown): ProxyOptions {
  const names = ['addresses', 'addressHeader', 'countryHeader']
  const { addresses, addressHeader, countryHeader } = readFields(value, 'proxy', names)
  if (!isTextList(addresses)) throw new RangeError('proxy.addresses must be a list of texts')
  const wrong = addresses.find((address) => !isAddressRange(address))
  if (wrong !== undefined) {
    const wish = 'proxy.addresses must each be like 10.0.0.1 or 10.0.0.0/8'
    throw new RangeError(`${wish}: current value is "${wrong}"`)
  }
  for (const [key, header] of Object.entries({ addressHeader, countryHeader })) {
    if (header !== undefined && !(typeof header === 'string' && /^[\w-]+$/.test(header))) {
      throw new RangeError(`proxy.${key} must be the name of a header`)
    }
  }
  // Each of them was checked.
  return value as ProxyOptions
}

function checkRate(value: unknown, name: string): void {
  if (value === undefined || value === false) return
  const { perSecond, burst } = readFields(value, name, ['perSecond', 'burst'])
  if (isNumber(perSecond) && isNumber(burst) && perSecond > 0 && burst >= 1) return
  throw new RangeError(`${name} must be false, or perSecond above 0 and burst of 1 or more`)
}

function readLimits(value: unknown): Limits {
  const { address, site, inFlight } = readFields(value, 'limits', ['address', 'site', 'inFlight'])
  checkRate(address, 'limits.address')
  checkRate(site, 'limits.site')
  if (inFlight !== undefined && !(isNumber(inFlight) && inFlight >= 1)) {
    throw new RangeError('limits.inFlight must be 1 or more')
  }
  // Each of them was checked.
  return value as Limits
}

/**
 * Reads what a configuration file says of the collector's protection.
 *
 * @throws {RangeError} In one sentence: what of it must be how.
 */
export function readProtection(fields: Readonly<Record<string, unknown>>): Protection {
  const { proxy, limits, deadLetterDays } = fields
  if (deadLetterDays !== undefined && !(isNumber(deadLetterDays) && deadLetterDays >= 0)) {
    throw new RangeError('deadLetterDays must be 0 or more')
  }
  return {
    ...(proxy === undefined ? {} : { proxy: readProxy(proxy) }),
    ...(limits === undefined ? {} : { limits: readLimits(limits) }),
    ...(deadLetterDays === undefined ? {} : { deadLetterDays }),
  }
}
