import { quietly } from '../quietly.ts'
import { isObject } from '../storefronts/fields.ts'
import { patch } from './patch.ts'

/** Options for {@link watchDataLayers}. */
export interface DataLayerOptions {
  window: Window & typeof globalThis
  /** Called when a layer has been found, before its entries. */
  onLayer?(): void
  /** Gets each entry, what was pushed before included. */
  onEntry(entry: unknown): void
}

/** Listening to the page's data layers. */
export interface DataLayerWatch {
  /** Looks for layers that have come since. */
  find(): void
  stop(): void
}

/** Entries of a layer that are replayed; a page that pushed more is not in its beginning. */
const MAX_REPLAYED = 300

/** What Google's loader pushes first, whatever the layer's name. */
const isGoogles = (value: unknown): value is unknown[] =>
  Array.isArray(value) &&
  value.slice(0, 20).some((entry) => isObject(entry) && entry['gtm.start'] !== undefined)

/** Data layers of a page: the usual one, and those a tag manager was started with. */
function layersOf(window: Window): unknown[][] {
  // Values only: a getter of the page is none of ours to call.
  const ownValue = (name: string): unknown => Object.getOwnPropertyDescriptor(window, name)?.value
  // What a page makes can be enumerated. The browser's classes cannot, and Chromium builds each the
  // first time it is described: 30 ms for all of them, 0.3 ms without (156, measured 2026-11).
  const layers = Object.keys(window).map(ownValue).filter(isGoogles)
  const usual = ownValue('dataLayer')
  return Array.isArray(usual) && !layers.includes(usual) ? [usual, ...layers] : layers
}

/**
 * Listens to GA4's data layers as a guest: entries pushed before are replayed, those to come are
 * seen on their way through `push`. The page's array is neither made nor replaced.
 */
export function watchDataLayers({ window, onLayer, onEntry }: DataLayerOptions): DataLayerWatch {
  const restores = new Map<unknown[], () => void>()

  function watch(layer: unknown[]): void {
    const earlier = layer.slice(-MAX_REPLAYED)
    const restore = patch(layer, 'push', (call, _layer, entries) => {
      const result = call()
      for (const entry of entries) quietly(() => onEntry(entry))
      return result
    })
    restores.set(layer, restore)
    onLayer?.()
    for (const entry of earlier) quietly(() => onEntry(entry))
  }

  return {
    find() {
      for (const layer of quietly(() => layersOf(window)) ?? []) {
        if (!restores.has(layer)) watch(layer)
      }
    },
    stop() {
      for (const restore of restores.values()) restore()
    },
  }
}
