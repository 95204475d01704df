import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { deadLettersCommand } from '../../../packages/waymark/src/commands/dead-letters.ts'
import { aDeadLetter, aStoredBatch } from '../../collector/stored.ts'
import { anEnvelope, aTouchpoint } from '../../helpers/envelope.ts'
import { itWorksOnDatabases, useOwnDatabase } from './own-database.ts'

const database = useOwnDatabase()

describe('waymark dead-letters', () => {
  itWorksOnDatabases(database, deadLettersCommand, { name: 'dead-letters', argv: ['list'] })

  const expiresAt = 9_000_000_000_000
  const whole = JSON.stringify(
    anEnvelope({ touchpoints: [aTouchpoint({ id: 'again', url: 'https://shop.example/cart' })] }),
  )
  beforeEach(() =>
    database().store.write(
      aStoredBatch({
        touchpoints: [],
        deadLetters: [
          aDeadLetter({ id: 'good', body: whole, expiresAt }),
          aDeadLetter({ id: 'cut', isWhole: false, expiresAt }),
        ],
      }),
    ),
  )

  it('lists what was refused, newest first', async () => {
    const { lines } = await database().run(deadLettersCommand, 'list')
    expect(lines).toEqual([
      expect.stringMatching(/^cut +2026-09-21T.* bad_type +type must be a name/),
      expect.stringMatching(/^good /),
    ])
  })

  it('lists letters whole, and so many', async () => {
    const { lines } = await database().run(deadLettersCommand, 'list', '--json', '--limit', '1')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['cut'])
  })

  it.each([[['list']], [['replay', '--all']]])('says where there are none: %j', async (argv) => {
    expect(await database().run(deadLettersCommand, ...argv, '--site', 'other')).toEqual({
      code: 0,
      lines: ['other: no dead letters'],
    })
  })

  it('takes letters again, and says what became of each', async () => {
    expect(await database().run(deadLettersCommand, 'replay', 'good', 'nobody')).toEqual({
      code: 1,
      lines: [
        'good  stored',
        'nobody  not there',
        'shop: 1 dead letter stored, 0 still refused, 1 not there',
      ],
    })
    expect(await database().store.latest('shop', 9)).toMatchObject([
      { id: 'again', stage: { stage: 'decision' } },
    ])
  })

  it('takes all of them again', async () => {
    expect(await database().run(deadLettersCommand, 'replay', '--all')).toEqual({
      code: 1,
      lines: [
        'good  stored',
        'cut  not_whole: what was kept of it is not all there was',
        'shop: 1 dead letter stored, 1 still refused (1 not_whole)',
      ],
    })
  })

  it('ends with 0 when all of them are stored', async () => {
    expect(await database().run(deadLettersCommand, 'replay', 'good')).toEqual({
      code: 0,
      lines: ['good  stored', 'shop: 1 dead letter stored, 0 still refused'],
    })
  })

  it('tells letters of an erased visitor apart, which are gone', async () => {
    await database().store.erase('shop', [JSON.parse(whole).anonymousId], Date.now())
    const { lines } = await database().run(deadLettersCommand, 'replay', '--all')
    expect(lines).toEqual([
      'cut  not_whole: what was kept of it is not all there was',
      'good  erased: its visitor was erased',
      'shop: 0 dead letters stored, 1 still refused (1 not_whole), 1 deleted as the visitor was erased',
    ])
  })

  it('counts over more letters than it takes at a time, the most frequent reason first', async () => {
    const deadLetters = Array.from({ length: 250 }, (_, index) =>
      aDeadLetter({ id: `bad-${index}`, body: '{"siteId":"shop"}', expiresAt }),
    )
    await database().store.write(aStoredBatch({ batchId: 'many', touchpoints: [], deadLetters }))
    const { lines } = await database().run(deadLettersCommand, 'replay', '--all')
    expect(lines).toHaveLength(253)
    expect(lines.at(-1)).toBe(
      'shop: 1 dead letter stored, 251 still refused (250 unsupported_version, 1 not_whole)',
    )
  })

  it('takes letters again under the consent the configured site asks for', async () => {
    const config = join(database().directory, 'waymark.json')
    const shop = { origins: ['https://shop.example'], consent: 'required' }
    writeFileSync(config, JSON.stringify({ sites: { shop } }))
    const undecided = { ...JSON.parse(whole), consent: 'unknown' }
    const deadLetters = [aDeadLetter({ id: 'asks', body: JSON.stringify(undecided), expiresAt })]
    await database().store.write(aStoredBatch({ batchId: 'asks', touchpoints: [], deadLetters }))
    expect(await database().run(deadLettersCommand, 'replay', 'asks', '--config', config)).toEqual({
      code: 1,
      lines: [
        'asks  consent: the visitor has not granted consent',
        'shop: 0 dead letters stored, 1 still refused (1 consent)',
      ],
    })
  })

  it.each([
    [['burn'], 'must be list or replay'],
    [['replay'], 'either ids or --all must be given'],
    [['replay', 'a', '--all'], 'either ids or --all must be given'],
    [['list', '--limit', '0'], '--limit must be 1 or more'],
  ])('refuses %j', async (argv, message) => {
    await expect(database().run(deadLettersCommand, ...argv)).rejects.toThrow(message)
  })
})
