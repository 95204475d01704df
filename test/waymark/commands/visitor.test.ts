import { beforeEach, describe, expect, it } from 'vitest'
import { visitorCommand } from '../../../packages/waymark/src/commands/visitor.ts'
import { aDeadLetter, aStoredBatch, aStoredTouchpoint } from '../../collector/stored.ts'
import { itWorksOnDatabases, useOwnDatabase } from './own-database.ts'

const database = useOwnDatabase()

describe('waymark visitor', () => {
  itWorksOnDatabases(database, visitorCommand, { name: 'visitor', argv: ['show', 'v'] })

  beforeEach(async () => {
    const touchpoints = [
      aStoredTouchpoint({ id: 'a', anonymousId: 'tablet', userId: 'ann' }),
      aStoredTouchpoint({ id: 'b', anonymousId: 'tablet' }),
      aStoredTouchpoint({ id: 'c', anonymousId: 'other' }),
    ]
    const expiresAt = 9_000_000_000_000
    const deadLetters = [aDeadLetter({ anonymousId: 'tablet', expiresAt })]
    await database().store.write(aStoredBatch({ touchpoints, deadLetters }))
  })

  it('shows the ids joined to one', async () => {
    expect((await database().run(visitorCommand, 'show', 'ann')).lines).toEqual([
      expect.stringMatching(/^id +touchpoints +dead letters +first +last/),
      expect.stringMatching(/^ann +1 +0 +2026-09-21 +2026-09-21 +joined to tablet/),
      expect.stringMatching(/^tablet +2 +1 +2026-09-21 +2026-09-21 +joined to ann/),
    ])
  })

  it('says where nothing is stored, and in which site', async () => {
    expect((await database().run(visitorCommand, 'show', 'nobody')).lines).toEqual([
      'shop: nothing is stored of nobody',
    ])
  })

  it('exports exactly the ids named', async () => {
    const { lines } = await database().run(visitorCommand, 'export', 'tablet')
    const rows = lines.map((line) => JSON.parse(line))
    expect(rows.map(({ touchpoint }) => touchpoint?.id)).toEqual(['a', 'b', undefined])
  })

  it('fails to export what is not there, rather than to leave an empty file', async () => {
    await expect(database().run(visitorCommand, 'export', 'nobody', 'no-one')).rejects.toThrow(
      'Cannot export a visitor as nothing is stored of nobody, no-one in shop',
    )
  })

  it('erases exactly the ids named, beside a collector that then refuses them', async () => {
    const { lines } = await database().run(visitorCommand, 'erase', 'tablet', 'ann')
    expect(lines).toEqual([
      'Erased 2 touchpoints and 1 dead letter of tablet, ann in shop; what comes of them later is refused',
    ])
    const touchpoints = [aStoredTouchpoint({ id: 'late', anonymousId: 'tablet' })]
    expect(
      await database().store.write(aStoredBatch({ batchId: 'late', touchpoints })),
    ).toMatchObject({
      stored: 0,
      erased: 1,
    })
    expect((await database().store.latest('shop', 9)).map(({ id }) => id)).toEqual(['c'])
    expect((await database().run(visitorCommand, 'show', 'ann')).lines[1]).toMatch(
      /^ann +0 +0 +– +– +erased/,
    )
  })

  it.each([
    [['burn', 'v'], 'must be show, export or erase: current value is "burn"'],
    [['constructor', 'v'], 'must be show, export or erase'],
    [['erase'], 'at least one id must follow'],
    [['show'], 'one id must follow'],
    [['show', 'a', 'b'], 'one id must follow'],
    [['show', 'v', '--site', 'a b'], '--site must be'],
  ])('refuses %j', async (argv, message) => {
    await expect(database().run(visitorCommand, ...argv)).rejects.toThrow(message)
  })
})
