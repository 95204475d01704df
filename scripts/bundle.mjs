import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import typescript from '@rollup/plugin-typescript'

// How TypeScript becomes JavaScript here, for what is published and for what is only measured.

/**
 * Compiles the sources of packages. Types are not checked, which takes most of the time:
 * `npm run typecheck` does that once for everything.
 */
export const compile = () =>
  typescript({
    include: ['packages/*/src/**'],
    // Rewriting extensions instead would wrap computed imports in a helper that is not there.
    compilerOptions: { noCheck: true, noEmit: false, allowImportingTsExtensions: false },
  })

/** Resolves and compiles everything a browser needs, so that the result stands alone. */
export const standAlone = () => [
  nodeResolve({ exportConditions: ['@waymark/source', 'browser'] }),
  compile(),
]

/** Minifies what a browser loads. */
export const minify = () =>
  terser({ ecma: 2020, compress: { passes: 3, pure_getters: true }, mangle: true })

// Whoever reads exchanges, of known shops or unknown ones, is made of these: beside each other they
// compress better, and a chunk of their own would be one more request.
const OF_BOTH_READERS =
  /\/(conclude|cart-(difference|shape)|order-shape|asked-lines|answer-words|exchange-(body|parts)|money)\.ts$/

/** Tells the module that `storefronts.js` is made of, by its id. */
export const isServedShop = (id) => id.endsWith('/sources/served-shop.ts')

/**
 * Keeps what both readers of exchanges share in the file that fetches them.
 *
 * @param name - The file's, without its ending.
 * @param isEntry - Tells the file's own modules by their ids.
 */
export const sharedInEntry = (name, isEntry = isServedShop) => ({
  manualChunks: (id) => (isEntry(id) || OF_BOTH_READERS.test(id) ? name : undefined),
})
