import type { Exchange } from '@waymark/client/storefronts'
import { createExchangeReader, platforms, toStorefront } from '@waymark/client/storefronts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fixture, Session } from './fixtures/fixture.ts'
import { CASES } from './fixtures/fixture.ts'
import { loadFixtures } from './fixtures/load-fixtures.ts'
import {
  precisionOf,
  readKnown,
  recallOf,
  recognize,
  type Score,
  scoreOf,
  sumScores,
} from './fixtures/read-session.ts'
import { isUnseen, scoreGeneric, scoreLiterally } from './fixtures/stranger.ts'

const FIXTURES = await loadFixtures()
const sessions = FIXTURES.flatMap((fixture) =>
  fixture.sessions.map((session) => ({ fixture, session, name: fixture.platform.name })),
)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`

/** Why a platform has no session of a case; nothing where it has, or where nobody says. */
function whyNot({ platform, sessions, lacks = {} }: Fixture, name: Session['case']) {
  if (sessions.some((session) => session.case === name)) return undefined
  const isQuiet = name === 'event' && !platform.events?.length
  return lacks[name] ?? (isQuiet ? 'none is heard, as its requests tell' : undefined)
}

/** One row of the table: a mark for every case. */
function rowOf(fixture: Fixture): Record<string, string> {
  const marks = CASES.map((name) => {
    const shown = fixture.sessions.filter((session) => session.case === name)
    const isRight = shown.every((session) => {
      const { wrong, missed } = scoreOf(readKnown(fixture, session), session.expected)
      return wrong + missed === 0
    })
    return [name, shown.length === 0 ? '–' : isRight ? '✓' : '✗']
  })
  return Object.fromEntries(marks)
}

const NONE: Score = { right: 0, wrong: 0, missed: 0 }
const inShort = (score: Score) =>
  `precision ${percent(precisionOf(score))}, recall ${percent(recallOf(score))}`

describe('platforms', () => {
  it.each(sessions)('$name, $session.case: $session.title', ({ fixture, session }) => {
    expect(readKnown(fixture, session)).toEqual(session.expected)
  })

  it('tell nearly everything and nearly nothing else', () => {
    const known = sumScores(
      sessions.map(({ fixture, session }) =>
        scoreOf(readKnown(fixture, session), session.expected),
      ),
    )
    console.table(
      Object.fromEntries(FIXTURES.map((fixture) => [fixture.platform.name, rowOf(fixture)])),
    )
    const reasons = FIXTURES.flatMap((fixture) =>
      CASES.flatMap((name) => {
        const why = whyNot(fixture, name)
        return why ? [`– ${fixture.platform.name}, ${name}: ${why}`] : []
      }),
    )
    console.log(reasons.join('\n'))
    console.log(
      `${sessions.length} sessions, ${known.right + known.missed} actions: ${inShort(known)}`,
    )
    expect([precisionOf(known) >= 0.98, recallOf(known) >= 0.98]).toEqual([true, true])
  })

  it('are read by who knows none of them, also those no rule was written from', () => {
    const halves = [false, true].map((unseen) =>
      FIXTURES.filter((fixture) => isUnseen(fixture) === unseen),
    )
    const scores = halves.map((half) => scoreGeneric(half))
    for (const [i, half] of halves.entries()) {
      console.log(
        `generic, ${half.length} platforms its rules were ${i ? 'not ' : ''}written from: ` +
          `${inShort(scores[i] ?? NONE)}; taken literally ${inShort(scoreGeneric(half, scoreLiterally))}`,
      )
    }
    // Floors just below what is reached: they rise with it, and the second never by looking.
    const [studied = NONE, unseen = NONE] = scores
    expect([precisionOf(studied) >= 0.95, recallOf(studied) >= 0.76]).toEqual([true, true])
    expect([precisionOf(unseen) >= 0.69, recallOf(unseen) >= 0.49]).toEqual([true, true])
  })

  it('have fixtures, each of them', () => {
    const described = FIXTURES.map(({ platform }) => platform.name).sort()
    expect(described).toEqual(platforms.map(({ name }) => name).sort())
  })

  it('show every case, or say why there is none', () => {
    const untold = FIXTURES.flatMap((fixture) =>
      CASES.flatMap((name) => {
        const isShown = fixture.sessions.some((session) => session.case === name)
        const isExcused = whyNot(fixture, name) !== undefined
        // Nor may there be an excuse for what is there.
        const isStale = isShown && fixture.lacks?.[name] !== undefined
        return (isShown || isExcused) && !isStale ? [] : [`${fixture.platform.name}: ${name}`]
      }),
    )
    expect(untold).toEqual([])
  })

  it('are recognised by what happens in a session that succeeds', () => {
    const mistaken = sessions.flatMap(({ fixture, session, name }) => {
      const isShown = session.case === 'success' && !session.steps.some((step) => 'event' in step)
      const found = isShown ? recognize(fixture, session) : name
      return found === name ? [] : [`${session.title}: ${found}, not ${name}`]
    })
    expect(mistaken).toEqual([])
  })

  it('never throw on exchanges cut, mixed or mangled', () => {
    const exchanges = sessions.flatMap(({ session }) =>
      session.steps.filter((step): step is Exchange => !('event' in step)),
    )
    const known = fc.constantFrom(...exchanges)
    const mangled = fc
      .tuple(known, known, fc.json({ maxDepth: 5 }), fc.nat(400), fc.string())
      .map(([a, b, json, cut, text]): unknown[] => [
        { ...a, responseBody: b.responseBody },
        { ...a, requestBody: b.requestBody },
        { ...a, responseBody: json },
        { ...a, responseBody: a.responseBody?.slice(0, cut), url: b.url },
        { ...a, requestBody: text, url: text },
        { ...a, requestBody: json },
      ])
    const named = fc.constantFrom(undefined, ...platforms.map(({ name }) => name))
    fc.assert(
      fc.property(named, fc.array(mangled, { maxLength: 4 }), (storefront, sequences) => {
        const url = 'https://www.shop.example/'
        const reader = createExchangeReader({ url, ...(storefront && { storefront }) })
        for (const exchange of sequences.flat()) {
          // What is fed here is of other forms than the type allows: that is the point.
          expect(Array.isArray(reader.read(exchange as Exchange))).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('take any detail of an event', () => {
    const events = platforms.flatMap((platform) =>
      (platform.events ?? []).map(({ name }) => ({ storefront: toStorefront(platform), name })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...events), fc.jsonValue(), ({ storefront, name }, detail) => {
        const session = { page: { url: 'https://www.shop.example/' }, cart: undefined }
        expect(Array.isArray(storefront.readEvent?.(name, detail, session))).toBe(true)
      }),
    )
  })
})
