import { posix } from 'node:path'
import ts from 'typescript'
import { read } from './workspace.ts'

/** One import, re-export or `import()` of a source file. */
export interface Import {
  file: string
  specifier: string
  /** Erased when compiled: it names types and ties nothing together at run time. */
  isType: boolean
  /** The file meant by a relative specifier, from the root of the workspace. */
  target: string | undefined
}

/** Whether an import clause brings in nothing but types. */
function bringsTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = clause
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
}

/** Reads every import of a TypeScript file, by parsing it. */
export function importsOf(file: string): Import[] {
  const found: Import[] = []

  function add(specifier: ts.Node | undefined, isType: boolean): void {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    const { text } = specifier
    const target = text.startsWith('.') ? posix.join(posix.dirname(file), text) : undefined
    found.push({ file, specifier: text, isType, target })
  }

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, bringsTypes(node.importClause))
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true)
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }

  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest))
  return found
}

/** `a.ts imports b`, as a failing guard prints it. */
export function show({ file, specifier }: Import): string {
  return `${file} imports ${specifier}`
}
