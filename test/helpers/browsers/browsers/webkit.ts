import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { findBrowser } from '../../../scripts/browsers.mjs'
import type { RunningBrowser, Tab } from './browser.ts'

/** Environment of a WebKitGTK that keeps everything in one folder. */
export function webkitEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    // Its sandbox does not start as root, which tests in a container are.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

type Command = (method: string, path: string, body?: object) => Promise<unknown>

/** Speaks W3C WebDriver; errors of the driver become exceptions. */
function createCommand(url: string): Command {
  return async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    // WebDriver, section 6.3: every answer has a `value`.
    const { value } = (await answer.json()) as { value: unknown }
    if (!answer.ok) throw new Error(`WebKitWebDriver: ${JSON.stringify(value)}`)
    return value
  }
}

/** Runs one command after the other: a session has one current window. */
function createTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn
    return turn
  }
}

const EVALUATE = (expression: string) => `
const done = arguments[arguments.length - 1]
Promise.resolve().then(() => eval(${JSON.stringify(expression)})).then(
  (value) => done({ value }), (error) => done({ error: String(error) }))`

/** Starts WebKitGTK; its visitors share one past, so each row needs an origin of its own. */
export async function startWebkit(): Promise<RunningBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'waymark-webkit-'))
  const port = await freePort()
  const driver = spawn(
    'xvfb-run',
    ['-a', findBrowser('webkit') ?? 'WebKitWebDriver', `--port=${port}`],
    // A group of its own, so that display, driver and browser end together.
    { detached: true, stdio: 'ignore', env: webkitEnvironment(home) },
  )
  const ended = once(driver, 'exit')
  const command = createCommand(`http://127.0.0.1:${port}`)
  const inTurn = createTurns()
  while (driver.exitCode === null && !(await command('GET', '/status').catch(() => false))) {
    await wait(100)
  }
  // WebDriver, section 8.1.
  const { sessionId } = (await command('POST', '/session', { capabilities: {} })) as {
    sessionId: string
  }
  const session = `/session/${sessionId}`

  const first = await command('GET', `${session}/window`)

  /** Does something in a window that is still open. */
  function inWindow<Value>(handle: unknown, work: () => Promise<Value>): Promise<Value> {
    return inTurn(async () => {
      await command('POST', `${session}/window`, { handle })
      return work()
    })
  }

  function toTab(handle: string): Tab {
    return {
      async evaluate<Value>(expression: string) {
        // What `EVALUATE` gives; the caller knows what its expression gives.
        const { value, error } = (await inWindow(handle, () =>
          command('POST', `${session}/execute/async`, { script: EVALUATE(expression), args: [] }),
        )) as { value: Value; error?: string }
        if (error) throw new Error(error)
        return value
      },
      async goto(url) {
        await inWindow(handle, () => command('POST', `${session}/url`, { url }))
      },
      async close() {
        await inWindow(handle, () => command('DELETE', `${session}/window`))
      },
    }
  }

  return {
    name: 'webkit',
    async visitor() {
      const tabs: Tab[] = []
      return {
        async open(url) {
          // WebDriver, section 11.5.
          const { handle } = (await inWindow(first, () =>
            command('POST', `${session}/window/new`, { type: 'window' }),
          )) as { handle: string }
          const tab = toTab(handle)
          tabs.push(tab)
          await tab.goto(url)
          return tab
        },
        async close() {
          // Those a row closed itself are gone.
          for (const tab of tabs) await tab.close().catch(() => {})
        },
      }
    },
    async close() {
      if (driver.pid !== undefined) process.kill(-driver.pid, 'SIGKILL')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}
