import { Window as HappyWindow } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import {
  type PageViewTrigger,
  pageKey,
  watchPageViews,
} from '../../packages/client/src/page-views.ts'

interface PageOptions {
  url?: string
  seen?: string
  /** Gives the window a Navigation API. */
  navigation?: EventTarget
  isPrerendering?: boolean
  isHidden?: boolean
  countBackgroundTabs?: boolean
}

function openPage(options: PageOptions = {}) {
  const { url = 'https://shop.example/', seen, navigation, isPrerendering = false } = options
  // The DOM of happy-dom stands for the browser's.
  const window = new HappyWindow({ url }) as unknown as Window & typeof globalThis
  Object.defineProperty(window, 'navigation', { value: navigation })
  Object.defineProperty(window.document, 'prerendering', {
    value: isPrerendering,
    writable: true,
  })
  Object.defineProperty(window.document, 'hidden', {
    value: options.isHidden ?? false,
    configurable: true,
  })
  const { countBackgroundTabs = true } = options
  const views: [trigger: PageViewTrigger, path: string][] = []
  const stopping = new AbortController()
  watchPageViews({
    window,
    countBackgroundTabs,
    registration: seen === undefined ? {} : { seen },
    listen: (target, types, listener) => {
      for (const type of types.split(' ')) {
        target.addEventListener(type, listener, { signal: stopping.signal })
      }
    },
    signal: stopping.signal,
    onPageView: (trigger) => views.push([trigger, window.location.href.slice(20)]),
  })
  const stop = () => stopping.abort()
  const emit = (type: string, init: object = {}, target: EventTarget = window) =>
    target.dispatchEvent(Object.assign(new window.Event(type), init))
  const activate = () => {
    Object.assign(window.document, { prerendering: false })
    emit('prerenderingchange', {}, window.document)
  }
  /** Comes to the front, as a background tab does when it is first seen. */
  const show = () => {
    Object.defineProperty(window.document, 'hidden', { value: false, configurable: true })
    emit('visibilitychange', {}, window.document)
  }
  return { window, history: window.history, views, stop, emit, activate, show }
}

describe('pageKey()', () => {
  it.each([
    ['/', '/'],
    ['/cart?a=1', '/cart?a=1'],
    ['/cart#reviews', '/cart'],
    ['/cart#', '/cart'],
    ['/cart#/checkout', '/cart#/checkout'],
    ['/cart#!/checkout', '/cart#!/checkout'],
  ])('names %s as %s', (path, key) => {
    expect(pageKey(new URL(path, 'https://shop.example'))).toBe(`https://shop.example${key}`)
  })
})

describe('watchPageViews()', () => {
  it('counts the page that loaded, at once', () => {
    expect(openPage().views).toEqual([['load', '/']])
  })

  it('does not count a page that is counted already', () => {
    expect(openPage({ seen: 'https://shop.example/' }).views).toEqual([])
  })

  it('counts another page than the one counted already', () => {
    expect(openPage({ seen: 'https://shop.example/cart' }).views).toEqual([['load', '/']])
  })

  it.each(['pushState', 'replaceState'] as const)('counts %s to another address', (method) => {
    const { history, views } = openPage()
    history[method](null, '', '/cart')
    expect(views.slice(1)).toEqual([['history', '/cart']])
  })

  it.each([
    ['the same address', '/'],
    ['an anchor of the same page', '/#reviews'],
    ['no address at all', undefined],
  ])('does not count replaceState to %s', (_, url) => {
    const { history, views } = openPage()
    history.replaceState({ scroll: 100 }, '', url)
    expect(views.length).toBe(1)
  })

  it('counts the same page again after another', () => {
    const { history, views } = openPage()
    history.pushState(null, '', '/cart')
    history.pushState(null, '', '/')
    expect(views.map(([, path]) => path)).toEqual(['/', '/cart', '/'])
  })

  it('counts a change of the query', () => {
    const { history, views } = openPage()
    history.pushState(null, '', '/?page=2')
    expect(views.length).toBe(2)
  })

  it.each(['popstate', 'hashchange'])('counts %s where the address has changed', (type) => {
    const { window, views, emit } = openPage()
    window.location.hash = '#/cart'
    emit(type)
    expect(views.at(-1)).toEqual(['history', '/#/cart'])
  })

  it('counts one step back once, though two events tell of it', () => {
    const { window, views, emit } = openPage()
    window.location.hash = '#/cart'
    emit('popstate')
    emit('hashchange')
    expect(views.length).toBe(2)
  })

  it('does not count a jump to an anchor', () => {
    const { window, views, emit } = openPage()
    window.location.hash = '#reviews'
    emit('hashchange')
    expect(views.length).toBe(1)
  })

  it('counts a page that comes back from the bfcache', () => {
    const { views, emit } = openPage()
    emit('pageshow', { persisted: true })
    expect(views.slice(1)).toEqual([['restore', '/']])
  })

  it('does not count the pageshow of an ordinary load', () => {
    const { views, emit } = openPage()
    emit('pageshow', { persisted: false })
    expect(views.length).toBe(1)
  })

  it('calls the page’s own history through, with its receiver and arguments', () => {
    const { history } = openPage()
    const state = { step: 2 }
    history.pushState(state, '', '/cart')
    expect(history.state).toEqual(state)
  })

  it('lets the page have the errors of its own call', () => {
    const { history } = openPage()
    expect(() => history.pushState(null, '', 'https://elsewhere.example/')).toThrow()
  })
})

describe('watchPageViews() with a Navigation API', () => {
  it('counts a change of the current entry', () => {
    const navigation = new EventTarget()
    const { window, history, views } = openPage({ navigation })
    history.pushState(null, '', '/cart')
    navigation.dispatchEvent(new window.Event('currententrychange'))
    expect(views).toEqual([
      ['load', '/'],
      ['history', '/cart'],
    ])
  })

  it('does not count an entry that shows the same page', () => {
    const navigation = new EventTarget()
    const { window, views } = openPage({ navigation })
    navigation.dispatchEvent(new window.Event('currententrychange'))
    expect(views.length).toBe(1)
  })

  it('leaves the history methods alone', () => {
    const { history } = openPage({ navigation: new EventTarget() })
    expect([Object.hasOwn(history, 'pushState'), Object.hasOwn(history, 'replaceState')]).toEqual([
      false,
      false,
    ])
  })

  it('counts nothing after stopping', () => {
    const navigation = new EventTarget()
    const { window, history, views, stop } = openPage({ navigation })
    stop()
    history.pushState(null, '', '/cart')
    navigation.dispatchEvent(new window.Event('currententrychange'))
    expect(views.length).toBe(1)
  })
})

describe('watchPageViews() in a background tab', () => {
  const inBackground = (countBackgroundTabs: boolean) =>
    openPage({ isHidden: true, countBackgroundTabs })

  it('counts at once', () => {
    expect(inBackground(true).views).toEqual([['load', '/']])
  })

  it('counts when the tab is first seen, where the site wants that', () => {
    const { views, show } = inBackground(false)
    const before = [...views]
    show()
    expect([before, views]).toEqual([[], [['load', '/']]])
  })

  it('counts once, however often the tab is seen', () => {
    const { views, show } = inBackground(false)
    show()
    show()
    expect(views.length).toBe(1)
  })
})

describe('watchPageViews() on a prerendered page', () => {
  it('counts nothing before activation', () => {
    const { history, views } = openPage({ isPrerendering: true })
    history.pushState(null, '', '/cart')
    expect(views).toEqual([])
  })

  it('counts the page at activation', () => {
    const { views, activate } = openPage({ isPrerendering: true })
    activate()
    expect(views).toEqual([['load', '/']])
  })

  it('counts history from activation on', () => {
    const { history, views, activate } = openPage({ isPrerendering: true })
    activate()
    history.pushState(null, '', '/cart')
    expect(views.length).toBe(2)
  })

  it('counts nothing when it was stopped before', () => {
    const { views, stop, activate } = openPage({ isPrerendering: true })
    stop()
    activate()
    expect(views).toEqual([])
  })
})

describe('stopping', () => {
  it('gives the history methods back', () => {
    const { history, stop } = openPage()
    const patched = history.pushState
    stop()
    expect([history.pushState === patched, history.pushState.name]).toEqual([false, 'pushState'])
  })

  it('leaves methods that somebody patched after us', () => {
    const { history, stop } = openPage()
    const ours = history.pushState
    const theirs: History['pushState'] = (...args) => ours.apply(history, args)
    history.pushState = theirs
    stop()
    expect(history.pushState).toBe(theirs)
  })

  it('makes a method that somebody patched after us pass through', () => {
    const { history, views, window, stop } = openPage()
    const ours = history.pushState
    history.pushState = (...args) => ours.apply(history, args)
    stop()
    history.pushState(null, '', '/cart')
    expect([window.location.pathname, views.length]).toEqual(['/cart', 1])
  })

  it('counts nothing afterwards', () => {
    const { history, views, stop, emit } = openPage()
    stop()
    history.pushState(null, '', '/cart')
    emit('popstate')
    emit('pageshow', { persisted: true })
    expect(views.length).toBe(1)
  })
})
