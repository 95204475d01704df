#!/usr/bin/env node
import { createRequire } from 'node:module'
import { greeting } from './greeting.ts'
import { HELP } from './help.ts'
import { createLog } from './log.ts'
import { parseOptions, type WaymarkOptions } from './options.ts'
import { startWaymark } from './server.ts'

// The `waymark` command: reads the command line, starts the server, stops it on a signal.

const EXIT_FAILED = 1
const EXIT_MISUSED = 2

function fail(message: string, exitCode: number): void {
  console.error(message)
  process.exitCode = exitCode
}

function isPortTaken({ cause }: Error): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
}

function version(): string {
  return createRequire(import.meta.url)('../package.json').version
}

async function start(options: WaymarkOptions): Promise<void> {
  const log = createLog({ write: console.error })
  const { url, close } = await startWaymark({ ...options, log })
  // Not once: npx passes on the Ctrl-C that the terminal has sent already, and a signal nobody
  // listens for would cut short what the first one began.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close())
  console.log(greeting(url, options))
}

const parsed = parseOptions(process.argv.slice(2), process.env)
if (!parsed.ok) fail(`${parsed.message}\nSee waymark --help`, EXIT_MISUSED)
else if (parsed.action === 'help') console.log(HELP)
else if (parsed.action === 'version') console.log(version())
else {
  const { options } = parsed
  await start(options).catch((error: Error) => {
    const message = isPortTaken(error)
      ? `Cannot start waymark as port ${options.port} is taken: choose another one with --port`
      : error.message
    fail(message, EXIT_FAILED)
  })
}
