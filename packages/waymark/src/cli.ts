import { createRequire } from 'node:module'
import { backupCommand } from './commands/backup.ts'
import type { Command } from './commands/command.ts'
import { deadLettersCommand } from './commands/dead-letters.ts'
import { regradeCommand } from './commands/regrade.ts'
import { retainCommand } from './commands/retain.ts'
import { snippetCommand } from './commands/snippet.ts'
import { stageCommand } from './commands/stage.ts'
import { visitorCommand } from './commands/visitor.ts'
import { greeting } from './greeting.ts'
import { HELP } from './help.ts'
import { createLog, type LogFormat } from './log.ts'
import { misuseMessage } from './misuse.ts'
import { parseOptions, type WaymarkOptions } from './options.ts'
import { startWaymark } from './server.ts'

// The `waymark` command: reads the command line; runs a command of its own, or starts the server
// and stops it on a signal.

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

async function start(options: WaymarkOptions, format: LogFormat): Promise<void> {
  const log = createLog({ write: console.error, format })
  const { url, close } = await startWaymark({ ...options, log }).catch((error: Error) => {
    if (!isPortTaken(error)) throw error
    const wish = 'choose another one with --port'
    throw new Error(`Cannot start waymark as port ${options.port} is taken: ${wish}`)
  })
  // Not once: npx passes on the Ctrl-C that the terminal has sent already, and a signal nobody
  // listens for would cut short what the first one began.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close())
  console.log(greeting(url, options))
}

const COMMANDS = new Map<string | undefined, Command>([
  ['stage', stageCommand],
  ['regrade', regradeCommand],
  ['dead-letters', deadLettersCommand],
  ['visitor', visitorCommand],
  ['retain', retainCommand],
  ['backup', backupCommand],
  ['snippet', snippetCommand],
])

async function run(name: string, command: Command, argv: readonly string[]): Promise<void> {
  const { env, stdin } = process
  try {
    process.exitCode = await command(argv, { env, stdin, print: console.log })
  } catch (error) {
    const misused = misuseMessage(error, `run waymark ${name}`)
    if (misused !== undefined) fail(`${misused}\nSee waymark ${name} --help`, EXIT_MISUSED)
    else fail(error instanceof Error ? error.message : String(error), EXIT_FAILED)
  }
}

async function main(argv: readonly string[]): Promise<void> {
  const [name, ...rest] = argv
  const command = COMMANDS.get(name)
  if (name !== undefined && command) return run(name, command, rest)
  const parsed = parseOptions(argv, process.env)
  if (!parsed.ok) fail(`${parsed.message}\nSee waymark --help`, EXIT_MISUSED)
  else if (parsed.action === 'help') console.log(HELP)
  else if (parsed.action === 'version') console.log(version())
  else await start(parsed.options, parsed.logFormat)
}

await main(process.argv.slice(2)).catch((error: Error) => fail(error.message, EXIT_FAILED))
