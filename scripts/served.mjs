import { readdirSync, readFileSync } from 'node:fs'

const PLATFORMS = 'packages/client/src/storefronts/platforms'

/** Files that describe a platform; what several share is no file of its own to a browser. */
const platforms = readdirSync(new URL(`../${PLATFORMS}`, import.meta.url)).flatMap((file) => {
  const name = file.replace('.ts', '')
  const text = readFileSync(new URL(`../${PLATFORMS}/${file}`, import.meta.url), 'utf8')
  return text.includes(`name: '${name}'`) ? [name] : []
})

/**
 * What browsers load from the collector: files of the client's `dist/served`, each with its source
 * below the client's `src`, unless it comes with the build of another.
 */
export const SERVED = [
  { name: 'waymark.js', source: 'script.ts', format: 'iife' },
  { name: 'storefronts.js', source: 'sources/served-shop.ts', format: 'es' },
  { name: 'platform-reader.js' },
  { name: 'generic-reader.js' },
  { name: 'ga4.js' },
  { name: 'checkout-reader.js' },
  { name: 'consent-tools.js', source: 'consent-tools/by-name.ts', format: 'es' },
  { name: 'web-vitals.js', source: 'sources/web-vitals.ts', format: 'es' },
  // What a custom pixel of Shopify imports.
  { name: 'shopify-pixel.js', source: 'shopify-pixel/index.ts', format: 'es' },
  // The helper of the sibling package, as it is.
  { name: 'stage.js', source: '../../stage/src/infer-stage.ts', format: 'es' },
  // The one a page is recognised by is fetched by the storefront reader.
  ...platforms.map((name) => ({
    name: `platforms/${name}.js`,
    source: `storefronts/platforms/${name}.ts`,
    format: 'es',
  })),
]
