import { readdirSync } from 'node:fs'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { read } from '../repo/workspace.ts'

const DIRECTORY = 'packages/stage/src'

function patternsOf(file: string): [name: string, source: string, flags: string][] {
  const found: [string, string, string][] = []
  const source = ts.createSourceFile(file, read(`${DIRECTORY}/${file}`), ts.ScriptTarget.Latest)
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push([`${file} ${node.text}`, node.text.slice(1, end), node.text.slice(end + 1)])
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

describe('every regular expression of the package', () => {
  const all = readdirSync(DIRECTORY).flatMap(patternsOf)

  it('is found', () => {
    expect(all.length).toBeGreaterThan(40)
  })

  it.each(all)('%s takes linear time', { timeout: 60_000 }, (_name, source, flags) => {
    expect(checkSync(source, flags, { timeout: 20_000 }).status).toBe('safe')
  })
})
