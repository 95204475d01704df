import { snippetCommand } from '../../packages/waymark/src/commands/snippet.ts'
import { pinRelease, type Release } from '../../packages/waymark/src/release.ts'
import { readServedFiles } from '../../packages/waymark/src/served-files.ts'

export type { Release }

/** The client as it is built, pinned. */
export function releaseOf(tagPath?: string): Release {
  return pinRelease(readServedFiles(), tagPath)
}

/** What `waymark snippet` prints. */
export async function snippetOf(argv: readonly string[]): Promise<string> {
  const lines: string[] = []
  const stdin = (async function* () {})()
  await snippetCommand(argv, { env: {}, stdin, print: (line) => lines.push(line) })
  return lines.join('\n')
}
