import type { RefusalReason, RejectReason } from '@waymark/protocol'
import type { DeadLetter } from './dead-letter.ts'
import type { ReceiveContext } from './receive.ts'
import { receive } from './receive.ts'
import type { Store } from './sinks/sink.ts'

/** What became of a letter that was to be taken again and was not. */
export interface ReplayFailure {
  id: string
  reason: RejectReason | RefusalReason | 'not_whole'
  /** The reason in words, without personal data: the letter has none. */
  detail: string
}

const NOT_WHOLE = 'what was kept of it is not all there was'
const ERASED = 'its visitor was erased'

/** What became of dead letters that were taken again. */
export interface Replayed {
  /** Stored, and no dead letters any more. */
  replayed: readonly string[]
  /** Still there, except those of erased visitors. */
  failed: readonly ReplayFailure[]
}

const encoder = new TextEncoder()

async function replayOne(
  letter: DeadLetter,
  context: ReceiveContext,
): Promise<ReplayFailure | undefined> {
  const { id, isWhole, body, receivedAt, sentAt = Number.NaN, facts, isTrusted } = letter
  if (!isWhole) return { id, reason: 'not_whole', detail: NOT_WHOLE }
  const reception = await receive(
    {
      bytes: encoder.encode(body),
      receivedAt,
      sentAt,
      facts,
      sender: { kind: 'replay', isTrusted },
    },
    context,
  )
  if (!reception.ok) {
    const { reason, detail } = reception.refusal
    return { id, reason, detail }
  }
  if (reception.erased > 0) return { id, reason: 'erased', detail: ERASED }
  const [rejection] = reception.rejected
  return rejection && { id, reason: rejection.reason, detail: rejection.detail }
}

/**
 * Takes dead letters again, as they came and when they came: after a newer release, or another
 * configuration, that takes what was refused. Those that are stored now are deleted.
 *
 * @param ids - Letters of this site; those that are not there are left out of the answer.
 */
export async function replayDeadLetters(
  store: Store,
  chosen: { siteId: string; ids: readonly string[]; now: number },
  context: ReceiveContext,
): Promise<Replayed> {
  const { siteId, ids, now } = chosen
  const replayed: string[] = []
  const failed: ReplayFailure[] = []
  for (const letter of await store.deadLetters(siteId, { now, ids })) {
    const failure = await replayOne(letter, context)
    if (failure) failed.push(failure)
    else replayed.push(letter.id)
  }
  // Of an erased visitor nothing is kept, a letter neither.
  const erased = failed.filter(({ reason }) => reason === 'erased').map(({ id }) => id)
  const done = [...replayed, ...erased]
  if (done.length > 0) await store.deleteDeadLetters(siteId, done)
  context.log({ level: 'info', event: 'dead_letters_replayed', siteId, count: replayed.length })
  return { replayed, failed }
}
