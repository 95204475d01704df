import { isOwnVisit } from '@waymark/client'
import { Window as HappyWindow } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { openPage } from '../helpers/tracked-page.ts'

const open = (url: string) => new HappyWindow({ url }) as unknown as Window

/** Opens pages of one browser one after the other; gives the answer of the last. */
function visit(...paths: string[]): boolean {
  const window = open('https://shop.example/')
  return paths
    .map((path) => {
      window.history.replaceState(null, '', path)
      return isOwnVisit({ window })
    })
    .at(-1) as boolean // of at least one path
}

describe('isOwnVisit()', () => {
  it.each([
    ['a visitor', ['/'], false],
    ['?waymark=off', ['/?waymark=off'], true],
    ['any page after it', ['/?a=1&waymark=off&b', '/tea'], true],
    ['?waymark=on after it', ['/?waymark=off', '/?waymark=on'], false],
    ['any page after that', ['/?waymark=off', '/?waymark=on', '/tea'], false],
    ['a word it does not know', ['/?waymark=offer'], false],
    ['a key that only ends like it', ['/?xwaymark=off'], false],
    ['the word in a fragment', ['/#?waymark=off'], false],
  ])('%s', (_, paths, isOwn) => {
    expect(visit(...paths)).toBe(isOwn)
  })

  it.each([
    ['http://localhost:5173/', true],
    ['https://pr-7.staging.example/', true],
    ['https://shop.example/', false],
    ['http://localhost:5173/?waymark=on', true],
  ])('knows hosts that are no shop: %s %s', (url, isOwn) => {
    const hosts = ['localhost', '*.staging.example']
    expect(isOwnVisit({ hosts, window: open(url) })).toBe(isOwn)
  })

  it('remembers one word that is the same for everybody', () => {
    const window = open('https://shop.example/?waymark=off')
    isOwnVisit({ window })
    expect([{ ...window.localStorage }, window.document.cookie]).toEqual([{ waymark: 'off' }, ''])
  })

  it('stores nothing for visitors', () => {
    const window = open('https://shop.example/?waymark=on')
    isOwnVisit({ window })
    expect(window.localStorage.length).toBe(0)
  })

  it.each(['off', 'on'])('takes blocked storage: ?waymark=%s', (word) => {
    const window = open(`https://shop.example/?waymark=${word}`)
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new Error('SecurityError')
      },
    })
    expect(isOwnVisit({ window })).toBe(word === 'off')
  })
})

describe('a tracker whose visits are excluded', () => {
  it('takes every call, and records, sends and stores nothing', async () => {
    const page = openPage()
    const tracker = page.track({ consent: 'not_required', isExcluded: true })
    tracker.track('view_cart')
    tracker.identify('owner')
    tracker.consent('granted')
    tracker.page()
    await tracker.drain()
    tracker.stop()
    expect([
      page.bodies,
      page.window.document.cookie.includes('waymark'),
      page.store.contents(),
    ]).toEqual([[], false, []])
  })
})
