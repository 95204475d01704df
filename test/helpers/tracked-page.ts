import { type CustomTypes, createTracker, type Tracker, type TrackerOptions } from '@waymark/client'
import { type Envelope, type Touchpoint, validateEnvelope } from '@waymark/protocol'
import { Window as HappyWindow } from 'happy-dom'
import { createMemoryDeviceStore, type MemoryDeviceStore } from './memory-device-store.ts'

/** Options for {@link openPage}. */
export interface PageOptions {
  /** @defaultValue `https://shop.example/` */
  url?: string
  referrer?: string
  title?: string
  /** Cookies of earlier pages, as `document.cookie` reads. */
  cookies?: string
  /** The device, for a page that comes after another. */
  store?: MemoryDeviceStore
  /** What the collector answers. @defaultValue `204` */
  answer?: (body: string) => Response | Promise<Response>
}

/** A page of the shop with a collector behind its `fetch`. */
export interface Page {
  readonly window: Window & typeof globalThis
  readonly store: MemoryDeviceStore
  /** Bodies posted, in order. */
  readonly bodies: readonly string[]
  /** Starts the tracker here. */
  track<Types extends CustomTypes = CustomTypes>(options?: Partial<TrackerOptions>): Tracker<Types>
  /** Envelopes posted. @throws When the protocol finds anything wrong with one of them. */
  envelopes(): Envelope[]
  /** Touchpoints posted, each once, in the order of their first arrival. */
  touchpoints(): Touchpoint[]
  /** Drops reported by all envelopes together. */
  drops(): Record<string, number>
  /** Hides the page, as a visitor who turns to another tab does. */
  hide(): void
}

function validate(body: string): Envelope {
  const verdict = validateEnvelope(JSON.parse(body))
  if (!verdict.ok) throw new Error(`The collector refuses this: ${verdict.detail}\n${body}`)
  if (verdict.rejected.length) {
    throw new Error(`The collector rejects ${JSON.stringify(verdict.rejected)} of\n${body}`)
  }
  return verdict.envelope
}

/** Opens a {@link Page}. */
export function openPage(options: PageOptions = {}): Page {
  const { url = 'https://shop.example/', referrer = '', title = 'Tea', cookies = '' } = options
  const { store = createMemoryDeviceStore() } = options
  const { answer = () => new Response(null, { status: 204 }) } = options
  // The DOM of happy-dom stands for the browser's.
  const window = new HappyWindow({ url }) as unknown as Window & typeof globalThis
  const { document } = window
  const bodies: string[] = []
  async function fetch(_: string, { body }: { body: string }): Promise<Response> {
    bodies.push(body)
    return answer(body)
  }
  Object.defineProperty(window, 'fetch', { value: fetch, writable: true })
  Object.defineProperty(document, 'referrer', { value: referrer })
  document.title = title
  // With the path that the tracker writes them for, so that it can take them back.
  for (const cookie of cookies.split('; ')) if (cookie) document.cookie = `${cookie}; path=/`

  const envelopes = () => bodies.map(validate)
  return {
    window,
    store,
    bodies,
    track: (trackerOptions) =>
      createTracker({
        siteId: 'shop',
        endpoint: 'https://collect.example',
        window,
        store,
        ...trackerOptions,
      }),
    envelopes,
    touchpoints() {
      const byId = new Map(
        envelopes().flatMap(({ touchpoints }) => touchpoints.map((one) => [one.id, one] as const)),
      )
      return [...byId.values()]
    },
    drops() {
      const total: Record<string, number> = {}
      for (const { drops = {} } of envelopes()) {
        for (const [reason, count] of Object.entries(drops)) {
          total[reason] = (total[reason] ?? 0) + count
        }
      }
      return total
    },
    hide() {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true })
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new window.Event('visibilitychange', { bubbles: true }))
    },
  }
}
