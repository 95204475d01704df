import { afterEach, describe, expect, it, vi } from 'vitest'
import { readBody } from '../../packages/collector/src/read-body.ts'

const URL = 'http://collector.example/'

/** A body in chunks of ten bytes, as chunked encoding brings it; tells how much was asked for. */
function chunked(chunks: number, headers: HeadersInit = {}) {
  let pulled = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (pulled === chunks) return controller.close()
        pulled++
        controller.enqueue(new Uint8Array(10).fill(pulled))
      },
    },
    { highWaterMark: 0 },
  )
  // `duplex` is required for a stream and missing from the DOM's types.
  const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit
  return { request: new Request(URL, init), pulled: () => pulled }
}

const LIMITS = { maxBytes: 30, timeoutMs: 1_000 }

describe('readBody()', () => {
  afterEach(() => vi.useRealTimers())

  it('reads a chunked body of exactly the limit', async () => {
    const verdict = await readBody(chunked(3).request, LIMITS)
    expect(verdict).toEqual({
      ok: true,
      bytes: new Uint8Array([...Array(10).fill(1), ...Array(10).fill(2), ...Array(10).fill(3)]),
    })
  })

  it('stops reading a chunked body past the limit', async () => {
    const { request, pulled } = chunked(1_000)
    expect(await readBody(request, LIMITS)).toEqual({ ok: false, reason: 'too_large' })
    expect(pulled()).toBe(4)
  })

  it('refuses a declared length past the limit unread', async () => {
    const { request, pulled } = chunked(1, { 'content-length': '31' })
    expect(await readBody(request, LIMITS)).toEqual({ ok: false, reason: 'too_large' })
    expect(pulled()).toBe(0)
  })

  it('refuses a body that is longer than it declared', async () => {
    const { request } = chunked(5, { 'content-length': '10' })
    expect(await readBody(request, LIMITS)).toEqual({ ok: false, reason: 'too_large' })
  })

  it('counts when both framings are given', async () => {
    const { request } = chunked(5, { 'content-length': '10', 'transfer-encoding': 'chunked' })
    expect(await readBody(request, LIMITS)).toEqual({ ok: false, reason: 'too_large' })
  })

  it('gives no bytes for no body', async () => {
    const verdict = await readBody(new Request(URL, { method: 'POST' }), LIMITS)
    expect(verdict).toEqual({ ok: true, bytes: new Uint8Array() })
  })

  it.each([
    ['chunked', {}],
    ['of a declared length', { 'content-length': '20' }],
  ])('waits for a body that is %s only so long', async (_, headers) => {
    vi.useFakeTimers()
    let isCancelled = false
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(1)),
      cancel() {
        isCancelled = true
      },
    })
    // `duplex` is required for a stream and missing from the DOM's types.
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit
    const verdict = readBody(new Request(URL, init), LIMITS)
    await vi.advanceTimersByTimeAsync(LIMITS.timeoutMs)
    expect(await verdict).toEqual({ ok: false, reason: 'timeout' })
    expect(isCancelled).toBe(!('content-length' in headers))
  })

  it('leaves no timer behind', async () => {
    vi.useFakeTimers()
    await readBody(chunked(3).request, LIMITS)
    expect(vi.getTimerCount()).toBe(0)
  })
})
