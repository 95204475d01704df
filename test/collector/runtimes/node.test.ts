import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CollectorOptions, StoredBatch } from '@waymark/collector'
import { memoryStore } from '@waymark/collector'
import { openStore, serve } from '@waymark/collector/node'
import { describe, expect, it } from 'vitest'
import { anEnvelope } from '../../helpers/envelope.ts'

const options = (fields: Partial<CollectorOptions> = {}): CollectorOptions => ({
  sink: memoryStore(),
  sites: { shop: { origins: [] } },
  ...fields,
})

describe('serve()', () => {
  it('listens on a free port of loopback', async () => {
    const running = await serve({ collector: options(), port: 0 })
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200)
    await running.close()
  })

  it('says so when the port is taken', async () => {
    const first = await serve({ collector: options(), port: 0 })
    const port = Number(new URL(first.url).port)
    await expect(serve({ collector: options(), port })).rejects.toThrow(
      `Cannot start collector as port must be free: current value is ${port}`,
    )
    await first.close()
  })

  it('waits for a body only so long, and then for nothing more of its connection', async () => {
    const running = await serve({ collector: options({ bodyTimeoutMs: 20 }), port: 0 })
    const { port } = new URL(running.url)
    const told = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connect(Number(port), '127.0.0.1')
      socket.write('POST /v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{')
      socket.on('data', (data) => {
        text += data
      })
      socket.on('error', reject).on('close', () => resolve(text))
    })
    expect(told).toMatch(/^HTTP\/1.1 408 /)
    expect(told).toContain('"reason":"body_timeout","permanent":false')
    await running.close()
  })

  it('stores what is in flight before it closes the sink', async () => {
    const store = memoryStore()
    const events: string[] = []
    let finish = () => {}
    let hasArrived = () => {}
    const arrived = new Promise<void>((resolve) => {
      hasArrived = resolve
    })
    const sink = {
      ...store,
      write: async (batch: StoredBatch) => {
        hasArrived()
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        events.push('stored')
        return store.write(batch)
      },
      close: async () => {
        events.push('closed')
      },
    }
    const running = await serve({ collector: options({ sink }), port: 0 })
    const body = JSON.stringify(anEnvelope())
    const answered = fetch(`${running.url}/v1/batch`, { method: 'POST', body })
    await arrived
    const closed = running.close()
    finish()
    expect((await answered).status).toBe(204)
    await closed
    expect(events).toEqual(['stored', 'closed'])
  })

  it('closes once', async () => {
    let closings = 0
    const sink = {
      ...memoryStore(),
      close: async () => {
        closings++
      },
    }
    const running = await serve({ collector: options({ sink }), port: 0 })
    await Promise.all([running.close(), running.close()])
    expect(closings).toBe(1)
  })
})

describe('openStore()', () => {
  it('makes the file and the folders above it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'waymark-'))
    const path = join(directory, 'data', 'waymark.db')
    const store = await openStore(path)
    await store.close()
    expect(existsSync(path)).toBe(true)
    rmSync(directory, { recursive: true })
  })
})
