/** Where a visitor came from, before a channel is read from it. */
export interface TrafficSource {
  source: string
  medium: string
}

// What a click id says of its visitor. The ids of ad systems are put on paid clicks only. Meta puts
// `fbclid` on every outbound link and Google `srsltid` on free product listings, so those two name
// the network and claim no payment.
const CLICK_SOURCES: ReadonlyMap<string, TrafficSource> = new Map([
  ['gclid', { source: 'google', medium: 'cpc' }],
  ['gbraid', { source: 'google', medium: 'cpc' }],
  ['wbraid', { source: 'google', medium: 'cpc' }],
  ['gclsrc', { source: 'google', medium: 'cpc' }],
  ['msclkid', { source: 'bing', medium: 'cpc' }],
  ['yclid', { source: 'yandex', medium: 'cpc' }],
  ['dclid', { source: 'dv360', medium: 'cpm' }],
  ['ttclid', { source: 'tiktok', medium: 'paid' }],
  ['twclid', { source: 'twitter', medium: 'paid' }],
  ['li_fat_id', { source: 'linkedin', medium: 'paid' }],
  ['epik', { source: 'pinterest', medium: 'paid' }],
  ['rdt_cid', { source: 'reddit', medium: 'paid' }],
  ['sccid', { source: 'snapchat', medium: 'paid' }],
  ['irclickid', { source: 'impact', medium: 'affiliate' }],
  ['fbclid', { source: 'facebook', medium: 'social' }],
  ['srsltid', { source: 'google shopping', medium: 'organic' }],
])

/** Reads the source out of the kinds of click id in a URL; a paid kind wins over the others. */
export function clickSource(kinds: readonly string[]): TrafficSource | undefined {
  const named = new Set(kinds.map((kind) => kind.toLowerCase()))
  for (const [kind, traffic] of CLICK_SOURCES) {
    if (named.has(kind)) return traffic
  }
  return undefined
}
