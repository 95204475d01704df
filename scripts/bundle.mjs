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
    compilerOptions: { noCheck: true, noEmit: false, rewriteRelativeImportExtensions: true },
  })

/**
 * Leaves what a script imports late to a file beside it: in a classic script too, a relative
 * `import()` starts from the address of the script.
 */
const lateImports = {
  name: 'late-imports',
  resolveDynamicImport(specifier) {
    const [file] = (typeof specifier === 'string' && specifier.match(/[\w-]+(?=\.[jt]s$)/)) || []
    return file ? { id: `./${file}.js`, external: true } : null
  },
}

/** Resolves and compiles everything a browser needs, so that the result stands alone. */
export const standAlone = () => [
  lateImports,
  nodeResolve({ exportConditions: ['@waymark/source', 'browser'] }),
  compile(),
]

/** Minifies what a browser loads. */
export const minify = () =>
  terser({ ecma: 2020, compress: { passes: 3, pure_getters: true }, mangle: true })
