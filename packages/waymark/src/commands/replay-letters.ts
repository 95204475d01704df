import type { Replayed, ReplayFailure, SiteOptions, Store } from '@waymark/collector'
import { createCollector } from '@waymark/collector'
import { classifyChannel } from '@waymark/journey'
import { readStageRules } from '../read-stage-rules.ts'
import type { CommandWorld } from './command.ts'
import { countText } from './count-text.ts'

/** Letters that are read, or taken again, at a time. */
export const PAGE_LETTERS = 200

/** Which letters are to be taken again, and by what. */
export interface LettersToReplay {
  sites: Readonly<Record<string, SiteOptions>>
  siteId: string
  ids: readonly string[]
  stageRulesPath: string | undefined
}

/** What became of letters, those among them that are not there included. */
interface Outcome extends Replayed {
  missing: readonly string[]
}

/** Has the collector take letters again, by its own route: nothing listens. */
async function replayPage(store: Store, asked: LettersToReplay): Promise<Outcome> {
  const { sites, siteId, ids, stageRulesPath } = asked
  const app = createCollector({
    sink: store,
    sites,
    stage: readStageRules(stageRulesPath).inferStage,
    channel: classifyChannel,
    isLocal: () => true,
  })
  const answer = await app.request('http://localhost/v1/admin/dead-letters', {
    method: 'POST',
    headers: { host: 'localhost' },
    body: JSON.stringify({ siteId, ids }),
  })
  if (!answer.ok) throw new Error(`Cannot replay: ${(await answer.json()).detail}`)
  // The route answers with what `replayDeadLetters()` gives.
  const { replayed, failed } = (await answer.json()) as Replayed
  const known = new Set([...replayed, ...failed.map(({ id }) => id)])
  return { replayed, failed, missing: ids.filter((id) => !known.has(id)) }
}

/** Counts by reason, the most frequent first: `3 consent, 1 not_whole`. */
function reasonsText(failed: readonly ReplayFailure[]): string {
  const counts = new Map<string, number>()
  for (const { reason } of failed) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${count.toLocaleString('en')} ${reason}`)
    .join(', ')
}

/** One sentence on all of them; a letter of an erased visitor is gone, and no longer refused. */
function toSummary({ replayed, failed, missing }: Outcome): string {
  const refused = failed.filter(({ reason }) => reason !== 'erased')
  const erasedCount = failed.length - refused.length
  const count = (of: number) => of.toLocaleString('en')
  return [
    `${countText(replayed.length, 'dead letter')} stored`,
    `${count(refused.length)} still refused${refused.length > 0 ? ` (${reasonsText(refused)})` : ''}`,
    ...(erasedCount > 0 ? [`${count(erasedCount)} deleted as the visitor was erased`] : []),
    ...(missing.length > 0 ? [`${count(missing.length)} not there`] : []),
  ].join(', ')
}

/**
 * Takes letters again, and tells what became of each, and of all of them.
 *
 * @returns Whether all of them are stored.
 */
export async function replayLetters(
  store: Store,
  asked: LettersToReplay,
  print: CommandWorld['print'],
): Promise<boolean> {
  const { siteId, ids } = asked
  if (ids.length === 0) {
    print(`${siteId}: no dead letters`)
    return true
  }
  const pages: Outcome[] = []
  for (let start = 0; start < ids.length; start += PAGE_LETTERS) {
    const page = ids.slice(start, start + PAGE_LETTERS)
    const outcome = await replayPage(store, { ...asked, ids: page })
    for (const id of outcome.replayed) print(`${id}  stored`)
    for (const { id, reason, detail } of outcome.failed) print(`${id}  ${reason}: ${detail}`)
    for (const id of outcome.missing) print(`${id}  not there`)
    pages.push(outcome)
  }
  const all: Outcome = {
    replayed: pages.flatMap(({ replayed }) => replayed),
    failed: pages.flatMap(({ failed }) => failed),
    missing: pages.flatMap(({ missing }) => missing),
  }
  print(`${siteId}: ${toSummary(all)}`)
  return all.replayed.length === ids.length
}
