import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { type Plugin, rollup } from 'rollup'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'

/** A change to a source file of the client that makes it wrong. */
export interface Mutation {
  /** Relative to the client's `src`. */
  file: string
  /** Text that is there once. */
  from: string
  to: string
}

const SRC = fileURLToPath(new URL('../../../packages/client/src/', import.meta.url))
const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.ESNext }

/** Texts without their types: a mutation changes one file of many. */
const plainTexts = new Map<string, string>()

function toPlain(id: string, text: string): string {
  const known = plainTexts.get(text)
  if (known !== undefined) return known
  const { outputText } = transpileModule(text, { fileName: id, compilerOptions })
  plainTexts.set(text, outputText)
  return outputText
}

/** @throws {Error} When there is not exactly one place to change: the fault would not be planted. */
function mutate(text: string, { file, from, to }: Mutation): string {
  const count = text.split(from).length - 1
  if (count !== 1) throw new Error(`Cannot plant a fault in ${file} as it has ${count} × "${from}"`)
  return text.replace(from, () => to)
}

/** Writes the real client as one script that leaves its exports in the global `client`. */
export async function buildClientScript(mutations: readonly Mutation[] = []): Promise<string> {
  const planted = new Set<Mutation>()
  const typescript: Plugin = {
    name: 'typescript',
    async load(id) {
      if (!id.endsWith('.ts')) return null
      let text = await readFile(id, 'utf8')
      for (const mutation of mutations) {
        if (id !== SRC + mutation.file) continue
        text = mutate(text, mutation)
        planted.add(mutation)
      }
      return toPlain(id, text)
    },
  }
  const resolve = nodeResolve({ exportConditions: ['@waymark/source'], extensions: ['.ts', '.js'] })
  const bundle = await rollup({ input: `${SRC}index.ts`, plugins: [resolve, typescript] })
  const { output } = await bundle.generate({ format: 'iife', name: 'client' })
  await bundle.close()
  const unused = mutations.find((mutation) => !planted.has(mutation))
  if (unused)
    throw new Error(`Cannot plant a fault in ${unused.file} as the client has no such file`)
  return output[0].code
}
