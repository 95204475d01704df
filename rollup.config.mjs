import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import typescript from '@rollup/plugin-typescript'
import { dts } from 'rollup-plugin-dts'

// Every package is built from its own `exports`: a source entry becomes the ES module and the
// bundled declarations its published conditions name. Adding an entry needs no line here.

const isOutside = (id) => !id.startsWith('.') && !id.startsWith('/')
const compile = () =>
  typescript({ compilerOptions: { noEmit: false, rewriteRelativeImportExtensions: true } })

function entriesOf(directory) {
  const { exports: conditions = {}, bin = {} } = JSON.parse(
    readFileSync(`${directory}/package.json`, 'utf8'),
  )
  const sources = Object.values(conditions).map((entry) => entry['@waymark/source'])
  const commands = Object.values(bin).map((file) =>
    file.replace(/^(\.\/)?dist\/(.*)\.js$/, './src/$2.ts'),
  )
  return Object.fromEntries(
    [...sources, ...commands]
      .filter(Boolean)
      .map((source) => [
        source.replace(/^\.\/src\/|\.tsx?$/g, ''),
        `${directory}/${source.slice(2)}`,
      ]),
  )
}

function modulesOf(directory) {
  return {
    input: entriesOf(directory),
    external: isOutside,
    plugins: [compile()],
    output: {
      dir: `${directory}/dist`,
      format: 'es',
      sourcemap: true,
      chunkFileNames: 'shared/[name].js',
    },
  }
}

function declarationsOf(directory) {
  return {
    input: entriesOf(directory),
    external: isOutside,
    plugins: [dts({ compilerOptions: { customConditions: [], noEmit: false } })],
    output: { dir: `${directory}/dist`, format: 'es', chunkFileNames: 'shared/[name].d.ts' },
  }
}

// What browsers load from the collector. Each file stands alone: the script tag is a classic
// script, its late chunks are modules it imports once the page has loaded.
const inBrowser = [nodeResolve({ exportConditions: ['@waymark/source', 'browser'] }), compile()]
const minify = terser({ ecma: 2020, compress: { passes: 3, pure_getters: true }, mangle: true })

function servedFile(input, name, format) {
  return {
    input,
    plugins: inBrowser,
    output: {
      file: `packages/client/dist/served/${name}`,
      format,
      sourcemap: false,
      plugins: [minify],
    },
  }
}

const packages = readdirSync('packages').map((name) => `packages/${name}`)

export default [
  ...packages.flatMap((directory) => [modulesOf(directory), declarationsOf(directory)]),
  servedFile('packages/client/src/script.ts', 'waymark.js', 'iife'),
  servedFile('packages/client/src/sources/web-vitals.ts', 'web-vitals.js', 'es'),
].filter(({ input }) => typeof input !== 'string' || existsSync(input))
