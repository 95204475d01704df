import { parseAddress, parseRange } from './ip-address.ts'
import type { ProxyOptions } from './options.ts'
import type { HeaderReader } from './read-facts.ts'

/** Who is at the other end, as far as it can be believed. */
export interface Client {
  /** One host, or the network one IPv6 host has to itself; absent where nobody can tell. */
  network?: string
  /** As a believed proxy told. */
  country?: string
  /** Whether a believed proxy was asked by https. */
  isSecure?: true
}

const PRIVATE =
  '0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 ::1 fc00::/7 fe80::/10'
    .split(' ')
    .map(parseRange)
const MAX_HOPS = 32

/** A host's own network: four bytes of IPv4, the first eight of IPv6. */
function networkOf(address: readonly number[] | undefined): string | undefined {
  // Behind a private address is a proxy nobody told of, and with it everybody.
  if (!address || PRIVATE.some((includes) => includes?.(address))) return undefined
  return address.slice(0, 8).join('.')
}

/**
 * Makes the reader of clients. What a request says of its own way is believed from the configured
 * proxies only, and of their list only what they added: anyone may send one.
 */
export function createClientReader(
  proxy: ProxyOptions | undefined,
): (remoteAddress: string | undefined, header: HeaderReader) => Client {
  const ranges = (proxy?.addresses ?? []).map(parseRange)
  const isProxy = (address: readonly number[]) => ranges.some((includes) => includes?.(address))
  const { addressHeader = 'x-forwarded-for', countryHeader } = proxy ?? {}

  function behindProxy(header: HeaderReader): readonly number[] | undefined {
    const hops = (header(addressHeader) ?? '').slice(-2_048).split(',').slice(-MAX_HOPS)
    for (const hop of hops.reverse()) {
      const address = parseAddress(hop.trim())
      if (!address || !isProxy(address)) return address
    }
    return undefined
  }

  return (remoteAddress, header) => {
    const socket = remoteAddress === undefined ? undefined : parseAddress(remoteAddress)
    const isBehindProxy = socket !== undefined && ranges.length > 0 && isProxy(socket)
    const network = networkOf(isBehindProxy ? behindProxy(header) : socket)
    const country = isBehindProxy && countryHeader ? header(countryHeader) : undefined
    const isSecure = isBehindProxy && header('x-forwarded-proto') === 'https'
    return {
      ...(network ? { network } : {}),
      ...(country ? { country } : {}),
      ...(isSecure ? { isSecure } : {}),
    }
  }
}
