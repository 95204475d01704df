import { join } from 'node:path'
import ts from 'typescript'
import { root } from './workspace.ts'

/** The compiler options of the workspace's `tsconfig.json`. */
export function compilerOptions(): ts.CompilerOptions {
  const path = join(root, 'tsconfig.json')
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root).options
}

/** One export of a module, as a reader of the package meets it. */
export interface PublicName {
  name: string
  kind: 'value' | 'type'
  /** TSDoc above the declaration; empty when there is none. */
  documentation: string
  /** Path of the declaration, from the root of the workspace. */
  file: string
}

/** Reads what modules export, values and types, through re-exports to the declarations. */
export function publicNames(sources: readonly string[]): Map<string, PublicName[]> {
  const program = ts.createProgram(
    sources.map((source) => join(root, source)),
    { ...compilerOptions(), noCheck: true },
  )
  const checker = program.getTypeChecker()

  function describe(exported: ts.Symbol): PublicName {
    const isAlias = exported.flags & ts.SymbolFlags.Alias
    const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported
    return {
      name: exported.name,
      kind: symbol.flags & ts.SymbolFlags.Value ? 'value' : 'type',
      documentation: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      file: symbol.declarations?.[0]?.getSourceFile().fileName.slice(root.length) ?? '',
    }
  }

  return new Map(
    sources.map((source) => {
      const file = program.getSourceFile(join(root, source))
      const module = file && checker.getSymbolAtLocation(file)
      const names = module ? checker.getExportsOfModule(module).map(describe) : []
      return [source, names.sort((a, b) => (a.name < b.name ? -1 : 1))]
    }),
  )
}

/** A piece of TypeScript that is no file, and the place its imports are resolved from. */
export interface Snippet {
  file: string
  line: number
  language: string
  code: string
}

/** Checks snippets as modules beside the document they stand in, all in one program. */
export function checkTypes<S extends Snippet>(snippets: readonly S[]): Map<S, string[]> {
  const paths = new Map<string, S>()
  for (const snippet of snippets) {
    const { file, line, language } = snippet
    paths.set(`${join(root, file)}.${line}.${language}`, snippet)
  }
  const options: ts.CompilerOptions = {
    ...compilerOptions(),
    // An example may end before it uses all it names.
    noUnusedLocals: false,
    noUnusedParameters: false,
    allowJs: true,
    checkJs: true,
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = (path) => paths.has(path) || fileExists(path)
  host.getSourceFile = (path, target, ...rest) => {
    const snippet = paths.get(path)
    if (!snippet) return getSourceFile(path, target, ...rest)
    // An empty export makes a module of a snippet that has no import or export of its own.
    return ts.createSourceFile(path, `${snippet.code}\nexport {}\n`, target, true)
  }
  const program = ts.createProgram([...paths.keys()], options, host)
  return new Map(
    [...paths].map(([path, snippet]) => {
      const source = program.getSourceFile(path)
      const diagnostics = [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ]
      const texts = diagnostics.map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      )
      return [snippet, texts]
    }),
  )
}
