import { describe, expect, it } from 'vitest'
import { pageHost, pagePath, safeHref } from '../../../packages/journey/src/report/safe-href.ts'

describe('safeHref()', () => {
  it.each([
    ['https://shop.example/a', 'https://shop.example/a'],
    ['http://shop.example/a', 'http://shop.example/a'],
    ['HTTPS://shop.example/"a"', 'https://shop.example/%22a%22'],
    ['javascript:alert(1)', undefined],
    [' javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['blob:https://shop.example/1', undefined],
    ['//evil.example', undefined],
    ['/relative', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('turns %j into %j', (url, href) => {
    expect(safeHref(url)).toBe(href)
  })
})

describe('pagePath()', () => {
  it.each([
    ['https://shop.example/a?q=1#/b', '/a?q=1#/b'],
    ['not an address', 'not an address'],
  ])('shows %j as %j', (url, path) => {
    expect(pagePath(url)).toBe(path)
  })
})

describe('pageHost()', () => {
  it.each([
    ['https://shop.example:8443/a', 'shop.example:8443'],
    ['not an address', ''],
  ])('finds in %j %j', (url, host) => {
    expect(pageHost(url)).toBe(host)
  })
})
