/**
 * What browsers load from the collector: files of the client's `dist/served`, each with its source
 * below the client's `src`.
 */
export const SERVED = [
  { name: 'waymark.js', source: 'script.ts', format: 'iife' },
  { name: 'storefronts.js', source: 'storefronts/generic.ts', format: 'es' },
  { name: 'consent-tools.js', source: 'consent-tools/by-name.ts', format: 'es' },
  { name: 'web-vitals.js', source: 'sources/web-vitals.ts', format: 'es' },
]
