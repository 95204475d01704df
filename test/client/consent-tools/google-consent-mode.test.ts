import { googleConsentMode } from '@waymark/client/consent'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createConsentListener } from '../../helpers/consent-listener.ts'

// Google's own snippet, word for word but for its line breaks.
const SNIPPET =
  'window.dataLayer = window.dataLayer || []; window.gtag = function () { dataLayer.push(arguments) };'
const granted = `gtag('consent', 'update', { analytics_storage: 'granted', ad_storage: 'denied' });`
const denied = `gtag('consent', 'update', { analytics_storage: 'denied' });`
const withDefault = (settings: string) => `gtag('consent', 'default', ${settings});`
const DENIED = `{ analytics_storage: 'denied', ad_storage: 'denied' }`

function afterCommands(...commands: string[]) {
  const page = createConsentListener(SNIPPET + commands.join(''))
  const stop = page.start(googleConsentMode())
  return { ...page, stop }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('googleConsentMode() with commands of before', () => {
  it.each([
    ['no command', [], []],
    ['a default that denies', [withDefault(DENIED)], []],
    ['a default that grants', [withDefault(`{ analytics_storage: 'granted' }`)], ['granted']],
    ['an update that grants', [withDefault(DENIED), granted], ['granted']],
    ['an update that denies', [withDefault(DENIED), denied], ['denied']],
    ['an update without a default', [granted], ['granted']],
    ['updates in a row: the last one counts, told once', [denied, granted], ['granted']],
    ['an update of advertising alone', [`gtag('consent','update',{ ad_storage: 'granted' });`], []],
    ['a later default: the update prevails', [denied, withDefault('{}')], ['denied']],
    ['words it does not know', [`gtag('consent','update',{ analytics_storage: 'maybe' });`], []],
    ['commands to others', [`gtag('js', new Date()); gtag('config', 'G-1', { consent: 1 });`], []],
    ['a command without settings', [`gtag('consent', 'update');`], []],
    [
      'arrays in place of arguments',
      [`dataLayer.push(['consent', 'update', { analytics_storage: 'granted' }]);`],
      ['granted'],
    ],
    [
      'entries of any kind',
      [
        `dataLayer.push(null, 'consent', 7, { event: 'x' }, () => {}, { get 0() { throw 1 } });`,
        denied,
      ],
      ['denied'],
    ],
  ])('%s', (_, commands, decisions) => {
    expect(afterCommands(...commands).told).toEqual(decisions)
  })
})

describe('googleConsentMode() with defaults of regions', () => {
  const grantedDefault = withDefault(`{ analytics_storage: 'granted' }`)
  const inRegion = (value: string) =>
    withDefault(`{ analytics_storage: '${value}', region: ['ES', 'US-AK'] }`)

  it.each([
    ['denied somewhere, granted elsewhere', [inRegion('denied'), grantedDefault]],
    ['granted everywhere, then denied somewhere', [grantedDefault, inRegion('denied')]],
    ['granted somewhere, denied elsewhere', [inRegion('granted'), withDefault(DENIED)]],
    ['granted somewhere alone', [inRegion('granted')]],
  ])('does not guess the visitor’s region: %s', (_, commands) => {
    expect(afterCommands(...commands).told).toEqual([])
  })

  it('takes the visitor’s word wherever they are', () => {
    expect(afterCommands(inRegion('denied'), grantedDefault, granted).told).toEqual(['granted'])
  })
})

describe('googleConsentMode() with wait_for_update', () => {
  const waiting = withDefault(`{ analytics_storage: 'granted', wait_for_update: 500 }`)

  it('holds back a default that grants', () => {
    const { told } = afterCommands(waiting)
    vi.advanceTimersByTime(499)
    expect(told).toEqual([])
  })

  it('takes the default when no update came', () => {
    const { told } = afterCommands(waiting)
    vi.advanceTimersByTime(500)
    expect(told).toEqual(['granted'])
  })

  it('takes the update when one came', () => {
    const { told, run } = afterCommands(waiting)
    run(denied)
    vi.advanceTimersByTime(500)
    expect(told).toEqual(['denied'])
  })

  it('says nothing after it is stopped', () => {
    const { told, stop } = afterCommands(waiting)
    stop()
    vi.advanceTimersByTime(500)
    expect(told).toEqual([])
  })
})

describe('googleConsentMode() while the page runs', () => {
  it('hears each change of mind', () => {
    const { told, run } = afterCommands(withDefault(DENIED))
    run(granted)
    run(denied)
    run(granted)
    expect(told).toEqual(['granted', 'denied', 'granted'])
  })

  it('tells the same word once', () => {
    const { told, run } = afterCommands()
    run(granted + granted)
    expect(told).toEqual(['granted'])
  })

  it.each([
    ['as Google does it', SNIPPET],
    ['at once with a command', `window.dataLayer = [['consent', 'default', ${DENIED}]];`],
  ])('hears a data layer that appears later: %s', async (_, code) => {
    const page = createConsentListener()
    page.start(googleConsentMode())
    page.run(code)
    page.run(SNIPPET + granted)
    await Promise.resolve()
    page.run(denied)
    expect(page.told).toEqual(['granted', 'denied'])
  })

  it('hears a data layer by another name', () => {
    const page = createConsentListener('window.layer = [];')
    page.start(googleConsentMode({ dataLayer: 'layer' }))
    page.run(`layer.push(['consent', 'update', { analytics_storage: 'granted' }]);`)
    expect(page.told).toEqual(['granted'])
  })

  it.each([
    ['one word is missing', `{ analytics_storage: 'granted' }`, []],
    ['one denies', `{ analytics_storage: 'granted', ad_storage: 'denied' }`, ['denied']],
    ['all grant', `{ analytics_storage: 'granted', ad_storage: 'granted' }`, ['granted']],
  ])('asks for all types it is given: %s', (_, settings, decisions) => {
    const page = createConsentListener(`${SNIPPET} gtag('consent', 'update', ${settings});`)
    page.start(googleConsentMode({ types: ['analytics_storage', 'ad_storage'] }))
    expect(page.told).toEqual(decisions)
  })
})

describe('googleConsentMode() as a guest', () => {
  const layerOf = (page: object) => (page as { dataLayer: unknown[] }).dataLayer

  it('lets entries through, with the length as answer', () => {
    const { window } = afterCommands()
    expect([layerOf(window).push('a', 'b'), [...layerOf(window)]]).toEqual([2, ['a', 'b']])
  })

  it('works beneath a tag manager that patches `push` too', () => {
    const page = afterCommands()
    page.run(
      'const push = dataLayer.push; dataLayer.push = function () { return push.apply(dataLayer, arguments) };',
    )
    page.run(granted)
    expect(page.told).toEqual(['granted'])
  })

  it('gives `push` back', () => {
    const { window, stop } = afterCommands()
    stop()
    expect(layerOf(window).push).toBe(Array.prototype.push)
  })

  it('hears nothing after it is stopped, even beneath another patch', () => {
    const page = afterCommands()
    page.run(
      'const push = dataLayer.push; dataLayer.push = (...all) => push.apply(dataLayer, all);',
    )
    page.stop()
    page.run(granted)
    expect(page.told).toEqual([])
  })

  it('leaves no trace where there never was a data layer', () => {
    const page = createConsentListener()
    page.start(googleConsentMode())()
    expect('dataLayer' in page.window).toBe(false)
  })

  it.each(['Object.freeze([])', '7', '{}', "'text'"])(
    'takes a data layer that is none: %s',
    (layer) => {
      const page = createConsentListener(`window.dataLayer = ${layer};`)
      expect(() => page.start(googleConsentMode())()).not.toThrow()
    },
  )
})
