import { readFileSync } from 'node:fs'
import { Miniflare } from 'miniflare'

// `collector-workerd.ts <bundled worker> <folder>`: starts workerd, a process of its own, with a D1
// database in the folder.

const [script = '', folder = ''] = process.argv.slice(2)
const miniflare = new Miniflare({
  modules: true,
  script: readFileSync(script, 'utf8'),
  compatibilityDate: '2026-04-01',
  d1Databases: ['DB'],
  d1Persist: folder,
})
const { origin } = await miniflare.ready
console.log(`listening on ${origin}`)
process.once('SIGTERM', () => miniflare.dispose().then(() => process.exit()))
