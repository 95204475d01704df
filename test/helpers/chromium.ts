import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of a Chromium: `CHROMIUM_PATH`, else a common name on the `PATH`. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = environment
  if (CHROMIUM_PATH) return isExecutable(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined
  const directories = [...PATH.split(delimiter).filter(Boolean), '/usr/bin']
  return directories
    .flatMap((directory) => NAMES.map((name) => join(directory, name)))
    .find(isExecutable)
}

/**
 * Starts the Chromium of this machine, headless and quiet on the network.
 *
 * @throws {Error} When there is none: it is never downloaded.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) {
    throw new Error(
      'Cannot start Chromium as there is none on the PATH: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH',
    )
  }
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({
    ...options,
    executablePath,
    args: [...args, ...(options.args ?? [])],
  })
}
