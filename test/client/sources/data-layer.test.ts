import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type DataLayerWatch,
  watchDataLayers,
} from '../../../packages/client/src/sources/data-layer.ts'

const page = globalThis.window as Window & typeof globalThis
const holder = page as unknown as Record<string, unknown[] | undefined>

let entries: unknown[]
let watching: DataLayerWatch

beforeEach(() => {
  entries = []
})

afterEach(() => {
  watching.stop()
  for (const name of ['dataLayer', 'tmLayer', 'list']) delete holder[name]
})

function watch(): void {
  watching = watchDataLayers({ window: page, onEntry: (entry) => entries.push(entry) })
  watching.find()
}

describe('watchDataLayers()', () => {
  it('replays what was pushed before and hears what comes', () => {
    holder.dataLayer = ['before']
    watch()
    holder.dataLayer.push('after', 'and')
    expect(entries).toEqual(['before', 'after', 'and'])
  })

  it('finds a layer that comes later, once', () => {
    watch()
    holder.dataLayer = ['first']
    watching.find()
    watching.find()
    expect(entries).toEqual(['first'])
  })

  it('finds the layer a tag manager was started with under another name', () => {
    holder.tmLayer = [{ 'gtm.start': 1, event: 'gtm.js' }]
    holder.list = ['none of ours']
    watch()
    expect(entries).toEqual([{ 'gtm.start': 1, event: 'gtm.js' }])
  })

  it('calls no getter of the page', () => {
    let callCount = 0
    const get = () => callCount++
    Object.defineProperty(page, 'tmLayer', { get, enumerable: true, configurable: true })
    watch()
    expect(callCount).toBe(0)
  })

  it('gives back what push gives, whatever a reader does', () => {
    holder.dataLayer = []
    watching = watchDataLayers({
      window: page,
      onEntry() {
        throw new Error('reader')
      },
    })
    watching.find()
    expect(holder.dataLayer.push('x')).toBe(1)
  })

  it('survives a tag manager that patches push after it', () => {
    const layer: unknown[] = []
    holder.dataLayer = layer
    watch()
    const ours = layer.push
    layer.push = (...more) => ours.apply(layer, more)
    layer.push('x')
    watching.stop()
    layer.push('y')
    expect([entries, [...layer]]).toEqual([['x'], ['x', 'y']])
  })

  it('leaves push as it was once stopped', () => {
    const layer: unknown[] = []
    const { push } = layer
    holder.dataLayer = layer
    watch()
    watching.stop()
    expect(layer.push).toBe(push)
  })

  it('makes no layer where there is none', () => {
    watch()
    expect(holder.dataLayer).toBeUndefined()
  })
})
