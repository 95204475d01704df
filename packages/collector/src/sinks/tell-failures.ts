import type { StoredTouchpoint } from '@waymark/protocol'
import type { Store } from './sink.ts'
import { toSinkError } from './sink.ts'

async function* tellIn(
  touchpoints: AsyncIterable<StoredTouchpoint>,
): AsyncGenerator<StoredTouchpoint> {
  try {
    yield* touchpoints
  } catch (cause) {
    throw toSinkError(cause)
  }
}

/**
 * Makes every failure of a store a {@link SinkError}, whatever its library throws, so that whoever
 * looks is told "later" and not "never".
 */
export function tellFailures(store: Store): Store {
  const tell =
    <Args extends unknown[], Result>(ask: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await ask(...args)
      } catch (cause) {
        throw toSinkError(cause)
      }
    }
  return {
    name: store.name,
    write: tell(store.write),
    read: (siteId, options) => tellIn(store.read(siteId, options)),
    latest: tell(store.latest),
    regrade: tell(store.regrade),
    version: tell(store.version),
    drops: tell(store.drops),
    loss: tell(store.loss),
    deadLetters: tell(store.deadLetters),
    deleteDeadLetters: tell(store.deleteDeadLetters),
    visitorFacts: tell(store.visitorFacts),
    erase: tell(store.erase),
    retain: tell(store.retain),
    close: tell(store.close),
  }
}
