import { parseArgs } from 'node:util'
import type { StageGrade } from '@waymark/protocol'
import { readStageRules } from '../read-stage-rules.ts'
import type { Command, CommandWorld } from './command.ts'
import { toTextTable } from './text-table.ts'

const HELP = `waymark stage: tells which stage of the journey pages belong to, and why

Usage: waymark stage [options] <url…>      (- reads addresses from standard input, one a line)

  --rules <file>  JSON file with rules of the shop [WAYMARK_STAGE_RULES, or none]
  --json          Prints a JSON array instead of a table
  -h, --help      Prints this help

Ends with 0, with 1 when one of them is no address of a web page, with 2 when it is misused.`

/** An address with its grade. */
interface Graded extends StageGrade {
  url: string
}

async function readLines(stdin: CommandWorld['stdin']): Promise<string[]> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of stdin) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  }
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

async function readUrls(positionals: readonly string[], { stdin }: CommandWorld) {
  const urls: string[] = []
  for (const url of positionals) urls.push(...(url === '-' ? await readLines(stdin) : [url]))
  if (urls.length > 0) return urls
  throw new RangeError('Cannot tell a stage as an address must be given, or - to read some')
}

function toTable(graded: readonly Graded[]): string[] {
  const rows = graded.map(({ url, stage, kind, confidence, reason }) => [
    stage ?? 'none',
    kind,
    confidence.toFixed(2),
    url,
    reason,
  ])
  return toTextTable([['STAGE', 'KIND', 'CONFIDENCE', 'ADDRESS', 'REASON'], ...rows])
}

/** `waymark stage <url…>`: stage, kind, confidence and reason of addresses. */
export const stageCommand: Command = async (argv, world) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      rules: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    world.print(HELP)
    return 0
  }
  const urls = await readUrls(positionals, world)
  const { inferStage } = readStageRules(
    values.rules ?? (world.env.WAYMARK_STAGE_RULES || undefined),
  )
  const graded = urls.map((url): Graded => ({ url, ...inferStage(url) }))
  if (values.json) world.print(JSON.stringify(graded, null, 2))
  else for (const line of toTable(graded)) world.print(line)
  // Nothing but an address that is none leaves the rules without any confidence.
  return graded.some(({ confidence }) => confidence === 0) ? 1 : 0
}
