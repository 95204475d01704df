import type { Environment } from '../options.ts'

/** What a command is run with. */
export interface CommandWorld {
  env: Environment
  /** What `-` reads. */
  stdin: AsyncIterable<string | Uint8Array>
  /** Takes a line of the answer, without its end. */
  print: (line: string) => void
}

/**
 * Runs a command.
 *
 * @param argv - Arguments after its name.
 * @returns Its exit code.
 * @throws {RangeError | TypeError} When it is misused. @throws {Error} When it fails.
 */
export type Command = (argv: readonly string[], world: CommandWorld) => Promise<number>
