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
