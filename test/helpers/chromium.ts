import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { findChromium } from '../../scripts/browsers.mjs'

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
