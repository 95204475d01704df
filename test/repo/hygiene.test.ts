import { describe, expect, it } from 'vitest'
import { filesBelow, manifests, packages, read } from './workspace.ts'

interface Lockfile {
  packages: Record<string, { resolved?: string; link?: boolean; version?: string }>
}

const lockfile: Lockfile = JSON.parse(read('package-lock.json'))

describe('package-lock.json', () => {
  // A lockfile that names a host installs from nowhere else.
  it('names no place to download from', () => {
    const addresses = Object.entries(lockfile.packages)
      .filter(([, { resolved }]) => resolved?.includes('://'))
      .map(([path]) => path)
    expect(addresses).toEqual([])
  })

  it('knows every workspace', () => {
    const linked = Object.values(lockfile.packages)
      .filter(({ link }) => link)
      .map(({ resolved }) => resolved)
    const ours = manifests.map(({ directory }) => directory).filter(Boolean)
    expect(linked.sort()).toEqual(ours.sort())
  })

  it.each(manifests)('agrees with the package.json of "$directory"', ({ directory, manifest }) => {
    const { dependencies, devDependencies, peerDependencies } = manifest
    expect(lockfile.packages[directory]).toMatchObject({
      ...(dependencies && { dependencies }),
      ...(devDependencies && { devDependencies }),
      ...(peerDependencies && { peerDependencies }),
    })
  })
})

describe('package.json files', () => {
  const ranges = manifests.flatMap(({ directory, manifest }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(
      ([dependency, range]) => ({ directory, dependency, range }),
    ),
  )

  it('ask for one version of a dependency, wherever they do', () => {
    const asked = new Map<string, Set<string>>()
    for (const { dependency, range } of ranges) {
      asked.set(dependency, (asked.get(dependency) ?? new Set()).add(range))
    }
    const split = [...asked].filter(([, versions]) => versions.size > 1)
    expect(split.map(([dependency, versions]) => `${dependency}: ${[...versions]}`)).toEqual([])
  })

  it('ask for packages of ours in the version they have', () => {
    const versions = new Map(packages.map(({ manifest }) => [manifest.name, manifest.version]))
    const stale = ranges.filter(
      ({ dependency, range }) => versions.has(dependency) && versions.get(dependency) !== range,
    )
    expect(stale).toEqual([])
  })

  // What is published is pinned, so that a shop gets the code that was tested.
  it('pin what published packages depend on', () => {
    const loose = ranges.filter(
      ({ directory, range }) => directory.startsWith('packages/') && !/^\d+\.\d+\.\d+$/.test(range),
    )
    expect(loose).toEqual([])
  })

  it('run nothing on installation', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish']
    const hooked = manifests.filter(({ manifest }) =>
      hooks.some((hook) => manifest.scripts?.[hook] !== undefined),
    )
    expect(hooked.map(({ directory }) => directory)).toEqual([])
  })
})

describe('sources', () => {
  const sources = ['packages', 'examples', 'scripts', 'test', 'bench'].flatMap((directory) =>
    filesBelow(directory, /\.(tsx?|mjs|mts)$/),
  )

  it.each([
    ['test is skipped or run alone', /\b(it|test|describe)\.(only|skip|todo)\b/],
    // `@ts-expect-error` is a test of a type: it fails where the error is gone.
    ['type is silenced', /@ts-(ignore|nocheck)/],
  ])('has no place where a %s', (_, pattern) => {
    const found = sources.filter(
      (file) => file !== 'test/repo/hygiene.test.ts' && pattern.test(read(file)),
    )
    expect(found).toEqual([])
  })
})
