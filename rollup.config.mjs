import { readdirSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { dts } from 'rollup-plugin-dts'
import { compile, minify, sharedInEntry, standAlone } from './scripts/bundle.mjs'
import { SERVED } from './scripts/served.mjs'

// Every package is built from its own `exports`: a source entry becomes the ES module and the
// bundled declarations its published conditions name. Adding an entry needs no line here.

const isOutside = (id) => !id.startsWith('.') && !id.startsWith('/')

const manifestOf = (directory) => JSON.parse(readFileSync(`${directory}/package.json`, 'utf8'))

/** What can be imported of a package: the file to write, without its ending, and its source. */
function entriesOf(directory) {
  const sources = Object.values(manifestOf(directory).exports).map(
    (entry) => entry['@waymark/source'],
  )
  return sources.filter(Boolean).map((source) => {
    const name = source.replace(/^\.\/src\/|\.tsx?$/g, '')
    return [`${directory}/dist/${name}`, `${directory}/${source.slice(2)}`]
  })
}

/** What the command of a package runs, in the same form. */
function commandsOf(directory) {
  return manifestOf(directory).bin ? [[`${directory}/dist/cli`, `${directory}/src/cli.ts`]] : []
}

/** What two entries of a package share stays in that package. */
function sharedFile(ending) {
  return ({ moduleIds }) => {
    const [directory] = relative('.', moduleIds[0] ?? '').match(/^packages\/[^/]+/) ?? []
    if (!directory) throw new Error(`Cannot place a chunk of ${moduleIds}`)
    return `${directory}/dist/shared/[name].${ending}`
  }
}

// All packages are one run each of rollup, because each run reads the whole TypeScript program.
const packages = readdirSync('packages').map((name) => `packages/${name}`)
const entries = packages.flatMap(entriesOf)

const modules = {
  input: Object.fromEntries([...entries, ...packages.flatMap(commandsOf)]),
  external: isOutside,
  plugins: [compile()],
  output: {
    dir: '.',
    format: 'es',
    sourcemap: true,
    chunkFileNames: sharedFile('js'),
    // Bundlers warn of the bare imports that hoisting adds.
    hoistTransitiveImports: false,
  },
}

// A command is run, not imported: it has no types.
const declarations = {
  input: Object.fromEntries(entries),
  external: isOutside,
  plugins: [dts({ compilerOptions: { noEmit: false } })],
  output: { dir: '.', format: 'es', chunkFileNames: sharedFile('d.ts') },
}

// Each file stands alone: the script tag is a classic script, its chunks are modules it imports.
// What such a module imports later is a chunk beside it, which shares the module's code.
const isPlatform = ({ name }) => name.includes('/')
const served = 'packages/client/dist/served'
const alone = SERVED.filter((file) => file.source && !isPlatform(file))
const servedFiles = alone.map(({ name, source, format }) => ({
  input: { [name.replace('.js', '')]: `packages/client/src/${source}` },
  plugins: standAlone(),
  // A facade would be one more request.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: served,
    format,
    plugins: [minify()],
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    ...(name === 'storefronts.js' && sharedInEntry('storefronts')),
  },
}))

// One run for all platforms, as each reads the whole program; what two of them share is a file, too.
const platformFiles = {
  input: Object.fromEntries(
    SERVED.filter(isPlatform).map(({ name, source }) => [
      name.replace('.js', ''),
      `packages/client/src/${source}`,
    ]),
  ),
  plugins: standAlone(),
  output: {
    dir: served,
    format: 'es',
    plugins: [minify()],
    chunkFileNames: 'platforms/[name].js',
    hoistTransitiveImports: false,
  },
}

// All of them as text, for runtimes without a file system.
const ENTRY = 'served-files'
const servedAsText = {
  input: ENTRY,
  plugins: [
    {
      name: 'served-as-text',
      resolveId: (id) => (id === ENTRY ? id : null),
      load() {
        const names = readdirSync(served, { recursive: true }).filter((name) =>
          name.endsWith('.js'),
        )
        const files = names.sort().map((name) => {
          const path = `/${name.replaceAll('\\', '/')}`
          return [path, readFileSync(`${served}/${name}`, 'utf8')]
        })
        return `export const servedFiles = ${JSON.stringify(Object.fromEntries(files))}`
      },
    },
  ],
  output: { file: 'packages/client/dist/served-files.js', format: 'es' },
}

export default [modules, declarations, ...servedFiles, platformFiles, servedAsText]
