import { describe, expect, it } from 'vitest'
import type { Import } from './imports.ts'
import { importsOf, show } from './imports.ts'
import { filesBelow, packages } from './workspace.ts'

/** Files of a package, counted from its `src/`, that may import something. */
type Where = RegExp

const ANYWHERE: Where = /./

// Who may import what, and where. A name covers the package's other entries too; `node:` covers
// every module Node, Deno and workerd bring along.
const LAYERS: Record<string, Record<string, Where>> = {
  protocol: {},
  stage: { '@waymark/protocol': ANYWHERE },
  journey: { '@waymark/protocol': ANYWHERE, 'hono/jsx': /^report\// },
  client: {
    '@waymark/protocol': ANYWHERE,
    'idb-keyval': /^device-store\.ts$/,
    'web-vitals': /^sources\/web-vitals\.ts$/,
  },
  collector: {
    '@waymark/protocol': ANYWHERE,
    hono: /^(app\.ts$|routes\/|runtimes\/)/,
    '@hono/node-server': /^runtimes\/node\.ts$/,
    isbot: /^bots\.ts$/,
    bowser: /^device\.ts$/,
    libsql: /^sinks\/drivers\/libsql\.ts$/,
    'node:': /^(sinks|runtimes)\//,
  },
  waymark: {
    '@waymark/protocol': ANYWHERE,
    '@waymark/client': ANYWHERE,
    '@waymark/stage': ANYWHERE,
    '@waymark/journey': ANYWHERE,
    '@waymark/collector': ANYWHERE,
    'node:': ANYWHERE,
  },
}

// Inside a package only this file knows the others, and only these know it.
const COMPOSITIONS: Record<string, Where> = {
  'packages/client/src/tracker.ts': /\/(index|script)\.ts$/,
  'packages/collector/src/app.ts': /\/(index|runtimes\/[^/]+)\.ts$/,
}

const SOURCE = /\.(tsx?|mts|cts)$/
const inPackages = packages.flatMap(({ directory }) =>
  filesBelow(`${directory}/src`, SOURCE).flatMap(importsOf),
)
const inTests = [...filesBelow('test', SOURCE), ...filesBelow('bench', SOURCE)].flatMap(importsOf)
const inExamples = filesBelow('examples', SOURCE).flatMap(importsOf)
const foreign = inPackages.filter(({ target }) => target === undefined)

/** Whether an import is of a layer: the package itself or one of its entries. */
function isOf(layer: string, { specifier }: Import): boolean {
  if (layer.endsWith(':')) return specifier.startsWith(layer)
  return specifier === layer || specifier.startsWith(`${layer}/`)
}

/** The rest of a path after a package's `src/`; `undefined` outside it. */
function within(name: string, file: string): string | undefined {
  const source = `packages/${name}/src/`
  return file.startsWith(source) ? file.slice(source.length) : undefined
}

describe('layers', () => {
  it('has a row for every package', () => {
    expect(Object.keys(LAYERS).sort()).toEqual(
      packages.map(({ directory }) => directory.replace('packages/', '')),
    )
  })

  it.each(Object.entries(LAYERS))('%s imports only what its row allows', (name, row) => {
    const forbidden = foreign.filter((found) => {
      const file = within(name, found.file)
      const isAllowed = Object.entries(row).some(
        ([layer, where]) => isOf(layer, found) && where.test(file ?? ''),
      )
      return file !== undefined && !isAllowed
    })
    expect(forbidden.map(show)).toEqual([])
  })

  it('allows no library that nobody needs', () => {
    const idle = Object.entries(LAYERS).flatMap(([name, row]) =>
      Object.keys(row)
        .filter((layer) => !/^(@waymark\/|node:)/.test(layer))
        .filter((layer) => !foreign.some((found) => within(name, found.file) && isOf(layer, found)))
        .map((layer) => `${name}: ${layer}`),
    )
    expect(idle).toEqual([])
  })

  it('lets packages meet by name, never by path', () => {
    const strays = [...inPackages, ...inExamples].filter(({ file, target }) => {
      const [home = ''] = file.match(/^(packages\/[^/]+\/src|examples\/[^/]+)\//) ?? []
      return target !== undefined && !target.startsWith(home)
    })
    expect(strays.map(show)).toEqual([])
  })

  it('lets a test reach into no package but the one it mirrors, unless it is a helper', () => {
    const strays = inTests.filter(({ file, target }) => {
      if (file.startsWith('test/helpers/')) return false
      const [, name] = target?.match(/^packages\/([^/]+)\//) ?? []
      return name !== undefined && !file.startsWith(`test/${name}/`)
    })
    expect(strays.map(show)).toEqual([])
  })

  it('writes the ending of every relative import', () => {
    const bare = [...inPackages, ...inTests, ...inExamples].filter(
      ({ target }) => target !== undefined && !/\.(tsx?|mjs|json|css)$/.test(target),
    )
    expect(bare.map(show)).toEqual([])
  })

  it.each(Object.entries(COMPOSITIONS))('lets nobody import %s back', (composition, entries) => {
    const importers = inPackages.filter(
      ({ file, target, isType }) => target === composition && !isType && !entries.test(file),
    )
    expect(importers.map(show)).toEqual([])
  })

  it.each(Object.keys(COMPOSITIONS))('knows that %s is there and used', (composition) => {
    expect(inPackages.some(({ target }) => target === composition)).toBe(true)
  })
})
