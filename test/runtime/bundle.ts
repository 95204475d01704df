import { readFileSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'
import ts from 'typescript'

/** Bundles a fixture and the sources it imports into one module, for a runtime that takes one. */
export async function bundle(input: string): Promise<string> {
  const build = await rollup({
    input,
    plugins: [
      nodeResolve({ exportConditions: ['@waymark/source', 'workerd'], extensions: ['.ts', '.js'] }),
      {
        // Types are checked elsewhere; here they only go.
        name: 'strip-types',
        load: (id) =>
          id.endsWith('.ts')
            ? ts.transpileModule(readFileSync(id, 'utf8'), {
                compilerOptions: {
                  target: ts.ScriptTarget.ES2022,
                  module: ts.ModuleKind.ESNext,
                  verbatimModuleSyntax: true,
                },
              }).outputText
            : null,
      },
    ],
  })
  const { output } = await build.generate({ format: 'es' })
  await build.close()
  return output[0].code
}
