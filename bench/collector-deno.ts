import process from 'node:process'
import { openStore, serve } from '@waymark/collector/deno'
import { OPTIONS } from './collector-options.ts'

// `collector-deno.ts <file>`: the collector on Deno, over its own SQLite.

const [path = ''] = process.argv.slice(2)
const { url } = await serve({ port: 0, collector: { ...OPTIONS, sink: await openStore(path) } })
console.log(`listening on ${url}`)
