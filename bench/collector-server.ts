import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { openStore, serve } from '@waymark/collector/node'
import { classifyChannel } from '@waymark/journey/channel'
import { inferStage } from '@waymark/stage'
import type { Hono } from 'hono'
import { bareApp, bareCommitApp } from './collector-bare.ts'
import { OPTIONS, ORIGIN } from './collector-options.ts'

// `collector-server.ts <kind> <file>`: one of the servers on Node.

async function listen(app: Hono): Promise<string> {
  // An HTTP/1.1 server, as no other was asked for.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // A listening TCP server's address is never a pipe's name.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function startOurs(path: string, grades: object): Promise<string> {
  const collector = { ...OPTIONS, sink: await openStore(path), ...grades }
  const { url } = await serve({ port: 0, collector })
  return url
}

/** With the limits of every collector, for two sites behind a proxy. */
const LIMITED = {
  sites: { ...OPTIONS.sites, flooded: { origins: [ORIGIN] } },
  limits: {},
  proxy: { addresses: ['127.0.0.0/8'] },
}

const KINDS: Record<string, (path: string) => Promise<string>> = {
  bare: () => listen(bareApp()),
  commit: async (path) => listen(await bareCommitApp(path)),
  ours: (path) => startOurs(path, {}),
  limited: (path) => startOurs(path, LIMITED),
  graded: (path) => startOurs(path, { stage: inferStage, channel: classifyChannel }),
}

const [kind = '', path = ''] = process.argv.slice(2)
const start = KINDS[kind]
if (!start) throw new Error(`Cannot start as the kind must be one of ${Object.keys(KINDS)}`)
console.log(`listening on ${await start(path)}`)
