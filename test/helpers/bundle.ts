import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import { standAlone } from '../../scripts/bundle.mjs'

const ENTRY = fileURLToPath(new URL('../../bundle-entry.js', import.meta.url))

/** Bundles a module that imports packages by name into a script for browsers. */
export async function bundleForBrowser(code: string): Promise<string> {
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === ENTRY ? id : null),
    load: (id: string) => (id === ENTRY ? code : null),
  }
  const bundle = await rollup({ input: ENTRY, plugins: [entry, ...standAlone()] })
  const { output } = await bundle.generate({ format: 'iife' })
  await bundle.close()
  return output[0].code
}
