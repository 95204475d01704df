import type { SiteStoreState } from '@waymark/collector/workerd'
import { SiteStore } from '@waymark/collector/workerd'

/** What a test needs of a Durable Object besides. */
interface TestState extends SiteStoreState {
  storage: SiteStoreState['storage'] & { deleteAll(): Promise<void>; sync(): Promise<void> }
  abort(): void
}

/** The object itself, into which a test can put what an earlier release left. */
export class TestSiteStore extends SiteStore {
  readonly #state: TestState

  constructor(state: TestState) {
    super(state)
    this.#state = state
  }

  override async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== '/load') return super.fetch(request)
    const { storage } = this.#state
    const sql = await request.text()
    await storage.deleteAll()
    storage.sql.exec(sql)
    await storage.sync()
    // The next request finds an object that wakes to what is there.
    this.#state.abort()
    return new Response()
  }
}

export default { fetch: () => new Response() }
