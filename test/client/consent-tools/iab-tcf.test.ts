import { type IabTcfOptions, iabTcf } from '@waymark/client/consent'
import { describe, expect, it, vi } from 'vitest'
import { createConsentListener } from '../../helpers/consent-listener.ts'

// The stub that IAB publishes, without its iframe: keeps calls until the tool takes its place.
const STUB = `
  const queue = [];
  window.__tcfapi = (...args) => {
    if (!args.length) return queue;
    if (args[0] === 'ping') args[2]({ gdprApplies: undefined, cmpLoaded: false, cmpStatus: 'stub' });
    else queue.push(args);
  };
  window.__tcfapi.queue = queue;`

type Callback = (data: object | boolean | null, isSuccess: boolean) => void

/** A consent tool of the specified shape, that says what the test tells it to say. */
function createTool() {
  const listeners = new Map<number, Callback>()
  let lastId = 0
  const state: { data: object | undefined } = { data: undefined }
  function api(command: string, version: number, callback: Callback, parameter?: number): void {
    if (version !== 2) return callback(null, false)
    if (command === 'addEventListener') {
      const listenerId = ++lastId
      listeners.set(listenerId, callback)
      if (state.data) callback({ ...state.data, listenerId }, true)
    } else if (command === 'removeEventListener') {
      callback(listeners.delete(Number(parameter)), true)
    }
  }
  return {
    listeners,
    /** Takes the place of a stub, or of nothing, and answers what waited for it. */
    install(window: object): void {
      // The page's global, of IAB's shape.
      const holder = window as { __tcfapi?: (() => unknown[][]) | typeof api }
      const stub = holder.__tcfapi as { queue?: Parameters<typeof api>[] } | undefined
      holder.__tcfapi = api
      for (const call of stub?.queue ?? []) api(...call)
    },
    emit(data: object): void {
      state.data = data
      for (const [listenerId, callback] of listeners) callback({ ...data, listenerId }, true)
    },
  }
}

const consents = (...ids: number[]) => Object.fromEntries(ids.map((id) => [id, true]))
const tcData = (eventStatus: string, ...purposes: number[]) => ({
  cmpStatus: 'loaded',
  gdprApplies: true,
  eventStatus,
  purpose: { consents: consents(...purposes), legitimateInterests: consents(8, 9) },
  vendor: { consents: consents(28) },
})
const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

function startBeside(options?: IabTcfOptions) {
  const page = createConsentListener(STUB)
  const tool = createTool()
  tool.install(page.window)
  const stop = page.start(iabTcf(options))
  return { ...page, tool, stop }
}

describe('iabTcf()', () => {
  it.each([
    ['tcloaded, all purposes', tcData('tcloaded', ...ALL), ['granted']],
    ['tcloaded, no purpose', tcData('tcloaded'), ['denied']],
    ['useractioncomplete, all purposes', tcData('useractioncomplete', ...ALL), ['granted']],
    ['useractioncomplete, no purpose', tcData('useractioncomplete'), ['denied']],
    ['the purposes asked for, and no more', tcData('useractioncomplete', 1, 8, 9), ['granted']],
    ['storage on the device refused', tcData('useractioncomplete', 8, 9), ['denied']],
    ['a legitimate interest in place of consent', tcData('useractioncomplete', 1), ['denied']],
    ['cmpuishown', tcData('cmpuishown'), []],
    ['cmpuishown, purposes of an earlier decision', tcData('cmpuishown', ...ALL), []],
    ['an event of another name', tcData('other', ...ALL), []],
    [
      'where GDPR does not apply',
      { gdprApplies: false, eventStatus: 'tcloaded', purpose: {}, vendor: {} },
      ['granted'],
    ],
    ['without purposes', { gdprApplies: true, eventStatus: 'tcloaded' }, ['denied']],
  ])('%s', (_, data, decisions) => {
    const { tool, told } = startBeside()
    tool.emit(data)
    expect(told).toEqual(decisions)
  })

  it.each([
    ['other purposes', { purposes: [1, 7] }, tcData('tcloaded', 1, 7), ['granted']],
    ['a vendor with consent', { vendorId: 28 }, tcData('tcloaded', ...ALL), ['granted']],
    ['a vendor without consent', { vendorId: 29 }, tcData('tcloaded', ...ALL), ['denied']],
  ])('can ask for %s', (_, options, data, decisions) => {
    const { tool, told } = startBeside(options)
    tool.emit(data)
    expect(told).toEqual(decisions)
  })

  it('hears each change of mind; the window reopened changes nothing yet', () => {
    const { tool, told } = startBeside()
    tool.emit(tcData('cmpuishown'))
    tool.emit(tcData('useractioncomplete', ...ALL))
    tool.emit(tcData('cmpuishown', ...ALL))
    tool.emit(tcData('useractioncomplete'))
    expect(told).toEqual(['granted', 'denied'])
  })

  it('hears a decision that was there before it', () => {
    const page = createConsentListener()
    const tool = createTool()
    tool.emit(tcData('tcloaded', ...ALL))
    tool.install(page.window)
    page.start(iabTcf())
    expect(page.told).toEqual(['granted'])
  })

  it('waits in the queue of a stub', () => {
    const page = createConsentListener(STUB)
    page.start(iabTcf())
    const tool = createTool()
    tool.install(page.window)
    tool.emit(tcData('tcloaded', ...ALL))
    expect(page.told).toEqual(['granted'])
  })

  it.each(['the stub first', 'the tool itself'])('finds what appears later: %s', async (what) => {
    const page = createConsentListener()
    page.start(iabTcf())
    if (what === 'the stub first') page.run(STUB)
    await Promise.resolve()
    const tool = createTool()
    tool.install(page.window)
    await Promise.resolve()
    tool.emit(tcData('tcloaded', ...ALL))
    expect(page.told).toEqual(['granted'])
  })

  it.each(['DOMContentLoaded', 'load'])(
    'finds a function declared over its accessor at %s',
    (event) => {
      const page = createConsentListener()
      page.start(iabTcf())
      const tool = createTool()
      tool.emit(tcData('tcloaded', ...ALL))
      // What a declaration in a script does.
      const field = { writable: true, enumerable: true, configurable: true }
      const holder: { __tcfapi?: unknown } = {}
      tool.install(holder)
      Object.defineProperty(page.window, '__tcfapi', { ...field, value: holder.__tcfapi })
      const target = event === 'load' ? page.window : page.window.document
      target.dispatchEvent(new page.window.Event(event))
      expect(page.told).toEqual(['granted'])
    },
  )

  it('takes its listener back', () => {
    const { tool, stop } = startBeside()
    tool.emit(tcData('cmpuishown'))
    stop()
    expect(tool.listeners.size).toBe(0)
  })

  it('takes back a listener the tool knows only later', () => {
    const page = createConsentListener(STUB)
    page.start(iabTcf())()
    const tool = createTool()
    tool.install(page.window)
    tool.emit(tcData('tcloaded', ...ALL))
    expect([tool.listeners.size, page.told]).toEqual([0, []])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('mine')
      },
    ],
    ['answers nothing', () => {}],
    ['refuses', (_: string, __: number, callback: Callback) => callback(null, false)],
    ['is no function', 7],
  ])('takes a tool that %s', (_, api) => {
    const page = createConsentListener()
    Object.assign(page.window, { __tcfapi: api })
    expect(() => page.start(iabTcf())()).not.toThrow()
    expect(page.told).toEqual([])
  })

  it('does not poll', () => {
    vi.useFakeTimers()
    createConsentListener().start(iabTcf())
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
})
