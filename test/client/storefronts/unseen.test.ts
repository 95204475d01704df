import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Session } from './fixtures/fixture.ts'
import { tell } from './fixtures/fixture.ts'
import type { Score } from './fixtures/read-session.ts'
import { precisionOf, recallOf, sumScores } from './fixtures/read-session.ts'
import type { UnseenShop } from './unseen/shop.ts'
import { compare, exchangesOf, readUnseen } from './unseen/shop.ts'
import type { Variation } from './unseen/variations.ts'
import { AS_TOLD, REFUSALS, VARIATIONS } from './unseen/variations.ts'

const isShop = (value: unknown): value is UnseenShop =>
  typeof value === 'object' && value !== null && 'storefront' in value && 'sessions' in value

async function load(folder: string): Promise<readonly UnseenShop[]> {
  const files = readdirSync(join(import.meta.dirname, folder)).filter((file) => /\.ts$/.test(file))
  const modules = await Promise.all(files.map((file) => import(`./${folder}/${file}`)))
  return modules.flatMap((module) => Object.values(module).flat().filter(isShop))
}

/** Told by the platforms' documentation. */
const DESCRIBED = await load('unseen')
/** Told by what themes, starters and the platforms' own tests send and answer, as it is public. */
const IN_PUBLIC = await load('unseen/in-public')
const SHOPS = [...DESCRIBED, ...IN_PUBLIC]

/** What the reader is told of the platform. */
const NAMES: Readonly<Record<string, (shop: UnseenShop) => string | undefined>> = {
  named: ({ storefront }) => storefront,
  recognised: () => undefined,
  unknown: () => 'generic',
}

interface Outcome extends Score {
  shop: UnseenShop
  name: string
  /** What is told wrongly and what is missed, a line each. */
  complaints: readonly string[]
}

function readSession(shop: UnseenShop, session: Session, name: string, vary: Variation): Outcome {
  const told = readUnseen(shop, vary(exchangesOf(session), shop), session, NAMES[name]?.(shop))
  const { wrong, missed } = compare(told, session.expected, name === 'unknown')
  const where = `${name}, ${shop.storefront}, ${session.title}`
  return {
    ...{ shop, name },
    right: session.expected.length - missed.length,
    wrong: wrong.length,
    missed: missed.length,
    complaints: [
      ...wrong.map((action) => `${where}: told ${tell(action)}`),
      ...missed.map((words) => `${where}: missed ${words}`),
    ],
  }
}

const readAll = (name: string, vary: Variation = AS_TOLD, shops = SHOPS) =>
  shops.flatMap((shop) => shop.sessions.map((session) => readSession(shop, session, name, vary)))

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const inShort = (score: Score) => `${percent(precisionOf(score))} / ${percent(recallOf(score))}`
const isGood = (score: Score) => precisionOf(score) >= 0.98 && recallOf(score) >= 0.98

describe('platforms a stranger describes', () => {
  const outcomes = Object.keys(NAMES).flatMap((name) => readAll(name))
  const of = (name: string) => outcomes.filter((outcome) => outcome.name === name)

  it('are read, whether the reader is told their names or not', () => {
    const rowOf = (isOf: (outcome: Outcome) => boolean) =>
      Object.fromEntries(
        Object.keys(NAMES).map((name) => [name, inShort(sumScores(of(name).filter(isOf)))]),
      )
    const platforms = [...new Set(SHOPS.map(({ storefront }) => storefront))].filter((platform) =>
      SHOPS.some((shop) => shop.storefront === platform && shop.sessions.some(isTelling)),
    )
    const rows = platforms.map((platform) => [
      platform,
      rowOf(({ shop }) => shop.storefront === platform),
    ])
    console.log('precision / recall of what strangers describe')
    console.table({ ...Object.fromEntries(rows), all: rowOf(() => true) })
    const known = [...of('named'), ...of('recognised')]
    console.log(known.flatMap(({ complaints }) => complaints).join('\n'))
    expect(['named', 'recognised'].map((name) => isGood(sumScores(of(name))))).toEqual([true, true])
  })

  // Floors just below what is reached. Many shops here are of a backend on another site, or name
  // lines by keys of their own, which nobody can know who does not know the platform.
  it.each([
    ['described', DESCRIBED, 0.92, 0.66],
    ['found in public', IN_PUBLIC, 0.83, 0.56],
  ] as const)('are read by who knows none of them, as %s', (_, shops, precision, recall) => {
    const score = sumScores(of('unknown').filter(({ shop }) => shops.includes(shop)))
    expect([precisionOf(score) >= precision, recallOf(score) >= recall]).toEqual([true, true])
  })

  it.each(Object.entries(VARIATIONS))('are read the same with %s', (_, vary) => {
    const scores = ['named', 'recognised'].map((name) => sumScores(readAll(name, vary)))
    expect(scores.map(isGood)).toEqual([true, true])
  })

  it.each(Object.entries(REFUSALS))('tell nothing where data was asked and %s came', (_, vary) => {
    const told = ['named', 'recognised', 'unknown'].flatMap((name) =>
      SHOPS.flatMap((shop) =>
        shop.sessions.flatMap((session) =>
          readUnseen(shop, vary(exchangesOf(session), shop), session, NAMES[name]?.(shop)),
        ),
      ),
    )
    expect(told.map(tell)).toEqual([])
  })
})

function isTelling({ expected }: Session): boolean {
  return expected.length > 0
}
