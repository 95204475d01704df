import { brotliCompressSync, constants } from 'node:zlib'
import { rollup } from 'rollup'
import { isServedShop, minify, sharedInEntry, standAlone } from './bundle.mjs'

const SHOP = {
  code: `export * from './packages/client/src/sources/served-shop.ts'`,
  isShop: true,
}

/**
 * What has a size worth holding, each as the module a user would write. A budget is a promise;
 * ARCHITECTURE.md says where each comes from. 1 kB is 1,000 bytes. What does not keep
 * its budget yet has `heldBytes` beside it, which only ever goes down, until both are one.
 */
export const SIZES = [
  {
    name: '@waymark/client',
    what: 'createTracker alone: page views, consent, identity, outbox, transport',
    budgetBytes: 4_000,
    heldBytes: 5_342,
    code: `export { createTracker } from '@waymark/client'`,
  },
  {
    name: 'waymark.js',
    what: 'the script tag: the tracker and what must watch the shop early',
    budgetBytes: 10_000,
    code: `import './packages/client/src/script.ts'`,
    format: 'iife',
  },
  {
    name: 'storefronts.js',
    what: 'the chunk that records what shops show, loaded by the script tag at once',
    budgetBytes: 18_000,
    ...SHOP,
  },
  {
    name: 'platform-reader.js',
    what: 'what makes an adapter of data, loaded beside the platform that was recognised',
    budgetBytes: 5_600,
    ...SHOP,
    chunk: 'platform-reader',
  },
  {
    name: 'generic-reader.js',
    what: 'what reads a shop of no known platform, loaded where none was recognised',
    budgetBytes: 3_000,
    ...SHOP,
    chunk: 'generic-reader',
  },
  {
    name: 'ga4.js',
    what: 'what reads data layers, loaded where one tells of a shop',
    budgetBytes: 1_100,
    ...SHOP,
    chunk: 'ga4',
  },
  {
    name: 'checkout-reader.js',
    what: 'what reads steps and payment errors, loaded where a checkout is',
    budgetBytes: 1_200,
    ...SHOP,
    chunk: 'checkout-reader',
  },
  {
    name: 'platforms/woocommerce.js',
    what: 'the adapter of one platform, loaded where the page is recognised',
    budgetBytes: 1_500,
    code: `export * from './packages/client/src/storefronts/platforms/woocommerce.ts'`,
  },
  {
    name: 'consent-tools.js',
    what: 'the chunk that reads consent tools, loaded where the tag names some',
    budgetBytes: 2_000,
    code: `export * from './packages/client/src/consent-tools/by-name.ts'`,
  },
  {
    name: 'shopify-pixel.js',
    what: 'what a custom pixel of Shopify imports',
    budgetBytes: 3_000,
    code: `export * from './packages/client/src/shopify-pixel/index.ts'`,
  },
  {
    name: 'web-vitals.js',
    what: 'the chunk the script tag loads after the page',
    budgetBytes: 3_400,
    code: `export * from './packages/client/src/sources/web-vitals.ts'`,
  },
  {
    name: '@waymark/stage',
    what: 'inferStage with its lexicon',
    budgetBytes: 6_000,
    code: `export { inferStage } from '@waymark/stage'`,
  },
  {
    name: '@waymark/stage/rules',
    what: 'inferStage with the words of shop systems alone',
    budgetBytes: 2_500,
    code: `export { inferStage } from '@waymark/stage/rules'`,
  },
  {
    name: '@waymark/protocol',
    what: 'everything it exports',
    budgetBytes: 5_000,
    code: `export * from '@waymark/protocol'`,
  },
]

const ENTRY = '\0entry'

/** Gives rollup a module that is no file, resolved from the root of the workspace. */
function virtualEntry(code) {
  return {
    name: 'virtual-entry',
    resolveId(id, importer) {
      if (id === ENTRY) return id
      return importer === ENTRY ? this.resolve(id, `${process.cwd()}/entry.js`) : null
    },
    load: (id) => (id === ENTRY ? code : null),
  }
}

/** The entry and what it imports at once; what it imports later is not paid for by the page. */
function statically(chunks, fileName, seen = new Set()) {
  const chunk = chunks.find((candidate) => candidate.fileName === fileName)
  if (!chunk || seen.has(chunk)) return seen
  seen.add(chunk)
  for (const imported of chunk.imports) statically(chunks, imported, seen)
  return seen
}

/** Bundles one of {@link SIZES} with its dependencies, minified. */
async function bundle({ code, format = 'es', isShop = false }) {
  const warnings = []
  const built = await rollup({
    input: ENTRY,
    plugins: [virtualEntry(code), ...standAlone()],
    preserveEntrySignatures: 'allow-extension',
    onLog: (level, log) => level === 'warn' && warnings.push(log.message),
  })
  // A missing export or module is a warning to rollup, and a wrong size to us.
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
  const { output } = await built.generate({
    ...{ format, plugins: [minify()], sourcemap: false },
    ...(isShop && sharedInEntry('entry', (id) => id === ENTRY || isServedShop(id))),
  })
  await built.close()
  return output.filter(({ type }) => type === 'chunk')
}

/** Bundles by their code: the chunks of one are measured by themselves. */
const bundles = new Map()

function chunksOf(entry) {
  const chunks = bundles.get(entry.code) ?? bundle(entry)
  bundles.set(entry.code, chunks)
  return chunks
}

/**
 * Measures one of {@link SIZES}: bundled with its dependencies, minified, compressed.
 *
 * @returns Bytes after minification and after brotli at its best quality.
 * @throws When a source is missing or does not build.
 */
export async function measure(entry) {
  const { chunk } = entry
  const chunks = await chunksOf(entry)
  const main = chunks.find(({ isEntry }) => isEntry)
  const later = chunks.filter(({ name }) => name === chunk)
  const files = chunk ? later : [...statically(chunks, main.fileName)]
  if (files.length === 0) throw new Error(`Cannot measure chunk ${chunk} as there is none`)
  const loaded = files.map(({ code: text }) => text)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return {
    minifiedBytes: loaded.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    brotliBytes: loaded.reduce((sum, text) => sum + brotliCompressSync(text, { params }).length, 0),
  }
}

/** Bytes as READMEs quote them, e.g. `3.9 kB`. */
export function toKilobytes(bytes) {
  return `${(bytes / 1_000).toFixed(1)} kB`
}
