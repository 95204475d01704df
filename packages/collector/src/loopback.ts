// Behind a proxy on the same machine every stranger arrives from loopback; these tell.
const FORWARDING_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/** Tells whether a socket address is this machine itself: `127.0.0.0/8` or `::1`, mapped or not. */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address)
}

/** Tells whether a `Host` header names this machine itself. */
function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined) return false
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === '[::1]' || isLoopbackAddress(name) || /^(.+\.)?localhost$/.test(name)
}

/**
 * Tells whether a request, known to come from a loopback socket, was also meant for this machine:
 * not passed on by a proxy, and not sent by a page whose host name was pointed here (DNS rebinding).
 */
export function isMeantForLoopback(headers: Headers): boolean {
  if (FORWARDING_HEADERS.some((name) => headers.has(name))) return false
  return isLoopbackHost(headers.get('host') ?? undefined)
}
