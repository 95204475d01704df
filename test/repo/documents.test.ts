import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorsOf, documents, limitTablesOf, linksOf } from './markdown.ts'
import { manifests, root } from './workspace.ts'

const readmes = manifests
  .map(({ directory }) => join(directory, 'README.md'))
  .filter((file) => !file.startsWith('test/'))

describe('documents', () => {
  it.each(['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...readmes])('has %s', (file) => {
    expect(documents).toContain(file)
  })

  it.each(documents.flatMap(linksOf))(
    '$file links to $target, which exists',
    ({ path, anchor }) => {
      const isThere = existsSync(join(root, path))
      const hasAnchor =
        !anchor || !isThere || !path.endsWith('.md') || anchorsOf(path).includes(anchor)
      expect({ isThere, hasAnchor }).toEqual({ isThere: true, hasAnchor: true })
    },
  )

  it.each(documents.flatMap(limitTablesOf))(
    '$file tells every limit of $name as the code has it',
    async ({ name, source, rows }) => {
      const module = await import(join(root, source))
      expect(rows).toEqual(module[name])
    },
  )

  it('marks the limits of the protocol for the test above', () => {
    const quoted = documents.flatMap(limitTablesOf).map(({ file, name }) => `${file} ${name}`)
    expect(quoted).toContain('packages/protocol/README.md LIMITS')
  })
})
