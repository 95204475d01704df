import { describe, expect, it } from 'vitest'
import { publicNames } from './program.ts'
import { entriesOf, packages } from './workspace.ts'

const entries = packages.flatMap(entriesOf)
const surface = publicNames(entries.map(({ source }) => source))

describe.each(entries)('$name', ({ source }) => {
  const names = surface.get(source) ?? []

  it('exports something', () => {
    expect(names).not.toEqual([])
  })

  // A change here is a change of what people build on: update the snapshot with the changelog.
  it('exports what it did', () => {
    expect(names.map(({ name, kind }) => `${kind} ${name}`)).toMatchSnapshot()
  })

  it('documents every export', () => {
    const bare = names.filter(({ documentation }) => documentation === '')
    expect(bare.map(({ name, file }) => `${name} in ${file}`)).toEqual([])
  })
})
