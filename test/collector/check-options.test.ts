import type { CollectorOptions } from '@waymark/collector'
import { createCollector, memoryStore, SinkError } from '@waymark/collector'
import { describe, expect, it } from 'vitest'

const options: CollectorOptions = {
  sink: memoryStore(),
  sites: { shop: { origins: ['https://shop.example'] } },
}
const report = { map: async () => '', live: async () => '', visitor: async () => '' }
const writeOnly = { name: 'queue', write: async () => ({ stored: 0 }), close: async () => {} }

describe('createCollector() options', () => {
  it.each<[string, Partial<Record<keyof CollectorOptions, unknown>>, string]>([
    ['no sink', { sink: undefined }, 'sink must have a write method'],
    ['no sites', { sites: undefined }, 'sites must be an object of sites by id'],
    ['origins in no array', { sites: { shop: { origins: '*' } } }, 'sites.shop.origins must be an'],
    ['a stage that is no function', { stage: {} }, 'stage must be a function'],
    ['a report without a store', { sink: writeOnly, report }, 'report needs a store to read from'],
    ['a token that is no text', { adminToken: 1 }, 'adminToken must be a string'],
    [
      'a cookie renewed by a text',
      { sites: { shop: { origins: [], renewsIdCookie: 'yes' } } },
      'sites.shop.renewsIdCookie must be true or false',
    ],
  ])('throws a TypeError for %s', (_, wrong, message) => {
    const create = () => createCollector({ ...options, ...wrong } as CollectorOptions)
    expect(create).toThrow(TypeError)
    expect(create).toThrow(`Cannot create collector as ${message}`)
  })

  it.each<[string, Partial<CollectorOptions>, string]>([
    ['an empty list of sites', { sites: {} }, 'sites must name at least one site'],
    ['a site id with a space', { sites: { 'a b': { origins: [] } } }, 'current value is "a b"'],
    ['a file path without a slash', { files: { 'a.js': { body: '', contentType: '' } } }, '"a.js"'],
    ['a file path with a pattern', { files: { '/:a': { body: '', contentType: '' } } }, '"/:a"'],
    ['a short secret', { sites: { a: { origins: [], secrets: ['x'] } } }, 'sites.a.secrets must'],
    ['a proxy by name', { proxy: { addresses: ['lb'] } }, 'current value is "lb"'],
    ['no time for a body', { bodyTimeoutMs: 0 }, 'bodyTimeoutMs must be more than 0'],
    ['less than no days', { deadLetterDays: -1 }, 'deadLetterDays must be 0 or more'],
    ['a rate of none', { limits: { site: { perSecond: 0, burst: 1 } } }, 'limits.site must allow'],
    ['a short token', { adminToken: 'secret' }, 'at least 22 characters: current length is 6'],
  ])('throws a RangeError for %s', (_, wrong, message) => {
    const create = () => createCollector({ ...options, ...wrong })
    expect(create).toThrow(RangeError)
    expect(create).toThrow(message)
  })

  it.each([
    'shop.example',
    'https://shop.example/',
    'https://shop.example/path',
    'ftp://a',
    'https://*',
  ])('throws a RangeError for the origin %s', (origin) => {
    const create = () => createCollector({ ...options, sites: { shop: { origins: [origin] } } })
    expect(create).toThrow(`current value is "${origin}"`)
  })

  it('keeps the token out of its message', () => {
    const create = () => createCollector({ ...options, adminToken: 'hunter2' })
    expect(create).not.toThrow('hunter2')
  })

  it('exports the error a sink throws', () => {
    expect(new SinkError('full')).toMatchObject({ name: 'SinkError', message: 'full' })
  })
})
